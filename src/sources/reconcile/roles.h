// From what a source calls somebody to the interface's role: therapist, psychiatrist, primary-care, telepsychiatry,
// caregiver, pharmacy, emergency, other.
//
// Sources: NUCC Health Care Provider Taxonomy codes (https://taxonomy.nucc.org; used by US Core as specialty), SNOMED
// CT occupations of the US Core and HL7 v3 role value sets, HL7 v3 RoleCode for relatives, and plain words. What none
// of them names is "other": a nurse or a cardiologist is neither guessed to be a therapist nor left out.
#pragma once

#include <string>
#include <vector>

#include "record/coded.h"

namespace baton::sources::reconcile {

// The first concept that maps to a role; codes before words. "" when none does.
std::string roleOf(const std::vector<record::Concept>& concepts);

}  // namespace baton::sources::reconcile
