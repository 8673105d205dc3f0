// Encounters as people speak of them: an admission, an emergency visit, a visit.
#pragma once

#include <string>
#include <vector>

#include "record/facts.h"

namespace baton::sources::changes {

// HL7 v3 ActCode encounter classes (http://terminology.hl7.org/ValueSet/v3-ActEncounterCode).
bool isAdmission(const record::EncounterFact& encounter);
bool isEmergency(const record::EncounterFact& encounter);
// The encounters that took place, each once: a stay that two files report is one (of several that begin on one day the
// one that says most), and an encounter without a class beside a stay of that day is the stay.
std::vector<const record::EncounterFact*> eventsOf(const std::vector<record::EncounterFact>& encounters);
// Planned, cancelled and unreadable ones did not take place, as far as is known.
bool tookPlace(const record::EncounterFact& encounter);
// "at General Hospital for depression": place and reason, each as far as known.
std::string placeAndReason(const record::EncounterFact& encounter, const record::Facts& facts);
// "Follow-up visit", "Video visit".
std::string visitName(const record::EncounterFact& encounter);

}  // namespace baton::sources::changes
