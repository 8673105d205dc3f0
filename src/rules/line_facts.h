// The facts behind a medication line: one index of a chart's medication facts by key, and how much one of them says is
// taken in a day. For families that look at the course of a medicine, not only at its line. Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "record/chart.h"

namespace baton::rules {

class LineFacts {
 public:
  explicit LineFacts(const record::Chart& chart);
  // Oldest first, entered in error and not interpreted ones left out; undated ones first of all.
  std::vector<const record::MedicationFact*> of(const record::MedicationLine& line) const;
  const record::MedicationFact* byKey(std::string_view key) const;

 private:
  std::unordered_map<std::string_view, const record::MedicationFact*> by_key_;
};

// Days since 1970-01-01, in UTC.
std::int64_t dayNumber(Instant instant);
std::int64_t dayNumber(const PartialDate& date);  // the first day that it covers
PartialDate dateOfDay(std::int64_t day);

// How much is taken in a day by the structured parts of the instructions: {2, "tablet"}, {150, "mg"}. Nullopt where
// they do not say, or say it only for some days.
struct DailyAmount {
  double value = 0;
  std::string_view unit;
};
std::optional<DailyAmount> dailyAmountOf(const record::MedicationFact& fact);

// "100 mg" of a label as mg: the first mass in it. Nullopt for combinations ("8 mg/2 mg") and where there is none.
std::optional<double> strengthMg(std::string_view label);

// Milligrams a day by one order or list entry: its instructions, or the label where only a count is said. Nullopt where
// that cannot be told without a guess.
std::optional<double> dailyMgOf(const record::MedicationFact& fact);

}  // namespace baton::rules
