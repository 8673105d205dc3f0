// Side effects (MED-1): an effect told in the record, with the medicine whose start or rise fits, for prescriber and
// therapist. One finding an effect. What under 25 needs a call within days is told by therapy_conflicts.h instead.
// Pure. Source: knowledge/effects/.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void sideEffectFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
