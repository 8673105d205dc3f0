#include "knowledge/meaningful_change.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "changes/thresholds.tsv";
// Differences of decimals are rounded before they are compared: 1.3 − 1.0 is a step of 0.3.
constexpr double kRounding = 1e-9;

std::optional<StepKind> stepKindOf(std::string_view word) {
  if (word == "absolute") return StepKind::Absolute;
  if (word == "percent") return StepKind::Percent;
  if (word == "crossing") return StepKind::Crossing;
  return std::nullopt;
}

std::optional<BetterWhen> betterWhenOf(std::string_view word) {
  if (word == "lower") return BetterWhen::Lower;
  if (word == "higher") return BetterWhen::Higher;
  if (word == "neither") return BetterWhen::Neither;
  return std::nullopt;
}

ChangeSense senseOf(BetterWhen better_when, double difference) {
  if (std::abs(difference) <= kRounding) return ChangeSense::Same;
  const bool rose = difference > 0;
  switch (better_when) {
    case BetterWhen::Lower:
      return rose ? ChangeSense::Worse : ChangeSense::Better;
    case BetterWhen::Higher:
      return rose ? ChangeSense::Better : ChangeSense::Worse;
    case BetterWhen::Neither:
      return rose ? ChangeSense::Higher : ChangeSense::Lower;
  }
  return ChangeSense::Same;
}

bool reaches(const ChangeThreshold& threshold, double before, double after) {
  const double step = threshold.step.value();
  switch (threshold.kind) {
    case StepKind::Absolute:
      return std::abs(after - before) >= step - kRounding;
    case StepKind::Percent:
      return before > 0 && std::abs(after - before) / before * 100 >= step - kRounding;
    case StepKind::Crossing:
      return (before >= step) != (after >= step);
  }
  return false;
}

}  // namespace

const ChangeThreshold* Changes::findById(std::string_view id) const {
  const auto found = std::find_if(thresholds_.begin(), thresholds_.end(),
                                  [&](const ChangeThreshold& threshold) { return threshold.id == id; });
  return found == thresholds_.end() ? nullptr : &*found;
}

std::vector<const ChangeThreshold*> Changes::find(std::string_view loinc) const {
  std::vector<const ChangeThreshold*> found;
  for (const ChangeThreshold& threshold : thresholds_) {
    if (std::find(threshold.loinc.begin(), threshold.loinc.end(), loinc) != threshold.loinc.end()) {
      found.push_back(&threshold);
    }
  }
  return found;
}

// Without a unit a score is a score; anything else must say its unit.
std::optional<double> Changes::inUnit(std::size_t threshold, const Quantity& quantity) const {
  if (!quantity.comparator.empty()) return std::nullopt;
  const std::string& code = quantity.code.empty() ? quantity.unit : quantity.code;
  const std::string& wanted = thresholds_[threshold].unit;
  if (code == wanted || (wanted == "{score}" && (code.empty() || code.front() == '{'))) return quantity.value.value();
  for (const Conversion& conversion : conversions_) {
    if (conversion.threshold == threshold && conversion.unit == code) return quantity.value.value() * conversion.factor;
  }
  return std::nullopt;
}

std::optional<Change> Changes::compare(const ChangeThreshold& threshold, const Quantity& before,
                                       const Quantity& after) const {
  const auto place = static_cast<std::size_t>(&threshold - thresholds_.data());
  if (place >= thresholds_.size()) return std::nullopt;
  const std::optional<double> first = inUnit(place, before);
  const std::optional<double> second = inUnit(place, after);
  if (!first || !second) return std::nullopt;
  const double difference = *second - *first;
  return Change{&threshold, reaches(threshold, *first, *second), senseOf(threshold.better_when, difference),
                difference};
}

std::optional<Change> Changes::compare(std::string_view loinc, const Quantity& before, const Quantity& after) const {
  std::optional<Change> telling;
  for (const ChangeThreshold* threshold : find(loinc)) {
    const std::optional<Change> change = compare(*threshold, before, after);
    if (change && (!telling || (change->is_meaningful && !telling->is_meaningful))) telling = change;
  }
  return telling;
}

const SeverityBand* Changes::severity(std::string_view loinc, const Decimal& score) const {
  for (const ChangeThreshold* threshold : find(loinc)) {
    for (const SeverityBand& band : bands_) {
      const bool inside = score.value() >= band.low.value() && score.value() <= band.high.value();
      if (band.scale == threshold->id && inside) return &band;
    }
  }
  return nullptr;
}

Result<Changes> Changes::build(std::string_view thresholds_tsv, std::string_view bands_tsv) {
  Changes changes;
  static constexpr std::array<std::string_view, 11> kColumns = {
      "id", "loinc", "name", "unit", "kind", "step", "better", "converts", "matters_for", "roles", "source"};
  BATON_CHECK(forEachRow(thresholds_tsv, kTable, kColumns, [&](const TableRow& row) -> Status {
    const std::optional<StepKind> kind = stepKindOf(row[4]);
    const std::optional<Decimal> step = Decimal::parse(row[5]);
    const std::optional<BetterWhen> better = betterWhenOf(row[6]);
    if (!kind || !step || !better) return tableFault(kTable, row.line, "kind, step or better cannot be read.");
    for (const std::string_view conversion : splitList(row[7])) {
      const std::size_t equals = conversion.rfind('=');
      const std::optional<Decimal> factor =
          equals == std::string_view::npos ? std::nullopt : Decimal::parse(conversion.substr(equals + 1));
      if (!factor) return tableFault(kTable, row.line, "a conversion is not \"unit=factor\".");
      changes.conversions_.push_back(
          {changes.thresholds_.size(), std::string(conversion.substr(0, equals)), factor->value()});
    }
    changes.thresholds_.push_back({std::string(row[0]), splitListOwned(row[1]), std::string(row[2]),
                                   std::string(row[3]), *kind, *step, *better, splitListOwned(row[8]),
                                   splitListOwned(row[9]), std::string(row[10])});
    return {};
  }));
  static constexpr std::array<std::string_view, 5> kBandColumns = {"scale", "low", "high", "text", "source"};
  BATON_CHECK(forEachRow(bands_tsv, "changes/bands.tsv", kBandColumns, [&](const TableRow& row) -> Status {
    const std::optional<Decimal> low = Decimal::parse(row[1]);
    const std::optional<Decimal> high = Decimal::parse(row[2]);
    if (!low || !high) return tableFault("changes/bands.tsv", row.line, "low or high cannot be read.");
    changes.bands_.push_back({std::string(row[0]), *low, *high, std::string(row[3]), std::string(row[4])});
    return {};
  }));
  return changes;
}

}  // namespace baton::knowledge
