// Cautions by condition, pregnancy, age, dose, kidneys and gene tests (capability PCP-2): what is taken and what is so
// about the person, against knowledge/cautions.h. Finding `condition-caution`.
//
// Restraint: of one medicine and one topic only the gravest row speaks; what is left is told by medicine or by topic,
// whichever makes fewer findings ("From 65 years on" for five medicines is one). Only verified rows that surely hold
// interrupt; what depends on a dose or date that nobody knows is told at the next contact and says so.
// Id: "condition-caution/MEDICINE/TOPIC" of one row, "condition-caution/MEDICINE" or "condition-caution/TOPIC" of
// several. Person: plain words in English or Spanish; clinicians: clinical words. Pure; cost: a few rows a medicine.
#pragma once

#include <vector>

#include "rules/asked.h"
#include "rules/circumstances.h"

namespace baton::rules {

// A record: everything.
void conditionCautionFindings(const Asked& asked, Said& said);

// A bare list: what age, dose and the other medicines ask for.
std::vector<record::Finding> cautionsOfList(const knowledge::Knowledge& knowledge, const TakenList& list, Reader reader,
                                            Language language, Instant now);

}  // namespace baton::rules
