// Visits: encounters as people speak of them. An admission, an emergency visit, a visit; each once.
//
// Classes: HL7 v3 ActCode encounter classes (http://terminology.hl7.org/ValueSet/v3-ActEncounterCode).
#pragma once

#include <vector>

#include "record/facts.h"

namespace baton::record {

bool isAdmission(const EncounterFact& encounter);
bool isEmergency(const EncounterFact& encounter);
// Planned, cancelled and unreadable ones did not take place, as far as is known.
bool tookPlace(const EncounterFact& encounter);
// The encounters that took place, each once: of several admissions that begin on one day the one that says most; of
// emergency visits of one day that different sources report likewise; and an encounter without a class beside an
// admission of that day is the admission. Pointers into `encounters`.
std::vector<const EncounterFact*> visitsOf(const std::vector<EncounterFact>& encounters);

}  // namespace baton::record
