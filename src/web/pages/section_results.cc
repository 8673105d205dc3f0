// Results: each kind once with its newest value, whether it is outside the range of its source, and what came before.
#include "app/results.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/phrases.h"
#include "web/pages/questionnaire_parts.h"
#include "web/pages/record_sections.h"

namespace baton::web {
namespace {

using app::Outside;
using app::ResultKind;
using app::ResultPoint;
using app::ResultSeries;

constexpr std::size_t kBefore = 3;  // earlier values shown beside the newest

std::string kindText(Language language, ResultKind kind) {
  switch (kind) {
    case ResultKind::Score:
      return say(language, "Questionnaires and scores");
    case ResultKind::Logged:
      return say(language, "From the daily log");
    case ResultKind::Vital:
      return say(language, "Weight, blood pressure and the like");
    case ResultKind::Laboratory:
      return say(language, "Laboratory");
    case ResultKind::DailyLife:
      return say(language, "Daily life");
    case ResultKind::Other:
      return say(language, "Other results");
  }
  return "";
}

bool isDaily(const ResultSeries& series) {
  return series.kind == ResultKind::Logged || series.kind == ResultKind::DailyLife;
}

Html newestCell(const Page& page, const ResultPoint& point) {
  const Language language = page.language;
  Html value =
      point.shown.empty() ? Html::text(say(language, "no value")) : resultValue(page, point.shown, point.sources);
  if (!point.band.empty()) {
    value.addText(", ");
    value += Html::text(entry::severityWord(language, point.band));
  }
  if (point.outside != Outside::No) {
    value.addText(" ");
    value += badge(outsideText(language, point.outside), Tone::Caution);
  }
  if (point.is_doubtful) {
    value.addText(" ");
    value += badge(say(language, "Not final or not fully read"), Tone::Caution);
  }
  return value;
}

Html beforeCell(const Page& page, const ResultSeries& series) {
  Html html;
  for (std::size_t i = 1; i < series.points.size() && i <= kBefore; ++i) {
    if (i > 1) html.addText("; ");
    html += resultValue(page, series.points[i].shown, series.points[i].sources);
    html.addText(" (" + shownDate(mannerOf(page), series.points[i].on) + ")");
  }
  const std::size_t more = series.points.size() > kBefore + 1 ? series.points.size() - kBefore - 1 : 0;
  if (more > 0) html.addText(sayf(page.language, " and {} more", more));
  return html.empty() ? Html::text("—") : html;
}

std::vector<Html> rowOf(const Page& page, const ResultSeries& series) {
  const ResultPoint& newest = series.points.front();
  Html before = beforeCell(page, series);
  if (series.numbers() > 1) {
    before.addText(" ");
    before += link(withValue(page.about("/timeline"), "measure", series.tag) + "#curves", say(page.language, "Curve"));
  }
  return {Html::element("a", {{"href", factPath(page, newest.key)}}, seriesName(page, series)),
          newestCell(page, newest), Html::text(newest.on.empty() ? "—" : shownDate(mannerOf(page), newest.on)),
          newest.range.empty() ? Html::text("—") : foreignWords(page, newest.range, newest.sources), before};
}

Html tablesOf(const Page& page, const std::vector<const ResultSeries*>& shown) {
  const Language language = page.language;
  Html content;
  for (std::size_t i = 0; i < shown.size();) {
    const ResultKind kind = shown[i]->kind;
    Table one{kindText(language, kind),
              {say(language, "What"), say(language, "Newest"), say(language, "When"), say(language, "Usual range"),
               say(language, "Before")},
              {},
              {}};
    for (; i < shown.size() && shown[i]->kind == kind; ++i) one.rows.push_back(rowOf(page, *shown[i]));
    content += table(one);
  }
  return content;
}

Html paged(const Page& page, const std::vector<const ResultSeries*>& all, const std::string& base) {
  const std::size_t count = (all.size() + kRowsOnPage - 1) / kRowsOnPage;
  const std::size_t number = pageNumber(page, count);
  const std::size_t first = (number - 1) * kRowsOnPage;
  const std::size_t last = std::min(all.size(), first + kRowsOnPage);
  Html content = tablesOf(
      page, {all.begin() + static_cast<std::ptrdiff_t>(first), all.begin() + static_cast<std::ptrdiff_t>(last)});
  content += pagination(page, base, number, count);
  return content;
}

std::size_t countWhere(const record::Disclosure& seen, bool is_daily) {
  std::size_t count = 0;
  for (const ResultSeries& series : app::resultSeries(seen)) count += isDaily(series) == is_daily ? 1 : 0;
  return count;
}

}  // namespace

std::string outsideText(Language language, Outside outside) {
  switch (outside) {
    case Outside::No:
      return "";
    case Outside::Above:
      return say(language, "Above the range");
    case Outside::Below:
      return say(language, "Below the range");
    case Outside::Abnormal:
      return say(language, "Outside the range");
  }
  return "";
}

Html resultsPart(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  const bool is_outside_only = page.request.parameter("show") == "outside";
  const std::vector<ResultSeries> all = app::resultSeries(seen);
  std::vector<const ResultSeries*> shown;
  bool has_any = false;
  for (const ResultSeries& series : all) {
    if (isDaily(series)) continue;
    has_any = true;
    if (!is_outside_only || series.points.front().outside != Outside::No) shown.push_back(&series);
  }
  if (!has_any) return nothingKnown(page, say(language, "No results are known"));
  const std::string base = page.about("/record/results");
  const std::string outside = base + "?show=outside";
  Html content =
      tabs(say(language, "Which results"),
           {{say(language, "All"), base}, {say(language, "Outside their range"), outside}}, is_outside_only ? 1 : 0);
  if (shown.empty()) {
    content += emptyState(say(language, "No newest result is outside its range"),
                          say(language, "Many sources give no range. Only those that do are compared here."));
  }
  content += paged(page, shown, is_outside_only ? outside : base);
  content +=
      muted(say(language, "The range is the one that the source gives. What it means for you, your clinic can say."));
  return content;
}

Html dailyLifePart(const Page& page, const record::Disclosure& seen) {
  const std::vector<ResultSeries> all = app::resultSeries(seen);
  std::vector<const ResultSeries*> shown;
  for (const ResultSeries& series : all) {
    if (isDaily(series)) shown.push_back(&series);
  }
  if (shown.empty()) return nothingKnown(page, say(page.language, "Nothing is known about daily life"));
  return paged(page, shown, page.about("/record/daily-life"));
}

std::size_t countResults(const record::Disclosure& seen) { return countWhere(seen, false); }
std::size_t countDailyLife(const record::Disclosure& seen) { return countWhere(seen, true); }

}  // namespace baton::web
