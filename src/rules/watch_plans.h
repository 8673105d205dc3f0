// Watch plans (MED-2): for the newest change of each medicine for the mind, what to expect in which week, what to ask,
// who asks, and which checks have taken place.
//
// A check counts as done by a visit or a questionnaire score of a later day than the change, at most kEarlyDays before
// the check is due; who asked is not judged. Only an open check that is due becomes a finding, one a medicine.
// Pure. Cost: a scan of visits and scores for each plan. Source: knowledge/watch_plans/, knowledge/effects/.
#pragma once

#include <vector>

#include "record/watch_plan.h"
#include "rules/asked.h"

namespace baton::rules {

// A plan is shown for this long, or until its last day.
inline constexpr int kWatchDays = 28;
inline constexpr int kEarlyDays = 3;

// Newest change first.
std::vector<record::WatchPlan> watchPlans(const Asked& asked);

void watchPlanFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
