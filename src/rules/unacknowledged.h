// Unacknowledged updates: what was sent and nobody has said "I have it" in time, what did not go out at all, and what
// was handed back; with whom to call, and whom to try next (capability COM-6). An urgent one is told at once: call now.
//
// The deadline is the one that stands in the Task, chosen when it was sent; no number of its own. Only the person's own
// view shows these Tasks (they carry the label R). Next to try: somebody of the same role, else primary care, else any
// clinician of the team; with a phone number before without one. Pure.
// Source: Task.restriction.period and the state machine of Task (http://hl7.org/fhir/R4/task.html).
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void unacknowledgedFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
