// The update for one reader: since when, a preview of exactly what they would read, and the ways to take it along.
//
// A named reader stands in addresses by an opaque name. Words of one's own are only ever sent in a form, never in an
// address; vague ones are shown first with what to ask, and stay as they are if the person says so.
#include "app/update.h"

#include <algorithm>
#include <array>

#include "app/access/access_log.h"
#include "app/access/disclosed_classes.h"
#include "app/wording.h"
#include "record/members.h"
#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/dated_text.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/record_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

using namespace keeping;

constexpr std::array<std::string_view, 6> kReaders = {"psychiatrist",   "therapist", "primary-care",
                                                      "telepsychiatry", "pharmacy",  "caregiver"};

// A form sends its fields, an address its parameters.
std::string sent(const Page& page, std::string_view name) {
  const std::string field = page.request.field(name);
  return field.empty() ? page.request.parameter(name) : field;
}

std::string idOf(const record::Member& member) {
  if (!member.key.empty()) return member.key;
  return member.line.empty() ? member.name : member.line;
}

struct Asked {
  app::UpdateRequest request;
  std::string to;  // as it stands in addresses: a role, or an opaque name
  std::vector<record::Member> members;
};

Result<Asked> requestOf(Page& page) {
  BATON_TRY(const auto own, seenNow(page));
  Asked asked{{std::string(kReaders.front()), sent(page, "since")}, sent(page, "to"), record::membersOf(own.chart())};
  asked.request.added = page.request.field("add");
  for (const record::Member& member : asked.members) {
    if (asked.to.empty() || !isNamed(page, idOf(member), asked.to)) continue;
    asked.request.role = member.role;
    asked.request.name = member.name;
    asked.request.key = member.key;
    return asked;
  }
  if (std::ranges::find(kReaders, asked.to) != kReaders.end()) asked.request.role = asked.to;
  asked.to = asked.request.role;
  return asked;
}

// A day, or the part of one that is known; what goes into addresses is never anything else.
bool isDay(const std::string& since) {
  const auto date = PartialDate::parse(since);
  return since.empty() || (date && date->precision() <= Precision::Day);
}

std::string queryOf(const Asked& asked) {
  return "?to=" + asked.to + (asked.request.since.empty() ? "" : "&since=" + asked.request.since);
}

outbound::Paper paperOf(const Page& page) {
  const std::string country = countryOf(page);
  const bool is_letter = country == "US" || country == "CA" || country == "MX";
  return is_letter ? outbound::Paper::Letter : outbound::Paper::A4;
}

Html chooser(const Page& page, const Asked& asked, const std::string& error) {
  const Language language = page.language;
  const app::UpdateRequest& request = asked.request;
  ChoiceGroup people{say(language, "Your team"), {}};
  for (const record::Member& member : asked.members) {
    people.choices.push_back({nameInAddress(page, idOf(member)), member.name, ""});
  }
  ChoiceGroup roles{say(language, "Anybody who is"), {}};
  for (const std::string_view role : kReaders) {
    roles.choices.push_back({std::string(role), roleShown(language, role), ""});
  }
  std::vector<ChoiceGroup> readers;
  if (!people.choices.empty()) readers.push_back(std::move(people));
  readers.push_back(std::move(roles));
  Html inside = selectField({.name = "to", .label = say(language, "Who will read it"), .value = asked.to}, readers);
  Field since;
  since.name = "since";
  since.label = say(language, "Since which day");
  since.hint = say(language, "Leave it empty for \"since your last visit with them\".");
  since.value = request.since;
  since.error = error;
  inside += dateField(since);
  inside += button(say(language, "Show this update"), Look::Secondary);
  return Html::element("form", {{"method", "get"}, {"action", page.about("/update")}}, inside);
}

