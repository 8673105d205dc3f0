// Allergies on the list against what is taken (capability PCP-2). Finding `allergy-conflict`.
//
// The entry that names a medicine, or a group that holds it, interrupts; related medicines as knowledge/allergies.h
// says. What is recorded as an intolerance, or with nothing but side effects, is told at the next contact. Refuted,
// resolved and inactive entries are silent, and so is "no known allergies"; an entry that no table reads is said in
// `not_checked`, and so is a record that says nothing of allergies.
// One finding an entry: id "allergy-conflict/ALLERGEN/MEDICINE", "allergy-conflict/ALLERGEN" for several medicines.
// Pure; cost: entries × medicines.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void allergyConflictFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
