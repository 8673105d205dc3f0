#include "rules/line_facts.h"

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "rules/taken_amounts.h"

namespace baton::rules {
namespace {

using record::Dosage;
using record::MedicationFact;

std::optional<double> timesADay(const Dosage& dosage) {
  if (dosage.frequency > 0 && dosage.period > 0) {
    const double per = std::max(dosage.frequency, dosage.frequency_max) / dosage.period;
    if (dosage.period_unit == "h") return per * 24;
    if (dosage.period_unit == "d") return per;
    if (dosage.period_unit == "wk") return per / 7;
    if (dosage.period_unit == "mo") return per / 30;
    return std::nullopt;
  }
  if (!dosage.when.empty()) return static_cast<double>(dosage.when.size());
  return std::nullopt;
}

bool isOrderedBefore(const MedicationFact* left, const MedicationFact* right) {
  const PartialDate& a = left->started.empty() ? left->written : left->started;
  const PartialDate& b = right->started.empty() ? right->written : right->started;
  if (a.empty() != b.empty()) return a.empty();
  if (a.first() != b.first()) return a.first() < b.first();
  return left->about.key < right->about.key;
}

bool isDigit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

LineFacts::LineFacts(const record::Chart& chart) {
  by_key_.reserve(chart.facts.medications.size());
  for (const MedicationFact& fact : chart.facts.medications) by_key_.emplace(fact.about.key, &fact);
}

const MedicationFact* LineFacts::byKey(std::string_view key) const {
  const auto found = by_key_.find(key);
  return found == by_key_.end() ? nullptr : found->second;
}

std::vector<const MedicationFact*> LineFacts::of(const record::MedicationLine& line) const {
  std::vector<const MedicationFact*> facts;
  facts.reserve(line.sources.size());
  for (const record::Source& source : line.sources) {
    const MedicationFact* const fact = byKey(source.key);
    if (fact == nullptr || fact->about.is_entered_in_error || fact->about.is_not_interpreted) continue;
    facts.push_back(fact);
  }
  std::sort(facts.begin(), facts.end(), isOrderedBefore);
  return facts;
}

std::int64_t dayNumber(Instant instant) {
  return instant.ms >= 0 ? instant.ms / kDayMs : -((kDayMs - 1 - instant.ms) / kDayMs);
}

std::int64_t dayNumber(const PartialDate& date) { return dayNumber(date.first()); }

PartialDate dateOfDay(std::int64_t day) { return PartialDate::day({day * kDayMs}); }

std::optional<DailyAmount> dailyAmountOf(const MedicationFact& fact) {
  DailyAmount sum;
  for (const Dosage& dosage : fact.dosages) {
    const auto times = timesADay(dosage);
    if (!dosage.has_dose || !times) return std::nullopt;
    const Quantity& dose = dosage.dose_high.value.value() > 0 ? dosage.dose_high : dosage.dose;
    const std::string_view unit = dose.code.empty() ? std::string_view(dose.unit) : std::string_view(dose.code);
    if (!sum.unit.empty() && sum.unit != unit) return std::nullopt;
    sum.unit = unit;
    sum.value += dose.value.value() * *times;
  }
  if (fact.dosages.empty() || sum.value <= 0) return std::nullopt;
  return sum;
}

std::optional<double> strengthMg(std::string_view label) {
  for (std::size_t i = 0; i < label.size(); ++i) {
    if (!isDigit(label[i]) || (i > 0 && (isDigit(label[i - 1]) || label[i - 1] == '.'))) continue;
    double value = 0;
    const auto [end, error] = std::from_chars(label.data() + i, label.data() + label.size(), value);
    if (error != std::errc{}) return std::nullopt;
    std::string_view rest = label.substr(static_cast<std::size_t>(end - label.data()));
    while (rest.starts_with(' ')) rest.remove_prefix(1);
    for (const std::string_view unit : {"mcg", "ug", "mg", "g"}) {
      if (!startsWithNoCase(rest, unit)) continue;
      const std::string_view after = rest.substr(unit.size());
      if (!after.empty() && after.front() == '/') return std::nullopt;  // a second strength, or per mL
      if (!after.empty() && after.front() >= 'a' && after.front() <= 'z') continue;
      return inMilligrams(value, unit);
    }
  }
  return std::nullopt;
}

std::optional<double> dailyMgOf(const MedicationFact& fact) {
  const auto amount = dailyAmountOf(fact);
  if (!amount) return std::nullopt;
  if (const auto mg = inMilligrams(amount->value, amount->unit)) return mg;
  const auto each = strengthMg(fact.what.label());
  if (!each || fact.contents.size() > 1) return std::nullopt;
  static constexpr std::string_view kCounts[] = {"tablet", "capsule",   "tab", "cap", "pill", "film",
                                                 "{tbl}",  "{capsule}", "TAB", "CAP", "1",    ""};
  for (const std::string_view count : kCounts) {
    if (amount->unit == count || amount->unit == std::string(count) + "s") return amount->value * *each;
  }
  return std::nullopt;
}

}  // namespace baton::rules
