// Allergy or intolerance → AllergyIntolerance; also "no known allergies", which is a statement and not an allergy.
// Source: http://hl7.org/fhir/R4/allergyintolerance.html (ait-1).
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct AllergyForm {
  std::string substance;    // "penicillin"; "no known allergies" and its kin are understood
  std::string reaction;     // "hives"
  std::string severity;     // "", mild, moderate, severe: of the reaction
  std::string criticality;  // "", low, high
  std::string kind;         // "", allergy, intolerance
  std::string since;
  std::string note;
};

Result<Drafts> make(const AllergyForm& form, const Context& context);

}  // namespace baton::sources::forms
