#include "rules/activation_watch.h"

#include <algorithm>

namespace baton::rules {

const knowledge::ConflictRow* activationRow(const Asked& asked, const LinkedEffect& linked) {
  if (linked.is_past || linked.causes.empty() || !asked.taken.age_years) return nullptr;
  const EffectCause& cause = linked.causes.front();
  // Only a report since a change of the last weeks; the change itself must be recent, not only the report.
  if (cause.change == nullptr || cause.change->daysAgo(asked.now) > kNewDays) return nullptr;
  for (const knowledge::ConflictRow& row : asked.knowledge.therapyConflicts().rows()) {
    if (row.trigger != knowledge::ConflictTrigger::ReportedEffect) continue;
    if (std::find(row.effects.begin(), row.effects.end(), linked.report.effect) == row.effects.end()) continue;
    if (row.age_below && *asked.taken.age_years >= *row.age_below) continue;
    // The medicines that the warning is about are those with a plan of their own at this age.
    if (!asked.knowledge.watchPlans().dependsOnAge(asked.knowledge.psychotropics(), cause.item->taken.ingredient,
                                                   cause.change->kind)) {
      continue;
    }
    return &row;
  }
  return nullptr;
}

}  // namespace baton::rules
