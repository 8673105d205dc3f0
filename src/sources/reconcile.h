// Reconciliation: the facts of many sources become one true list (capability REC-2), and with it the chart.
//
// Pure: the same facts, knowledge and moment give the same chart. Never a fuzzy merge: lines are joined only when
// ingredient (RxNorm or the names table), SNOMED CT / ICD-10-CM code, or normalised text are equal; what is merely
// alike is listed as a possible duplicate for a person to decide, and the decision is a fact (record::DecisionFact).
// Nothing that a newer export leaves out becomes stopped by that.
#pragma once

#include "record/chart.h"
#include "record/history.h"

namespace baton::sources {

// `facts` as factsAt() gives them, references resolved. Cost: linear in facts.
record::Chart buildChart(const record::PersonId& person, record::Facts facts, Instant at);

// factsAt + resolveReferences + buildChart.
record::Chart chartAt(const record::PersonId& person, const record::History& history, Instant at);

}  // namespace baton::sources
