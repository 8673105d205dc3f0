// Therapy conflicts (MED-4, MED-3): what is taken or has changed, against the therapy that is going on, with who should
// talk to whom; restlessness after a change under 25; and the start of a demanding therapy, for the prescriber.
// One finding a row of the table, all its medicines together. Pure. Source: knowledge/therapy_conflicts/.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void therapyConflictFindings(const Asked& asked, Said& said);

// How long a therapy counts as just started.
inline constexpr int kNewTherapyDays = 28;

}  // namespace baton::rules
