// checkIps: is this Bundle an International Patient Summary document?
//
// The rules of the document as a whole, which general validators do not know: Bundle and Composition profiles of
// IPS 1.1.0 (also true of 2.0.0), FHIR documents, references. Resources inside are checked by validate()
// (fhir/validate.h), not here. In: any JSON. Out: issues in the order of the document; none when it conforms. Never
// fails; never quotes content. Source: http://hl7.org/fhir/uv/ips/STU1.1/StructureDefinition-Bundle-uv-ips.html and
// -Composition-uv-ips.html; http://hl7.org/fhir/R4/documents.html; http://hl7.org/fhir/R4/bundle.html#references.
#pragma once

#include <vector>

#include "fhir/validate.h"
#include "format/json.h"

namespace baton::fhir {

std::vector<ValidationIssue> checkIps(const json::Value& bundle);

}  // namespace baton::fhir