Html preview(const Page& page, const record::Update& update) {
  Manner english = mannerOf(page);
  english.language = Language::English;
  Html html = Html::element("h3", Html::element("bdi", Html::text("Update about " + update.person)));
  for (const record::UpdateSection& section : update.sections) {
    html += heading(section.title, 4);
    std::vector<Html> lines;
    for (const record::UpdateLine& line : section.lines)
      lines.push_back(Html::text(withShownDates(english, line.text)));
    if (section.left_out > 0) lines.push_back(Html::text("And " + std::to_string(section.left_out) + " more."));
    html += bulletList(lines);
  }
  // Clinicians write English to each other; the words around it are the reader's own.
  return Html::element("article", {{"class", "card"}, {"lang", "en"}}, html);
}

std::string sinceWords(const Page& page, const record::Update& update, const app::UpdateRequest& request) {
  const std::string day = shownDay(mannerOf(page), update.since);
  if (!request.since.empty()) return sayf(page.language, "Since {}.", day);
  if (update.since_why.starts_with("the last visit")) {
    return sayf(page.language, "Since your last visit with them, {}.", day);
  }
  if (update.since_why.starts_with("the last update")) {
    return sayf(page.language, "Since the last update that was sent to them, {}.", day);
  }
  return sayf(page.language, "Since {}: the record shows no visit with them.", day);
}

// What the person adds, checked for vague words; kept as it is when they say so.
Html adding(const Page& page, const Asked& asked, const std::vector<app::VagueWord>& vague, const std::string& error) {
  const Language language = page.language;
  Html inside;
  if (!vague.empty()) {
    std::vector<Html> lines;
    for (const app::VagueWord& one : vague) {
      Html line = Html::element("q", Html::element("bdi", Html::text(one.text)));
      line.addText(": " + one.ask);
      lines.push_back(std::move(line));
    }
    // The questions of the wording tables are English, as the update is.
    Html content = Html::element("div", {{"lang", "en"}}, bulletList(lines));
    content += paragraph(say(language, "Answer these in your words, or keep them as they are."));
    inside += notice(say(language, "Some words leave a question open"), content, Tone::Caution);
  }
  inside += hidden("to", asked.to);
  inside += hidden("since", asked.request.since);
  Field add;
  add.name = "add";
  add.label = say(language, "Something in your own words");
  add.hint = say(language, "Numbers help: how often, how bad, since when. It stands in the update as you write it.");
  add.value = asked.request.added;
  add.error = error;
  inside += textArea(add, 3);
  if (!vague.empty()) {
    Field keep;
    keep.name = "as_written";
    keep.label = say(language, "Keep my words as they are");
    inside += checkbox(keep);
  }
  inside += button(say(language, "Put this into the update"), Look::Secondary);
  return form(page, page.about("/update"), inside);
}

// The same document as a form, so that words of one's own stay out of addresses.
Html documentForm(const Page& page, const Asked& asked, std::string_view tail, const std::string& words, Look look) {
  Html inside = hidden("to", asked.to);
  inside += hidden("since", asked.request.since);
  inside += hidden("add", asked.request.added);
  inside += button(words, look);
  return form(page, page.about(tail), inside);
}

Html documentLinks(const Page& page, const Asked& asked) {
  const Language language = page.language;
  const bool has_words = !asked.request.added.empty();
  const std::string query = queryOf(asked);
  Html buttons;
  const auto add = [&](std::string_view tail, const std::string& words, Look look) {
    buttons +=
        has_words ? documentForm(page, asked, tail, words, look) : linkButton(page.about(tail) + query, words, look);
  };
  add("/update/one-page.pdf", say(language, "Print (PDF)"), Look::Primary);
  add("/update/page", say(language, "Open the page alone"), Look::Secondary);
  add("/update/update.txt", say(language, "As plain text"), Look::Secondary);
  return Html::element("div", {{"class", "buttons"}}, buttons);
}

// With the name of the one person whom it is for, where there is one.
Status logFor(const Page& page, const app::UpdateRequest& request) {
  app::AccessLine line = app::lineBy(
      page.home, page.visitor, *page.person, app::Act::Disclose,
      app::withClasses(page.home, page.person->person, {request.role, request.name, request.key}, "update"));
  line.role = request.role;
  line.whom = request.name;
  return app::logAccess(page.home, page.person->person, line);
}

