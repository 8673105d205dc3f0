// Prepare a visit: three lines, drafted from the record and changed in two minutes; then exactly what the page shows
// its reader (FAIL-4).
#include "app/visit_prep.h"

#include <algorithm>
#include <array>

#include "app/enter.h"
#include "web/frame/appearance.h"
#include "web/frame/crisis_bar.h"
#include "web/frame/dated_text.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/entry_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/summary_request.h"

namespace baton::web {
namespace {

using namespace keeping;

constexpr std::array<std::string_view, 4> kReaders = {"psychiatrist", "therapist", "primary-care", "telepsychiatry"};

std::string readerOf(const std::string& asked) {
  const auto known = std::ranges::find(kReaders, asked);
  return std::string(known == kReaders.end() ? kReaders.front() : *known);
}

std::string pathFor(const Page& page, std::string_view tail, const std::string& reader) {
  return page.about(tail) + "?with=" + reader;
}

outbound::Paper paperOf(const Page& page) {
  const std::string country = countryOf(page);
  const bool is_letter = country == "US" || country == "CA" || country == "MX";
  return is_letter ? outbound::Paper::Letter : outbound::Paper::A4;
}

Html chooser(const Page& page, const std::string& reader) {
  std::vector<Choice> readers;
  for (const std::string_view role : kReaders) {
    readers.push_back({std::string(role), roleShown(page.language, role), ""});
  }
  Html inside =
      selectField({.name = "with", .label = say(page.language, "Whom the visit is with"), .value = reader}, readers);
  inside += button(say(page.language, "Show this visit"), Look::Secondary);
  return Html::element("form", {{"method", "get"}, {"action", page.about("/visit-prep")}}, inside);
}

Html linesForm(const Page& page, const std::string& reader, const entry::Draft& draft) {
  const Language language = page.language;
  Html inside = entry::keyField(page);
  inside += hidden("with", reader);
  inside += textArea(draft.field("changed", say(language, "What changed"),
                                 say(language, "With numbers where you have them: how often, how bad, since when.")),
                     3);
  inside += textArea(draft.field("worries", say(language, "What worries you most")), 3);
  inside += textArea(draft.field("decide", say(language, "What to decide at this visit")), 3);
  inside += button(say(language, "Save my three lines"));
  return form(page, page.about("/visit-prep"), inside);
}

// What comes below the three lines.
Html preview(const Page& page, const record::VisitPrep& prep) {
  Manner english = mannerOf(page);
  english.language = Language::English;
  Html html;
  for (const record::UpdateSection& section : prep.update.sections) {
    html += heading(section.title, 3);
    std::vector<Html> lines;
    for (const record::UpdateLine& line : section.lines)
      lines.push_back(Html::text(withShownDates(english, line.text)));
    if (section.left_out > 0) lines.push_back(Html::text("And " + std::to_string(section.left_out) + " more."));
    html += bulletList(lines);
  }
  return Html::element("article", {{"class", "card"}, {"lang", "en"}}, html);
}

std::string stateOf(const Page& page, const record::VisitPrep& prep) {
  const Language language = page.language;
  std::string text;
  if (!prep.visit.empty())
    text = sayf(language, "Your next visit with them: {}.", shownDate(mannerOf(page), prep.visit)) + " ";
  text += prep.is_own ? sayf(language, "You wrote these lines on {}.", shownDate(mannerOf(page), prep.written))
                      : say(language, "These lines are a draft from your record. Change them as you like.");
  return text;
}

Response show(Page& page, const std::string& reader, const entry::Draft* typed) {
  const Language language = page.language;
  const auto prep = app::prepareVisit(page.home, page.person->person, {reader, ""});
  if (!prep) return trouble(page, prep.error());
  entry::Draft draft;
  if (typed != nullptr) {
    draft = *typed;
  } else {
    draft.values = {{"changed", prep->lines.changed}, {"worries", prep->lines.worries}, {"decide", prep->lines.decide}};
  }
  Html content = muted(stateOf(page, *prep));
  content += linesForm(page, reader, draft);
  Html buttons = linkButton(pathFor(page, "/visit-prep/visit.pdf", reader), say(language, "Print (PDF)"));
  buttons +=
      linkButton(pathFor(page, "/visit-prep/page", reader), say(language, "Open the page alone"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  content += section("reader", say(language, "A visit with somebody else"), chooser(page, reader));
  Html below = paragraph(say(language,
                             "Below your lines the page shows what changed since the last visit, and no more "
                             "than this reader may see. It is in English, as clinicians write."));
  below += preview(page, *prep);
  content += section("below", say(language, "What stands below your lines"), below);
  return entry::show(page,
                     {.title = sayf(language, "Prepare a visit: {}", roleShown(language, reader)),
                      .back = page.about("/papers"),
                      .place = Place::More,
                      .form = content},
                     draft.errors);
}

Response document(Page& page, app::UpdateFormat format, std::string_view content_type, const std::string& file) {
  const std::string reader = readerOf(page.request.parameter("with"));
  const auto prep = app::prepareVisit(page.home, page.person->person, {reader, ""});
  if (!prep) return trouble(page, prep.error());
  auto content = app::visitPrepDocument(*prep, page.person->person, format, paperOf(page));
  if (!content) return trouble(page, content.error());
  if (const Status logged = logDisclosure(page, reader, "visit-prep"); !logged) return trouble(page, logged.error());
  return asDocument(std::move(*content), content_type, file);
}

}  // namespace

Response visitPrepPage(Page& page) { return show(page, readerOf(page.request.parameter("with")), nullptr); }

Response visitPrepSend(Page& page) {
  entry::Draft draft = entry::typed(page);
  const std::string reader = readerOf(draft.value("with"));
  const app::forms::VisitPrepForm form{reader, {draft.value("changed"), draft.value("worries"), draft.value("decide")}};
  const auto saved = app::enter(page.home, entry::request(page), form);
  if (!saved) {
    if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
    draft.errors.push_back(entry::fieldError(page, saved.error()));
    return show(page, reader, &draft);
  }
  return entry::savedTo(page, *saved, pathFor(page, "/visit-prep", reader));
}

Response visitPrepAlone(Page& page) { return document(page, app::UpdateFormat::Html, "text/html; charset=utf-8", ""); }

Response visitPrepPdf(Page& page) {
  return document(page, app::UpdateFormat::Pdf, "application/pdf", fileWord(page.person->name) + "-visit.pdf");
}

}  // namespace baton::web
