#include "app/results.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include "base/digest.h"
#include "base/text.h"
#include "base/unit_shown.h"
#include "knowledge/knowledge.h"
#include "sources/changes/results.h"
#include "sources/reconcile/line_parts.h"

namespace baton::app {
namespace {

using record::ObservationFact;
using sources::changes::Measured;

bool has(const ObservationFact& fact, std::string_view category) {
  return std::find(fact.categories.begin(), fact.categories.end(), category) != fact.categories.end();
}

ResultKind kindOf(const ObservationFact& fact, bool is_scale) {
  if (is_scale) return ResultKind::Score;
  if (has(fact, "daily-log")) return ResultKind::Logged;
  if (has(fact, "vital-signs")) return ResultKind::Vital;
  if (has(fact, "laboratory")) return ResultKind::Laboratory;
  if (has(fact, "social-history") || has(fact, "activity")) return ResultKind::DailyLife;
  return has(fact, "survey") ? ResultKind::Score : ResultKind::Other;
}

std::string rangeOf(const ObservationFact& fact) {
  if (fact.range_low && fact.range_high) return fact.range_low->plain() + " – " + fact.range_high->plain();
  if (fact.range_high) return "≤ " + fact.range_high->plain();
  if (fact.range_low) return "≥ " + fact.range_low->plain();
  return fact.range_text;
}

Outside outsideOf(const Measured& measured) {
  const std::string word = sources::changes::abnormality(measured);
  if (word == "above") return Outside::Above;
  if (word == "below") return Outside::Below;
  return word.empty() ? Outside::No : Outside::Abnormal;
}

// Observations that hold several values (blood pressure) are one series of words with the first value for the curve.
Measured measuredOf(const ObservationFact& fact) {
  std::vector<Measured> values = sources::changes::measuredIn(fact);
  for (Measured& one : values) {
    if (fact.components.empty() || (fact.quantity && one.quantity == &*fact.quantity)) return std::move(one);
  }
  Measured whole;
  whole.fact = &fact;
  whole.label = sources::reconcile::plainLabel(fact.what);
  whole.shown = fact.shown();
  if (fact.quantity) whole.quantity = &*fact.quantity;
  return whole;
}

const knowledge::Instrument* instrumentOf(std::string_view loinc) {
  for (const knowledge::Instrument& one : knowledge::builtIn().instruments().all()) {
    if (!loinc.empty() && one.loinc_total == loinc) return &one;
  }
  return nullptr;
}

ResultPoint pointOf(const ObservationFact& fact, const Measured& measured) {
  ResultPoint point;
  point.key = fact.about.key;
  point.on = fact.effective;
  point.shown = measured.shown;
  if (measured.quantity != nullptr && measured.quantity->comparator.empty()) {
    point.value = measured.quantity->value.value();
  }
  point.range = rangeOf(fact);
  point.is_doubtful = !sources::changes::isUsable(fact);
  if (!point.is_doubtful) point.outside = outsideOf(measured);
  if (measured.quantity != nullptr) {
    const auto* band = knowledge::builtIn().changes().severity(measured.loinc, measured.quantity->value);
    if (band != nullptr) point.band = band->text;
  }
  point.sources = {fact.about.source};
  return point;
}

ResultSeries beginSeries(const std::string& id, const ObservationFact& fact, const Measured& measured) {
  ResultSeries series;
  series.id = id;
  series.tag = digestHex(id).substr(0, 12);
  series.name = resultName(measured.label.empty() ? fact.what.label() : measured.label);
  const knowledge::Instrument* instrument = instrumentOf(measured.loinc);
  series.kind = kindOf(fact, instrument != nullptr);
  if (instrument != nullptr) {
    series.low = instrument->low;
    series.high = instrument->high;
  }
  if (measured.quantity != nullptr) series.unit = shownUnit(measured.quantity->unit);
  if (series.unit == "of 10") {
    series.low = 0;
    series.high = 10;
  }
  return series;
}

// The same value of the same day out of two houses is one result that both report.
bool isSameResult(const ResultPoint& a, const ResultPoint& b) {
  return !a.on.empty() && a.on.dateText() == b.on.dateText() && a.shown == b.shown &&
         a.sources.front().organisation != b.sources.front().organisation;
}

void addPoint(ResultSeries& series, ResultPoint point) {
  for (auto have = series.points.rbegin(); have != series.points.rend(); ++have) {
    if (have->on.dateText() != point.on.dateText()) break;
    if (!isSameResult(*have, point)) continue;
    have->sources.push_back(point.sources.front());
    have->other_keys.push_back(point.key);
    return;
  }
  series.points.push_back(std::move(point));
}

// What most readers follow comes first: PHQ-9, GAD-7, mood, sleep, weight, lithium.
int placeOf(const ResultSeries& series) {
  static constexpr std::array<std::string_view, 8> kFirst = {"44261-6", "70274-6", "text:mood", "93832-4",
                                                             "29463-7", "14334-7", "3719-2",    "6882-3"};
  const auto* found = std::find(kFirst.begin(), kFirst.end(), series.id);
  return static_cast<int>(found - kFirst.begin());
}

}  // namespace

std::size_t ResultSeries::numbers() const {
  return static_cast<std::size_t>(std::count_if(
      points.begin(), points.end(), [](const ResultPoint& point) { return point.value && !point.on.empty(); }));
}

std::string resultName(std::string_view name) {
  const std::size_t open = name.find(" [");
  const std::size_t close = name.find(']', open == std::string_view::npos ? 0 : open);
  if (open == std::string_view::npos || close == std::string_view::npos) return std::string(name);
  std::string_view rest = name.substr(close + 1);
  for (const std::string_view blood : {" in Serum, Plasma or Blood", " in Serum or Plasma", " in Blood"}) {
    if (!rest.starts_with(blood)) continue;
    rest.remove_prefix(blood.size());
    break;
  }
  return std::string(name.substr(0, open)) + std::string(rest);
}

std::vector<ResultSeries> resultSeries(const record::Disclosure& disclosure) {
  std::vector<ResultSeries> all;
  std::unordered_map<std::string, std::size_t> places;
  for (const ObservationFact& fact : disclosure.chart().facts.observations) {
    if (fact.about.is_entered_in_error) continue;
    const Measured measured = measuredOf(fact);
    if (measured.shown.empty() && fact.absent_reason.empty()) continue;
    const std::string loinc = fact.what.codeIn(record::kLoinc);
    const std::string id = loinc.empty() ? "text:" + foldForMatching(fact.what.label()) : loinc;
    const auto [place, is_new] = places.try_emplace(id, all.size());
    if (is_new) all.push_back(beginSeries(id, fact, measured));
    addPoint(all[place->second], pointOf(fact, measured));
  }
  std::sort(all.begin(), all.end(), [](const ResultSeries& a, const ResultSeries& b) {
    return std::tuple(a.kind, placeOf(a), std::string_view(a.name), std::string_view(a.id)) <
           std::tuple(b.kind, placeOf(b), std::string_view(b.name), std::string_view(b.id));
  });
  return all;
}

bool isNewlyOutside(const ResultSeries& series, Instant now, int days) {
  if (series.points.empty()) return false;
  const ResultPoint& newest = series.points.front();
  if (newest.outside == Outside::No || newest.on.empty()) return false;
  if (now.ms - newest.on.first().ms > days * kDayMs) return false;
  return series.points.size() == 1 || series.points[1].outside != newest.outside;
}

}  // namespace baton::app
