// The questionnaires there are, each with when it was answered last.
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"
#include "web/pages/questionnaire_parts.h"

namespace baton::web {
namespace {

std::string lastWords(const Page& page, const app::Instrument& instrument, const std::vector<app::Taken>& taken) {
  const Language language = page.language;
  if (taken.empty()) return say(language, "Not answered yet");
  const std::string on = shownDate(mannerOf(page), taken.front().on);
  if (!taken.front().total) return sayf(language, "Last: {}, without a total", on);
  return sayf(language, "Last: {} of {} on {}", *taken.front().total, instrument.high, on);
}

}  // namespace

Response questionnairesPage(Page& page) {
  if (!entry::mayAnswer(page)) return notFound(page);
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  Html items;
  for (const app::Instrument& instrument : app::instruments()) {
    const std::vector<app::Taken> taken = app::taken(*seen, instrument);
    Html words = link(page.about("/questionnaires/" + instrument.id), entry::titleOf(instrument, language));
    words += Html::element("span", {{"class", "hint"}}, Html::text(lastWords(page, instrument, taken)));
    Html row = Html::element("div", {{"class", "task-name"}}, words);
    if (!taken.empty() && !taken.front().entry.empty()) {
      row += link(entry::resultPath(page, instrument, taken.front().entry), say(language, "See the last one"));
    }
    items += Html::element("li", row);
  }
  Html content = paragraph(
      say(language, "Short sets of questions. They show how things change over time. None of them is a diagnosis."));
  content += Html::element("ul", {{"class", "tasks"}}, items);
  LayoutOptions options;
  options.place = Place::Log;
  options.back = page.about("/log");
  return layout(page, say(language, "Questionnaires"), content, options);
}

}  // namespace baton::web
