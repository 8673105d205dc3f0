// Required bindings: the codes an element may carry when the definitions list them all.
//
// Checked on code, Coding, CodeableConcept and Quantity elements; open sets (mime types, languages, UCUM ...) have no
// binding in the table and pass. A required code that is absent but for extensions is an error too.
// Source: FHIR R4 http://hl7.org/fhir/R4/terminologies.html#required.
#pragma once

#include "fhir/validate_report.h"

namespace baton::fhir {

// `value` is one value of `element`, of the right JSON kind.
void checkBinding(const Element& element, const json::Value& value, const Frame& frame, Report& report);

}  // namespace baton::fhir
