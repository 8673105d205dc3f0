#include "web/pages/curves.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "app/results.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/log_past.h"
#include "web/pages/phrases.h"
#include "web/pages/questionnaire_parts.h"
#include "web/pages/test_names.h"

namespace baton::web {
namespace {

using app::ResultPoint;
using app::ResultSeries;

constexpr std::size_t kShownFirst = 3;
constexpr std::size_t kMostPoints = 120;
constexpr std::size_t kMostBars = 8;

// Each dose of each medicine for mood and mind as one bar, from its first day to the next dose, the stop, or now.
std::vector<ChartBar> medicineBars(const Page& page, const record::Chart& chart,
                                   const std::vector<app::TimelineEvent>& events) {
  std::vector<ChartBar> bars;
  std::map<std::string, std::size_t> open;                               // by line: the bar that is still running
  for (auto event = events.rbegin(); event != events.rend(); ++event) {  // oldest first
    if (!event->kind.starts_with("medication-")) continue;
    const auto line = std::find_if(chart.medications.begin(), chart.medications.end(),
                                   [&](const auto& one) { return one.id == event->line; });
    if (line == chart.medications.end() || !line->is_psychotropic) continue;
    const auto running = open.find(event->line);
    if (running != open.end()) {
      bars[running->second].to = event->on.first();
      bars[running->second].to_shown = shownDate(mannerOf(page), event->on);
      open.erase(running);
    }
    if (event->kind == "medication-stopped") continue;
    open[event->line] = bars.size();
    const std::string name = event->to.empty() ? event->about : event->about + ": " + phraseText(page, event->to);
    bars.push_back({name, event->on.first(), chart.at, shownDate(mannerOf(page), event->on), ""});
  }
  return bars;
}

void keepWithin(std::vector<ChartBar>& bars, Instant from, Instant to) {
  std::erase_if(bars, [&](const ChartBar& bar) { return bar.to <= from || bar.from >= to; });
  if (bars.size() > kMostBars) bars.erase(bars.begin(), bars.end() - static_cast<std::ptrdiff_t>(kMostBars));
}

void setRange(Chart& chart, const ResultSeries& series) {
  chart.low = chart.high = chart.points.front().value;
  for (const ChartPoint& point : chart.points) {
    chart.low = std::min(chart.low, point.value);
    chart.high = std::max(chart.high, point.value);
  }
  if (series.low && series.high) {
    chart.low = std::min(chart.low, *series.low);
    chart.high = std::max(chart.high, *series.high);
    return;
  }
  // Whole steps of the size of the numbers around them, so that the axis reads well.
  const double span = std::max(chart.high - chart.low, std::abs(chart.high) * 0.1);
  const double step = span > 0 ? std::pow(10, std::floor(std::log10(span))) / 2 : 1;
  const double floor = std::floor(chart.low / step - 0.5) * step;
  chart.low = chart.low >= 0 ? std::max(0.0, floor) : floor;
  chart.high = std::ceil(chart.high / step + 0.5) * step;
}

std::string valueOf(const ChartPoint& point) {
  return point.note.empty() ? point.shown : point.shown + ", " + point.note;
}

Html markedValue(const Chart& chart, const ChartPoint& point) {
  Html html = chart.language.empty() ? Html::text(point.shown)
                                     : Html::element("span", {{"lang", chart.language}}, Html::text(point.shown));
  if (!point.note.empty()) html.addText(", " + point.note);
  return html;
}

void setSummary(Language language, Chart& chart) {
  const ChartPoint& first = chart.points.front();
  const ChartPoint& last = chart.points.back();
  if (chart.points.size() == 1) {
    chart.summary = sayf(language, "{0} on {1}", valueOf(last), last.when);
    chart.summary_shown = sayHtml(language, "{0} on {1}", {markedValue(chart, last), Html::text(last.when)});
    return;
  }
  chart.summary = sayf(language, "From {0} ({1}) to {2} ({3}).", valueOf(first), first.when, valueOf(last), last.when);
  chart.summary_shown =
      sayHtml(language, "From {0} ({1}) to {2} ({3}).",
              {markedValue(chart, first), Html::text(first.when), markedValue(chart, last), Html::text(last.when)});
}

// What a series is called here, and in which language that is when it is not the page's.
Choice nameOf(const Page& page, const ResultSeries& series) {
  if (series.kind == app::ResultKind::Logged) return {series.tag, entry::logName(page.language, series.name), "", ""};
  if (const auto known = testNameOf(page, series.id)) return {series.tag, *known, "", ""};
  return {series.tag, series.name, "",
          series.points.empty() ? "" : foreignLanguage(page, series.points.front().sources)};
}

Html curveOf(const Page& page, const ResultSeries& series, const std::vector<ChartBar>& bars) {
  const Language language = page.language;
  Chart curve;
  const Choice name = nameOf(page, series);
  curve.title = name.label;
  curve.language = name.language;
  curve.value_name = say(language, "Value");
  for (const ResultPoint& point : series.points) {
    if (!point.value || point.on.empty() || point.is_doubtful || curve.points.size() == kMostPoints) continue;
    const std::string band = point.band.empty() ? "" : entry::severityWord(language, point.band);
    curve.points.push_back({point.on.first(), *point.value, shownDate(mannerOf(page), point.on), point.shown, band});
  }
  if (curve.points.empty()) return {};
  std::reverse(curve.points.begin(), curve.points.end());
  setRange(curve, series);
  setSummary(language, curve);
  curve.bars = bars;
  keepWithin(curve.bars, curve.points.front().at, curve.points.back().at);
  return chart(page, curve);
}

Html measureForm(const Page& page, const std::vector<const ResultSeries*>& all, const std::string& chosen) {
  const Language language = page.language;
  std::vector<Choice> choices = {{"", say(language, "The ones followed most"), ""}};
  for (const ResultSeries* series : all) choices.push_back(nameOf(page, *series));
  Field field;
  field.name = "measure";
  field.label = say(language, "Show the curve of");
  field.value = chosen;
  Html inside = selectField(field, choices);
  inside += button(say(language, "Show"), Look::Secondary);
  return Html::element("form", {{"method", "get"}, {"action", page.about("/timeline")}}, inside);
}

}  // namespace

Html curvesPart(const Page& page, const record::Disclosure& seen, const std::vector<app::TimelineEvent>& events) {
  const Language language = page.language;
  const std::vector<ResultSeries> series = app::resultSeries(seen);
  std::vector<const ResultSeries*> all;
  for (const ResultSeries& one : series) {
    if (one.numbers() > 1) all.push_back(&one);
  }
  const std::string title = say(language, "Trends");
  if (all.empty()) {
    return section(
        "curves", title,
        emptyState(say(language, "There are no curves yet"),
                   say(language, "A curve begins when something is measured or logged for the second time.")));
  }
  const std::string chosen = page.request.parameter("measure");
  const std::vector<ChartBar> bars = medicineBars(page, seen.chart(), events);
  Html curves;
  std::size_t shown = 0;
  for (const ResultSeries* one : all) {
    if (!chosen.empty() && one->tag != chosen) continue;
    if (shown++ == kShownFirst && chosen.empty()) break;
    curves += curveOf(page, *one, bars);
  }
  if (curves.empty()) curves = paragraph(say(language, "This curve is not here. Choose another one."));
  curves += measureForm(page, all, chosen);
  if (!bars.empty())
    curves += muted(say(language, "The bars show the medicines for mood and mind that were taken meanwhile."));
  curves += chartScripts(page);
  return section("curves", title, curves);
}

}  // namespace baton::web
