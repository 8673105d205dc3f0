// After a crisis (capability URG-3): what is late, or due soon, of putting care together again after a stay.
//
// One finding a stay: "followup-overdue" while a visit is late, "reconciliation-open" while only the medicines or
// papers are, "followup-due" in the days before. Its id names the day it began and no clinic; subjects are the steps.
// Moderate: it waits for no queue, and interrupts nobody's night. Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

// What is late is told until somebody closes the plan; after so many days as something for the next visit. This
// project's proposal.
inline constexpr int kTellDays = 45;
// A step is told this many days before it is due, where nothing is booked.
inline constexpr int kSoonDays = 2;

void afterCrisisFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
