// Refills: a supply that ran out, one that is often late, and controlled substances handed over early (FAIL-2).
//
// By rules/supply.h. A gap is told once a line, with what an abrupt stop or the missed days mean for that medicine
// (knowledge/stopping): its severity is theirs. That nothing was handed over does not say that nothing was taken, and
// the text says so. A hand-over that the newest file of its teller could not yet have told of is `not_checked`.
// Ids: "refill-gap/clozapine", ".../late", ".../early". Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void refillFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
