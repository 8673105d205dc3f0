// QR codes of the standard (SMART Health Links): which are out there, who opened them and when, and one tap to stop
// one.
#include "app/delivery/settings.h"
#include "web/frame/appearance.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/health_link_parts.h"
#include "web/pages/reader_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using app::HealthLink;
using State = HealthLink::State;

std::string readerText(const Page& page, const HealthLink& link) {
  return link.reader.who.empty() ? roleText(page.language, link.reader.role, link.reader.role) : link.reader.who;
}

Html stateBadge(Language language, State state) {
  switch (state) {
    case State::Open:
      return badge(say(language, "Opens"), Tone::Good);
    case State::UsedUp:
      return badge(say(language, "Used up"), Tone::Neutral);
    case State::Locked:
      return badge(say(language, "Locked: too many wrong codes"), Tone::Caution);
    case State::Over:
      return badge(say(language, "Over"), Tone::Neutral);
  }
  return {};
}

Html openingsPart(const Page& page, const HealthLink& link) {
  const Language language = page.language;
  if (link.openings == 0) return paragraph(say(language, "Nobody has opened it yet."));
  std::vector<Moment> moments;
  for (const HealthLink::Opening& one : link.last) {
    moments.push_back(
        {shownMoment(mannerOf(page), one.at), toIso(one.at), Html::element("bdi", Html::text(one.recipient))});
  }
  Html html = paragraph(sayn(language, "Opened {} time.", "Opened {} times.", link.openings));
  html += muted(say(language, "The name is what they wrote themselves. Nobody checked it."));
  return html += timelineList(moments);
}

Html linkCard(const Page& page, const HealthLink& link, Instant now) {
  const Language language = page.language;
  const State state = link.stateAt(now);
  Card box;
  box.title = sayf(language, "For {}", readerText(page, link));
  box.content = Html::element("p", stateBadge(language, state));
  if (state == State::Open) box.content += paragraph(healthLinkTerms(page, link));
  box.content += openingsPart(page, link);
  if (state == State::Open && !link.passcode.empty()) {
    box.content += details(
        say(language, "The code that opens it"),
        Html::element("p", Html::element("code", {{"class", "code"}}, Html::text(spacedPasscode(link.passcode)))));
  }
  if (state == State::Open) {
    box.actions =
        buttonForm(page, page.about("/health-links/" + link.id + "/stop"), say(language, "Stop now"), Look::Warning);
  }
  return card(box, 2);
}

}  // namespace

std::string spacedPasscode(const std::string& passcode) {
  return passcode.size() == 6 ? passcode.substr(0, 3) + " " + passcode.substr(3) : passcode;
}

Result<std::string> siteFor(const Page& page) {
  BATON_TRY(const auto settings, app::readDeliverySettings(page.home.places()));
  if (!settings.site.empty()) return settings.site;
  return (page.request.is_secure ? "https://" : "http://") + page.request.host;
}

std::string healthLinkTerms(const Page& page, const HealthLink& link) {
  const Language language = page.language;
  std::string text = sayf(language, "It opens until {}.", shownMoment(mannerOf(page), link.until));
  if (link.most_openings < app::kMostOpenings) {
    text += " " + sayn(language, "It can be opened {} more time.", "It can be opened {} more times.",
                       link.most_openings - link.openings);
  }
  if (link.is_long_term) text += " " + say(language, "Who has it can look again and sees what is new.");
  return text;
}

Response healthLinksPage(Page& page) {
  const Language language = page.language;
  const auto links = app::healthLinksOf(page.home, page.person->person);
  if (!links) return trouble(page, links.error());
  const Instant now = page.home.clock().now();
  Html content = paragraph(
      say(language, "A QR code that opens your summary in a clinic's own program. Nobody needs an account for it."));
  content += Html::element("div", {{"class", "buttons"}},
                           linkButton(page.about("/health-links/new"), say(language, "Make a QR code")));
  if (links->empty()) {
    content += emptyState(say(language, "No QR code is out there"),
                          say(language, "When you make one, you see here who opened it. You can stop it at any time."));
  }
  std::vector<Html> cards;
  for (const HealthLink& link : *links) cards.push_back(linkCard(page, link, now));
  if (!cards.empty()) content += cardGroup(cards);
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/sent");
  return layout(page, say(language, "QR codes for your summary"), content, options);
}

Response healthLinkStop(Page& page) {
  const app::Author author{page.visitor.account, app::Author::Kind::Person, page.visitor.name, ""};
  const auto ended = app::endHealthLink(page.home, page.person->person, author, page.request.params.at("link"));
  if (!ended) return trouble(page, ended.error());
  return goTo(page, page.about("/health-links"), Flash{Done::Saved, page.home.clock().now(), ""});
}

}  // namespace baton::web
