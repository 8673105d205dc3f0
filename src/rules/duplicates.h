// Duplicates: one medicine in two products, two of one group, or two prescribers of one group (PCP-2, FAIL-2).
//
// Groups come from knowledge/duplicates.h. One finding a group; what looks like a usual overlap (a switch, an immediate
// with an extended form) is asked about at the next visit. Id: "duplicate-therapy/A+B" in alphabetical order, with one
// name for one medicine in two products. Pure.
#pragma once

#include <vector>

#include "rules/taken.h"
#include "rules/wording.h"

namespace baton::rules {

std::vector<record::Finding> duplicateFindings(const knowledge::Knowledge& knowledge, const TakenList& list,
                                               Reader reader, Language language, Instant now);

}  // namespace baton::rules
