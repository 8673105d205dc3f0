// Who may see what, in plain words: what the person allowed and refused, with one tap to stop each; what holds without
// any permission; emergency access that was used; Consents that came with files.
#include <algorithm>

#include "app/consent_renewal.h"
#include "app/consents.h"
#include "app/release.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/record_parts.h"
#include "web/pages/sharing_pages.h"
#include "web/pages/sharing_parts.h"

namespace baton::web {
namespace {

using app::ConsentShown;
using State = app::ConsentShown::State;

std::string idOf(const ConsentShown& one) { return one.key.substr(one.key.find('/') + 1); }

std::string pathOf(const Page& page, const ConsentShown& one, std::string_view tail) {
  return page.about("/sharing/" + idOf(one) + std::string(tail));
}

bool isOver(const ConsentShown& one) { return one.state == State::Over || one.state == State::Ended; }

Html untilLine(const Page& page, const ConsentShown& one) {
  const Language language = page.language;
  if (one.state == State::NotYet) {
    return paragraph(sayf(language, "From {0} to {1}.", shownDate(mannerOf(page), one.period.start),
                          shownDate(mannerOf(page), one.period.end)));
  }
  if (one.period.end.empty()) return paragraph(say(language, "Until you take it back."));
  if (one.is_emergency) {
    return paragraph(
        sayf(language, "Open until {}. Then it ends by itself.", shownClock(mannerOf(page), one.period.end)));
  }
  return paragraph(sayf(language, "Until {}. Then it ends by itself.", shownDate(mannerOf(page), one.period.end)));
}

Html consentCard(const Page& page, const ConsentShown& one) {
  const Language language = page.language;
  Card box;
  box.title = sharing::readersText(page, one);
  const std::string what = sharing::whatText(page, one);
  box.content =
      paragraph(one.is_denial ? sayf(language, "May not see: {}.", what) : sayf(language, "May see: {}.", what));
  if (one.is_emergency) {
    box.content += paragraph(sayf(language, "Emergency access. Why: {}", one.condition));
  } else if (!one.condition.empty()) {
    box.content += paragraph(sayf(language, "Your condition: {}", one.condition));
  }
  box.content += untilLine(page, one);
  if (!one.is_denial && !one.is_emergency) {
    box.actions =
        buttonForm(page, pathOf(page, one, "/renew"), sayf(language, "Keep it for {} more days", app::kGrantDays));
  }
  box.actions += buttonForm(page, pathOf(page, one, "/end"),
                            one.is_denial ? say(language, "Take this back") : say(language, "Stop now"), Look::Warning);
  if (!one.is_denial && !one.is_emergency) {
    box.actions += linkButton(pathOf(page, one, "/form.pdf"), say(language, "Print the form (PDF)"), Look::Secondary);
  }
  return card(box);
}

Html importedCard(const Page& page, const ConsentShown& one) {
  const Language language = page.language;
  Card box;
  box.title = sharing::readersText(page, one);
  box.content = paragraph(sayf(language, "May see: {}.", sharing::whatText(page, one)));
  if (!one.condition.empty()) box.content += Html::element("p", words(one.condition));
  box.content += untilLine(page, one);
  // The address of a computer tells a person nothing.
  box.content += muted(isComputerName(one.source) ? say(language, "From a file that was brought in.")
                                                  : sayf(language, "From {}.", one.source));
  box.actions = buttonForm(page, pathOf(page, one, "/confirm"), say(language, "I signed this: let it count here"));
  return card(box);
}

Html cardsOf(const Page& page, const std::vector<ConsentShown>& all, bool (*is_wanted)(const ConsentShown&),
             Html (*draw)(const Page&, const ConsentShown&)) {
  std::vector<Html> cards;
  for (const ConsentShown& one : all) {
    if (is_wanted(one)) cards.push_back(draw(page, one));
  }
  return cards.empty() ? Html() : cardGroup(cards);
}

Html withoutPermission(const Page& page) {
  const Language language = page.language;
  std::vector<Html> lines;
  const auto add = [&](const std::string& text) { lines.push_back(Html::text(text)); };
  add(say(language, "People who treat you see what they need to treat you."));
  add(say(language, "A pharmacy sees your medicines and allergies."));
  add(say(language,
          "Family and others get no update. A helper with an account sees the record without its private parts."));
  add(say(language,
          "Nobody but you sees notes of therapy kept apart, records of a substance use program, and what is marked as "
          "private."));
  return bulletList(lines);
}

Html pastList(const Page& page, const std::vector<ConsentShown>& all) {
  std::vector<Html> lines;
  for (const ConsentShown& one : all) {
    if (isOver(one)) lines.push_back(Html::text(sharing::readersText(page, one) + ": " + sharing::whatText(page, one)));
  }
  return lines.empty() ? Html() : details(say(page.language, "What is over or was taken back"), bulletList(lines));
}

Response changed(Page& page, const Result<app::Saved>& saved) {
  if (!saved) return trouble(page, saved.error());
  return goTo(page, page.about("/sharing"), Flash{Done::Saved, saved->saved_at, entry::undoPath(page, saved->entry)});
}

std::string keyIn(const Page& page) { return "Consent/" + page.request.params.at("consent"); }

}  // namespace

Response sharingPage(Page& page) {
  if (!sharing::isOwn(page)) return notFound(page);
  const Language language = page.language;
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const std::vector<ConsentShown> all = app::consentsIn(*seen);
  Html content =
      paragraph(say(language, "You decide who may see what. You can stop it at any time, and nobody is told."));
  content += sharing::emergencyNotices(page, *seen);
  content += sharing::endingNotices(page, *seen);
  Html buttons = linkButton(page.about("/sharing/new"), say(language, "Share with somebody"));
  buttons += linkButton(page.about("/sharing/few"), say(language, "Share only a few things"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  const auto is_standing = [](const ConsentShown& one) {
    return !one.is_denial && (one.state == State::InForce || one.state == State::NotYet);
  };
  const Html standing = cardsOf(page, all, is_standing, consentCard);
  content += section(
      "now", say(language, "What you share now"),
      standing.empty() ? paragraph(say(language, "You have not shared anything beyond what is below.")) : standing);
  const auto is_refused = [](const ConsentShown& one) { return one.is_denial && !isOver(one); };
  const Html refused = cardsOf(page, all, is_refused, consentCard);
  if (!refused.empty()) content += section("refused", say(language, "What you do not allow"), refused);
  content += section("always", say(language, "Without your permission"), withoutPermission(page));
  const auto is_imported = [](const ConsentShown& one) {
    return one.can_be_confirmed && one.state == State::NotCounted;
  };
  const Html imported = cardsOf(page, all, is_imported, importedCard);
  if (!imported.empty()) {
    Html inside = paragraph(say(language, "These came with a file. They do not count here until you say so."));
    content += section("files", say(language, "Forms from your clinics"), inside += imported);
  }
  content += pastList(page, all);
  std::vector<Html> links = {link("/household", say(language, "Who has an account for this record")),
                             link(page.about("/looks"), say(language, "Who looked")),
                             link(page.about("/emergency"), say(language, "Emergency access"))};
  content += section("more", say(language, "More"), bulletList(links));
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/more");
  return layout(page, say(language, "Who may see what"), content, options);
}

Response sharingEnd(Page& page) {
  if (!sharing::isOwn(page)) return notFound(page);
  return changed(page, app::endConsent(page.home, sharing::requestOf(page), {page.visitor.account, page.visitor.name},
                                       keyIn(page)));
}

Response sharingRenew(Page& page) {
  if (!sharing::isOwn(page)) return notFound(page);
  return changed(page, app::renewConsent(page.home, sharing::requestOf(page), {page.visitor.account, page.visitor.name},
                                         keyIn(page), ""));
}

Response sharingLetEnd(Page& page) {
  if (!sharing::isOwn(page)) return notFound(page);
  return changed(page, app::letConsentEnd(page.home, sharing::requestOf(page), keyIn(page)));
}

Response sharingConfirm(Page& page) {
  if (!sharing::isOwn(page)) return notFound(page);
  return changed(page, app::confirmConsent(page.home, sharing::requestOf(page),
                                           {page.visitor.account, page.visitor.name}, keyIn(page)));
}

Response sharingForm(Page& page) {
  if (!sharing::isOwn(page)) return notFound(page);
  const std::string country = countryOf(page);
  const bool is_letter = country == "US" || country == "CA" || country == "MX";
  auto form = app::releaseForm(page.home, page.person->person,
                               {keyIn(page), true, is_letter ? outbound::Paper::Letter : outbound::Paper::A4,
                                std::string(languageCode(page.language))});
  if (!form) return trouble(page, form.error());
  return keeping::asDocument(std::move(*form), "application/pdf", "permission.pdf");
}

}  // namespace baton::web
