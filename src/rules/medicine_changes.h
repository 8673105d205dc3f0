// Medicine changes: every dated start, dose change and stop of the lines of a chart, with the doses before and after.
//
// Why: side effects, watch plans and therapy all count days from a change. `Asked::changes` compares two moments and
// shows one step where two were taken; here each order of a source is a step of its own.
// A step is a newer order (or statement) of the same organisation at another daily amount; the first order of another
// organisation is no change. Raised or lowered only where both amounts can be counted.
// Pure. Cost: one pass over the medication facts.
#pragma once

#include <string>
#include <vector>

#include "knowledge/watch_plans.h"
#include "rules/asked.h"

namespace baton::rules {

struct MedicineChange {
  const record::MedicationLine* line = nullptr;
  knowledge::ChangeKind kind = knowledge::ChangeKind::Start;
  bool is_direction_known = true;  // false: another dose, more or less (kind is Raise)
  PartialDate on;                  // to the day
  std::string from, to;            // "50 mg", "350 mg/d" of several doses; "" when not known
  std::string resource;            // key of the order that says so

  int daysAgo(Instant now) const;
};

// Oldest first within a line. Only what is known to the day; entries that Baton cannot interpret are left out.
std::vector<MedicineChange> medicineChanges(const Asked& asked);

// Whole days from one calendar day to another, in the zone each was written in; negative when `to` comes first.
int daysFromTo(const PartialDate& from, const PartialDate& to);
int daysFromTo(const PartialDate& from, Instant to);

}  // namespace baton::rules
