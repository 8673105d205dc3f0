// What an encounter is called in a change or on the timeline.
#pragma once

#include <string>

#include "record/facts.h"

namespace baton::sources::changes {

// "at General Hospital for depression": place and reason, each as far as known.
std::string placeAndReason(const record::EncounterFact& encounter, const record::Facts& facts);
std::string placeOf(const record::EncounterFact& encounter, const record::Facts& facts);  // "" when not known
std::string reasonOf(const record::EncounterFact& encounter);                             // its first reason, or ""
// "Follow-up visit", "Video visit".
std::string visitName(const record::EncounterFact& encounter);

}  // namespace baton::sources::changes
