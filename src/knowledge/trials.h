// Trials: from which dose and for how long a medicine has had a fair trial, and when primary care is not enough.
//
// Why: "it did not work" after two weeks of half a dose says nothing, and two real failures ask for a psychiatrist.
// Units: milligrams a day, weeks. Errors: BadInput naming table and line: unknown ingredient, kind or severity, a
// reason missing or said twice, a high row. Cost: a lookup is a binary search.
// Source: knowledge/trials/*.tsv, a source per row; knowledge/trials/README.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"
#include "knowledge/stopping.h"

namespace baton::knowledge {

enum class TrialKind : std::uint8_t { Antidepressant, Antipsychotic, MoodStabilizer };

struct TrialDose {
  std::string_view ingredient;
  TrialKind kind = TrialKind::Antidepressant;
  std::optional<double> minimum_mg;     // nullopt: the dose goes by a blood level
  std::optional<double> resistance_mg;  // from this dose on a failed trial counts toward resistance
  int weeks = 0;
  std::string_view source;
  std::string_view checked_on;
  bool is_verified = false;
};

enum class Reason : std::uint8_t {
  Bipolar,
  Psychosis,
  Resistance,
  Polypharmacy,
  Safety,
  Pregnancy,
  Clozapine,
  Lithium,
  Young,
  Older,
  BipolarAlone,     // an antidepressant without a mood stabilizer
  ManiaNeverAsked,  // a new antidepressant, and nobody asked for mania
};
inline constexpr std::size_t kReasons = 12;

struct ReasonRow {
  std::string_view id;  // "bipolar"
  Severity severity = Severity::Low;
  int number = 0;  // how many, or within how many days
  RowWords words;
  std::string_view source;
  std::string_view checked_on;
};

class Trials {
 public:
  const TrialDose* dose(std::string_view ingredient) const;
  const std::vector<TrialDose>& doses() const { return doses_; }
  const ReasonRow& reason(Reason which) const { return reasons_[static_cast<std::size_t>(which)]; }

  static Result<Trials> build(const Drugs& drugs, std::string_view doses_tsv, std::string_view reasons_tsv);

 private:
  Status addDoses(const Drugs& drugs, std::string_view text);
  Status addReasons(std::string_view text);

  std::vector<TrialDose> doses_;  // sorted by ingredient
  std::array<ReasonRow, kReasons> reasons_;
};

}  // namespace baton::knowledge
