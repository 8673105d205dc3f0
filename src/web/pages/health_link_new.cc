// Making a QR code of the standard: for whom, until when, how often, with a code or not. The link is shown once and
// kept nowhere, so the page after it is for printing, copying or scanning.
#include <charconv>

#include "app/delivery/settings.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/health_link_parts.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/qr_picture.h"
#include "web/pages/reader_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

constexpr std::string_view kRoles[] = {"emergency",    "psychiatrist",   "therapist",
                                       "primary-care", "telepsychiatry", "pharmacy"};

std::string fieldOf(const Error& error) {
  constexpr std::string_view kMark = "field: ";
  const std::size_t at = error.detail.find(kMark);
  return at == std::string::npos ? "to" : error.detail.substr(at + kMark.size());
}

std::string errorWords(Language language, const std::string& field, ErrorCode code) {
  if (field == "until") return say(language, "Choose a day within a year from now.");
  if (field == "opens") return say(language, "Choose how often it may be opened.");
  if (field == "site") return say(language, "The address of this computer is too long for a QR code.");
  if (code == ErrorCode::NotAllowed) return say(language, "You have not allowed anything to be told to them.");
  return say(language, "Choose whom it is for.");
}

Html fieldsOf(const Page& page, const record::Chart& chart, const std::vector<FieldError>& errors) {
  const Language language = page.language;
  const bool was_sent = page.request.method == "POST";
  const auto fieldWith = [&](const char* name, const std::string& label, const std::string& hint) {
    Field field;
    field.name = name;
    field.label = label;
    field.hint = hint;
    field.value = was_sent ? page.request.field(name) : page.request.parameter(name);
    for (const FieldError& error : errors) {
      if (error.field == name) field.error = error.text;
    }
    return field;
  };
  std::vector<ChoiceGroup> who(2);
  who[0].name = say(language, "Somebody of your care team");
  for (const record::CareTeamLine& member : chart.care_team) {
    if (member.status != "active" || member.text.empty()) continue;
    who[0].choices.push_back({member.text, member.text + ", " + roleText(language, member.role, member.role_text), ""});
  }
  who[1].name = say(language, "Whoever treats you there");
  for (const std::string_view role : kRoles) {
    who[1].choices.push_back({std::string(role), roleText(language, role, role), ""});
  }
  if (who[0].choices.empty()) who.erase(who.begin());
  Html fields = selectField(fieldWith("to", say(language, "Whom is it for?"),
                                      say(language, "It shows what you let them see, and nothing else.")),
                            who);
  fields += dateField(
      fieldWith("until", say(language, "The last day it opens"), say(language, "Leave it empty for a week.")));
  Field opens = fieldWith("opens", say(language, "How often may it be opened?"), "");
  if (opens.value.empty()) opens.value = "5";
  fields += radios(opens, {{"1", say(language, "Once"), ""},
                           {"5", sayf(language, "Up to {} times", 5), ""},
                           {"0", say(language, "As often as they need until then"), ""}});
  Field code =
      fieldWith("code", say(language, "It asks for a code"),
                say(language, "Six digits that you tell them. Without it, whoever finds the QR code sees it."));
  if (!was_sent) code.value = "yes";
  fields += checkbox(code);
  fields += checkbox(fieldWith("stays", say(language, "They may look again later"),
                               say(language, "They then see what is new, until the last day.")));
  return fields += button(say(language, "Make the QR code"));
}

Response show(Page& page, const std::vector<FieldError>& errors, int status) {
  const Language language = page.language;
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  Html content = errorSummary(page, errors);
  content +=
      paragraph(say(language, "Show it to a clinic that can scan SMART Health Links, or give it to them on paper."));
  content += form(page, page.about("/health-links/new"), fieldsOf(page, seen->chart(), errors));
  LayoutOptions options;
  options.status = status;
  options.place = Place::More;
  options.back = page.about("/health-links");
  options.has_errors = !errors.empty();
  return layout(page, say(language, "Make a QR code"), content, options);
}

bool isThisMachineOnly(const std::string& site) {
  return site.starts_with("http://127.") || site.starts_with("http://localhost") || site.starts_with("http://[::1]");
}

Response made(Page& page, const app::MadeHealthLink& fresh, const std::string& site) {
  const Language language = page.language;
  const app::HealthLink& link = fresh.link;
  Html content =
      Html::element("div", {{"class", "qr"}}, qrPicture(fresh.uri, say(language, "QR code that opens your summary")));
  content += paragraph(healthLinkTerms(page, link));
  if (!link.passcode.empty()) {
    Html inside =
        Html::element("p", Html::element("code", {{"class", "code"}}, Html::text(spacedPasscode(link.passcode))));
    inside += paragraph(say(language, "Tell it to them. Do not write it beside the QR code."));
    content += notice(say(language, "The code that opens it"), inside, Tone::Info);
  } else {
    content += notice(say(language, "It asks for no code"),
                      paragraph(say(language, "Whoever scans it sees your summary.")), Tone::Caution);
  }
  if (isThisMachineOnly(site)) {
    content += notice(
        say(language, "It opens on this computer only"),
        paragraph(say(language, "Nobody else can reach this address. Whoever runs the server can set another one.")),
        Tone::Caution);
  }
  content += paragraph(say(language, "This page is the only place where you see it. Print it, or copy it, now."));
  Field text;
  text.name = "link";
  text.label = say(language, "The same as text, to copy");
  text.value = fresh.uri;
  content += textArea(text, 4);
  Html buttons = Html::element("button", {{"class", "button"}, {"type", "button"}, {"data-print", ""}},
                               Html::text(say(language, "Print this page")));
  buttons += linkButton(page.about("/health-links"), say(language, "See who opened it"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  content +=
      buttonForm(page, page.about("/health-links/" + link.id + "/stop"), say(language, "Stop it now"), Look::Quiet);
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/health-links");
  return layout(page, say(language, "Your QR code"), content, options);
}

int numberIn(const std::string& text) {
  int number = -1;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  return read.ec == std::errc() && read.ptr == text.data() + text.size() ? number : -1;
}

}  // namespace

Response healthLinkNewPage(Page& page) { return show(page, {}, 200); }

Response healthLinkNewSend(Page& page) {
  const Request& request = page.request;
  app::HealthLinkRequest asked;
  asked.person = page.person->person;
  asked.author = {page.visitor.account, app::Author::Kind::Person, page.visitor.name, ""};
  const auto site = siteFor(page);
  if (!site) return trouble(page, site.error());
  asked.site = *site;
  asked.to = request.field("to");
  asked.until = request.field("until");
  asked.most_openings = numberIn(request.field("opens"));
  asked.has_passcode = request.field("code") == "yes";
  asked.is_long_term = request.field("stays") == "yes";
  asked.language = languageCode(page.language);
  const auto fresh = app::makeHealthLink(page.home, asked);
  if (fresh) return made(page, *fresh, *site);
  const Error& error = fresh.error();
  if (error.code != ErrorCode::BadUsage && error.code != ErrorCode::NotFound && error.code != ErrorCode::NotAllowed) {
    return trouble(page, error);
  }
  const std::string field = fieldOf(error);
  return show(page, {{field == "site" ? "to" : field, errorWords(page.language, field, error.code)}}, 422);
}

}  // namespace baton::web
