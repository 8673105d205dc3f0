// Check: all safety rules over what is taken → findings in the order in which a person should read them.
//
// Order: severity, what interrupts, how many medicines it concerns, then id; the same facts give the same bytes.
// Never "no problems found": what was checked and what was not is part of the answer. Pure; cost: script/bench.
#pragma once

#include "rules/taken.h"
#include "rules/wording.h"

namespace baton::rules {

record::Findings check(const knowledge::Knowledge& knowledge, TakenList list, Reader reader, Instant now);

// Most important first; of two with one id the graver stays.
void rank(std::vector<record::Finding>& findings);

}  // namespace baton::rules
