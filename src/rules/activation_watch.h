// Activation watch: restlessness or agitation after a medicine change at an age at which the label warns of suicidal
// thoughts. Told by one family only (therapy_conflicts.h), so both families ask here.
// Pure. Source: knowledge/therapy_conflicts/conflicts.tsv (rows with `reported:`), knowledge/watch_plans/plans.tsv.
#pragma once

#include "rules/reported_effects.h"

namespace baton::rules {

// The row that holds for this report, nullptr when none does. The medicine is linked.causes.front().
const knowledge::ConflictRow* activationRow(const Asked& asked, const LinkedEffect& linked);
inline bool isActivationWatch(const Asked& asked, const LinkedEffect& linked) {
  return activationRow(asked, linked) != nullptr;
}

}  // namespace baton::rules
