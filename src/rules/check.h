// Check: all safety rules over what is taken → findings in the order in which a person should read them.
//
// Order: severity, what interrupts, how many medicines it concerns, then id; the same facts give the same bytes.
// Never "no problems found": what was checked and what was not is part of the answer. Pure; cost: script/bench.
#pragma once

#include <cstdint>

#include "rules/asked.h"

namespace baton::rules {

// A bare list: interactions, duplicates, and cautions by age, dose and what else is taken. `language` is what a person
// reads; clinicians read English.
record::Findings check(const knowledge::Knowledge& knowledge, TakenList list, Reader reader, Language language,
                       Instant now);

// What a reader is shown of the record. Who is shown no results, logs and tasks at all (a caregiver, a pharmacy) cannot
// see that one is there: no rule may then call it missing or late, say that it was looked at, or hint at it.
enum class Shown : std::uint8_t { Results, ListOnly };

// A record: the same, and every family that looks at more than the list.
record::Findings checkRecord(const Asked& asked, Shown shown = Shown::Results);

// Most important first; of two with one id the graver stays.
void rank(std::vector<record::Finding>& findings);

}  // namespace baton::rules
