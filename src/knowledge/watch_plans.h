// Watch plans: what to expect, ask and check after a medicine is started, raised, lowered or stopped.
//
// Why: a change that nobody looks at again is where treatment fails, and under 25 where an antidepressant is dangerous.
// Shapes: a row speaks of an ingredient or of a class of names/psychotropics.tsv ("class:SSRI"); the ingredient beats
// the class, a row with an age beats one without. Days count from the change. `missed`: how grave a missed check is.
// Errors: BadInput naming table and line. Cost: find is a scan of some seventy rows, for the few changed medicines.
// Source: knowledge/watch_plans/plans.tsv, a source per row.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"
#include "knowledge/interactions.h"
#include "knowledge/psychotropics.h"

namespace baton::knowledge {

enum class ChangeKind : std::uint8_t { Start, Raise, Lower, Stop };
std::string_view toText(ChangeKind kind);  // "start", "raise", "lower", "stop"

struct WatchPlanRow {
  std::string_view id, subject;
  std::vector<ChangeKind> on;
  std::optional<int> age_below;
  int benefit_from = 0, benefit_to = 0;
  std::string_view benefit_plain, benefit_plain_es, benefit_clinical;
  std::string_view ask_plain, ask_plain_es, ask_clinical;
  std::string_view warn_plain, warn_plain_es, warn_clinical;
  std::vector<int> check_days;  // rising
  std::string_view who;         // roles, the first one asks
  Severity missed = Severity::Low;
  std::string_view source, checked_on;
  bool is_verified = false;

  int lastDay() const { return std::max(benefit_to, check_days.back()); }
};

class WatchPlans {
 public:
  static Result<WatchPlans> build(const Drugs& drugs, const Psychotropics& psychotropics, std::string_view plans_tsv);

  std::span<const WatchPlanRow> rows() const { return rows_; }
  // The row that holds for this change; nullptr when none does. Without an age the rows for everybody hold.
  const WatchPlanRow* find(const Psychotropics& psychotropics, std::string_view ingredient, ChangeKind kind,
                           std::optional<int> age_years) const;
  // Whether the answer of find depends on an age that is not known.
  bool dependsOnAge(const Psychotropics& psychotropics, std::string_view ingredient, ChangeKind kind) const;

 private:
  std::vector<WatchPlanRow> rows_;
};

}  // namespace baton::knowledge