Response document(Page& page, app::UpdateFormat format, std::string_view content_type, const std::string& file) {
  const auto asked = requestOf(page);
  if (!asked) return trouble(page, asked.error());
  const app::UpdateRequest& request = asked->request;
  if (!isDay(request.since)) return notFound(page);
  const auto update = app::makeUpdate(page.home, page.person->person, request);
  if (!update) return trouble(page, update.error());
  auto content = app::updateDocument(*update, page.person->person, format, paperOf(page));
  if (!content) return trouble(page, content.error());
  // The page on the person's own screen is a preview; a file is what goes to somebody.
  if (format != app::UpdateFormat::Html) {
    if (const Status logged = logFor(page, request); !logged) {
      return trouble(page, logged.error());
    }
  }
  return asDocument(std::move(*content), content_type, file.empty() ? "" : fileWord(page.person->name) + file);
}

}  // namespace

Response updatePage(Page& page) {
  const Language language = page.language;
  auto asked = requestOf(page);
  if (!asked) return trouble(page, asked.error());
  const auto vague = app::vagueWording(asked->request.added);
  const bool is_too_long = !vague;
  const bool is_asked_first = vague && !vague->empty() && page.request.field("as_written") != "yes";
  app::UpdateRequest request = asked->request;
  if (is_asked_first || is_too_long) request.added.clear();
  if (!isDay(request.since)) request.since.clear();
  auto update = app::makeUpdate(page.home, page.person->person, request);
  const bool is_too_much = !update && update.error().detail == "field: add";
  const bool is_date_wrong =
      !isDay(asked->request.since) || (!update && !is_too_much && update.error().code == ErrorCode::BadUsage);
  const bool is_not_allowed = !update && update.error().code == ErrorCode::NotAllowed;
  if (!update && !is_date_wrong && !is_too_much && !is_not_allowed) return trouble(page, update.error());
  Html content;
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/papers");
  if (is_not_allowed) {
    content += chooser(page, *asked, "");
    Html refused = paragraph(say(language, "You have not allowed that anything is said to them. Nothing was made."));
    refused += link(page.about("/sharing"), say(language, "Who may see what"));
    content += notice(say(language, "Not without your permission"), refused, Tone::Neutral);
    return layout(page, say(language, "Update for somebody who treats you"), content, options);
  }
  if (is_date_wrong) {
    const std::string error = say(language, "Choose a day that has been.");
    options.status = 422;
    options.has_errors = true;
    content += errorSummary(page, {{"since", error}});
    content += chooser(page, *asked, error);
    return layout(page, say(language, "Update for somebody who treats you"), content, options);
  }
  if (is_too_much || is_too_long) {
    const std::string error = say(language, "Please write less here, up to 2,000 letters.");
    options.status = 422;
    options.has_errors = true;
    content += errorSummary(page, {{"add", error}});
    content += adding(page, *asked, {}, error);
    return layout(page, say(language, "Update for somebody who treats you"), content, options);
  }
  content += chooser(page, *asked, "");
  std::string words = sinceWords(page, *update, request) + " " + say(language, "This is exactly what they would read.");
  if (language != Language::English) words += " " + say(language, "It is written in English, for the clinic.");
  Html shown = paragraph(words);
  shown += preview(page, *update);
  Asked taken = *asked;
  taken.request.added = request.added;
  shown += documentLinks(page, taken);
  content += section("read", say(language, "What they will read"), shown);
  content += section("add-words", say(language, "Add something"),
                     adding(page, *asked, is_asked_first ? *vague : std::vector<app::VagueWord>(), ""));
  content += Html::element(
      "p", link(page.about("/send?to=" + asked->request.role), say(language, "Send it, and see who has read it")));
  return layout(page, say(language, "Update for somebody who treats you"), content, options);
}

Response updateAlone(Page& page) { return document(page, app::UpdateFormat::Html, "text/html; charset=utf-8", ""); }
Response updatePdf(Page& page) { return document(page, app::UpdateFormat::Pdf, "application/pdf", "-update.pdf"); }
Response updateText(Page& page) {
  return document(page, app::UpdateFormat::Text, "text/plain; charset=utf-8", "-update.txt");
}

}  // namespace baton::web
