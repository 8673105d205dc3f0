// Interactions: what does not go well together among everything that is taken (capability PCP-2).
//
// Pairs come from the tables (knowledge/interactions.h). Here they become what a person can act on: pairs of one cause
// are one finding ("lithium rises": ibuprofen and lisinopril together), at most one that interrupts for each cause.
// A level that rises or falls is a cause of its own for each medicine it concerns.
// Id: "interaction/AFFECTED+OTHER" of the gravest pair: the affected medicine first where there is a direction
// ("lithium +ibuprofen"), else in alphabetical order. A pair whose condition cannot be decided (dose, route or age not
// known) or that rests on something unverified never interrupts, and says what is not known. Pure; cost: script/bench.
#pragma once

#include <vector>

#include "rules/taken.h"
#include "rules/wording.h"

namespace baton::rules {

std::vector<record::Finding> interactionFindings(const knowledge::Knowledge& knowledge, const TakenList& list,
                                                 Reader reader, Language language, Instant now);

}  // namespace baton::rules
