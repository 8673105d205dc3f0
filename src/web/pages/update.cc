// The update for one reader: since when, a preview of exactly what they would read, and the ways to take it along.
#include "app/update.h"

#include <algorithm>
#include <array>

#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/dated_text.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

using namespace keeping;

constexpr std::array<std::string_view, 6> kReaders = {"psychiatrist",   "therapist", "primary-care",
                                                      "telepsychiatry", "pharmacy",  "caregiver"};

app::UpdateRequest requestOf(const Page& page) {
  const std::string to = page.request.parameter("to");
  const bool is_known = std::ranges::find(kReaders, to) != kReaders.end();
  return {is_known ? to : std::string(kReaders.front()), page.request.parameter("since")};
}

// A day, or the part of one that is known; what goes into addresses is never anything else.
bool isDay(const std::string& since) {
  const auto date = PartialDate::parse(since);
  return since.empty() || (date && date->precision() <= Precision::Day);
}

std::string queryOf(const app::UpdateRequest& request) {
  return "?to=" + request.role + (request.since.empty() ? "" : "&since=" + request.since);
}

outbound::Paper paperOf(const Page& page) {
  const std::string country = countryOf(page);
  const bool is_letter = country == "US" || country == "CA" || country == "MX";
  return is_letter ? outbound::Paper::Letter : outbound::Paper::A4;
}

Html chooser(const Page& page, const app::UpdateRequest& request, const std::string& error) {
  const Language language = page.language;
  std::vector<Choice> readers;
  for (const std::string_view role : kReaders) readers.push_back({std::string(role), roleShown(language, role), ""});
  Html inside = selectField({.name = "to", .label = say(language, "Who will read it"), .value = request.role}, readers);
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
  return sayf(page.language, "Since {}: the record shows no visit with them.", day);
}

Response document(Page& page, app::UpdateFormat format, std::string_view content_type, const std::string& file) {
  const app::UpdateRequest request = requestOf(page);
  if (!isDay(request.since)) return notFound(page);
  const auto update = app::makeUpdate(page.home, page.person->person, request);
  if (!update) return trouble(page, update.error());
  auto content = app::updateDocument(*update, page.person->person, format, paperOf(page));
  if (!content) return trouble(page, content.error());
  if (const Status logged = logDisclosure(page, request.role, "update"); !logged) return trouble(page, logged.error());
  return asDocument(std::move(*content), content_type, file.empty() ? "" : fileWord(page.person->name) + file);
}

}  // namespace

Response updatePage(Page& page) {
  const Language language = page.language;
  const app::UpdateRequest request = requestOf(page);
  const auto update = app::makeUpdate(page.home, page.person->person,
                                      isDay(request.since) ? request : app::UpdateRequest{request.role, ""});
  const bool is_date_wrong = !isDay(request.since) || (!update && update.error().code == ErrorCode::BadUsage);
  const bool is_not_allowed = !update && update.error().code == ErrorCode::NotAllowed;
  if (!update && !is_date_wrong && !is_not_allowed) return trouble(page, update.error());
  Html content;
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/papers");
  if (is_not_allowed) {
    content += chooser(page, request, "");
    Html refused = paragraph(say(language, "You have not allowed that anything is said to them. Nothing was made."));
    refused += link(page.about("/sharing"), say(language, "Who may see what"));
    content += notice(say(language, "Not without your permission"), refused, Tone::Neutral);
    return layout(page, say(language, "Update for somebody who treats you"), content, options);
  }
  if (is_date_wrong) {
    const std::string error = say(language, "Write a day that has been, like 2026-03-01.");
    options.status = 422;
    options.has_errors = true;
    content += errorSummary(page, {{"since", error}});
    content += chooser(page, request, error);
    return layout(page, say(language, "Update for somebody who treats you"), content, options);
  }
  content += chooser(page, request, "");
  const std::string query = queryOf(request);
  Html buttons = linkButton(page.about("/update/one-page.pdf") + query, say(language, "Print (PDF)"));
  buttons += linkButton(page.about("/update/page") + query, say(language, "Open the page alone"), Look::Secondary);
  buttons += linkButton(page.about("/update/update.txt") + query, say(language, "As plain text"), Look::Secondary);
  Html shown =
      paragraph(sinceWords(page, *update, request) + " " + say(language, "This is exactly what they would read."));
  shown += preview(page, *update);
  shown += Html::element("div", {{"class", "buttons"}}, buttons);
  content += section("read", say(language, "What they will read"), shown);
  content += muted(say(language, "Nothing is sent from here. Print it, or copy it into a message to their office."));
  return layout(page, say(language, "Update for somebody who treats you"), content, options);
}

Response updateAlone(Page& page) { return document(page, app::UpdateFormat::Html, "text/html; charset=utf-8", ""); }
Response updatePdf(Page& page) { return document(page, app::UpdateFormat::Pdf, "application/pdf", "-update.pdf"); }
Response updateText(Page& page) {
  return document(page, app::UpdateFormat::Text, "text/plain; charset=utf-8", "-update.txt");
}

}  // namespace baton::web
