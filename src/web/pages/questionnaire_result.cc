// What the answers come to: crisis help first where it is needed, then the total in plain words, what it is not, and
// how it went since the last time.
#include <algorithm>

#include "app/chart_cache.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"
#include "web/pages/questionnaire_parts.h"

namespace baton::web {
namespace {

using app::Instrument;
using app::Taken;

Html totalWords(const Page& page, const Instrument& instrument, int total, const std::string& gender) {
  const Language language = page.language;
  const app::Meaning meaning = app::meaningOf(instrument, total, gender);
  Html html = stat(sayf(language, "{} of {}", total, instrument.high), instrument.total_name);
  if (!meaning.severity.empty()) {
    html += paragraph(sayf(language, "This range is called “{}”.", entry::severityWord(language, meaning.severity)));
  }
  if (meaning.is_positive) html += paragraph(entry::cutoffWords(language, meaning.cutoff_text));
  if (!meaning.is_positive) {
    html +=
        paragraph(say(language, "A low total does not mean that nothing is wrong. If you do not feel well, say so."));
  }
  return html;
}

Html openWords(const Page& page) {
  const Language language = page.language;
  return notice(say(language, "There is no total this time"),
                paragraph(say(language, "A question was left open. Your answers are kept.")));
}

// Against the newest total before this one.
Html sinceLast(const Page& page, const std::vector<Taken>& all, const Taken& now) {
  const Language language = page.language;
  const auto last =
      std::ranges::find_if(all, [&](const Taken& one) { return one.total && one.on.first() < now.on.first(); });
  if (!now.total || last == all.end()) return {};
  const int step = *now.total - *last->total;
  const std::string on = shownDate(mannerOf(page), last->on);
  if (step == 0) return paragraph(sayf(language, "It was the same last time, on {}.", on));
  if (step < 0)
    return paragraph(sayf(language, "Last time, on {}, it was {}. It is {} lower now.", on, *last->total, -step));
  return paragraph(sayf(language, "Last time, on {}, it was {}. It is {} higher now.", on, *last->total, step));
}

Html trend(const Page& page, const Instrument& instrument, const std::vector<Taken>& all) {
  const Language language = page.language;
  Chart curve;
  curve.title = sayf(language, "{} over time", instrument.total_name);
  curve.value_name = say(language, "Total");
  curve.low = instrument.low;
  curve.high = instrument.high;
  for (auto one = all.rbegin(); one != all.rend(); ++one) {
    if (!one->total || one->on.empty()) continue;
    curve.points.push_back({one->on.first(), static_cast<double>(*one->total), shownDate(mannerOf(page), one->on),
                            sayf(language, "{} of {}", *one->total, instrument.high)});
  }
  if (curve.points.size() < 2) return {};
  curve.summary = sayf(language, "From {} on {} to {} on {}.", curve.points.front().shown, curve.points.front().when,
                       curve.points.back().shown, curve.points.back().when);
  return chart(page, curve);
}

}  // namespace

Response questionnaireResultPage(Page& page) {
  const Instrument* instrument = app::findInstrument(page.request.params.at("instrument"));
  if (instrument == nullptr || !entry::mayAnswer(page)) return notFound(page);
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const std::vector<Taken> all = app::taken(*seen, *instrument);
  const auto found = std::ranges::find(all, page.request.params.at("entry"), &Taken::entry);
  if (found == all.end()) return notFound(page);
  const Language language = page.language;
  Html content;
  if (found->is_safety) content += entry::crisisFirst(page);
  content += muted(sayf(language, "Answered on {}.", shownDate(mannerOf(page), found->on)));
  content += found->total ? totalWords(page, *instrument, *found->total, seen->chart().gender) : openWords(page);
  content += Html::element(
      "p",
      Html::element("strong", Html::text(say(language, "This is not a diagnosis. Only a clinician can make one."))));
  content += sinceLast(page, all, *found);
  content += trend(page, *instrument, all);
  Html buttons = linkButton(page.about("/questionnaires"), say(language, "All questionnaires"), Look::Secondary);
  buttons += buttonForm(page, entry::undoPath(page, found->entry), say(language, "Undo this entry"), Look::Quiet);
  content += Html::element("div", {{"class", "buttons"}}, buttons);
  LayoutOptions options;
  options.place = Place::Log;
  return layout(page, entry::titleOf(*instrument, language), content, options);
}

}  // namespace baton::web
