// Check: all safety rules over what is taken → findings in the order in which a person should read them.
//
// Order: severity, what interrupts, how many medicines it concerns, then id; the same facts give the same bytes.
// Never "no problems found": what was checked and what was not is part of the answer. Pure; cost: script/bench.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

// A bare list: interactions, duplicates, and cautions by age, dose and what else is taken. `language` is what a person reads; clinicians read English.
record::Findings check(const knowledge::Knowledge& knowledge, TakenList list, Reader reader, Language language,
                       Instant now);

// A record: the same, and every family that looks at more than the list.
record::Findings checkRecord(const Asked& asked);

// Most important first; of two with one id the graver stays.
void rank(std::vector<record::Finding>& findings);

}  // namespace baton::rules
