// Dose, route, site, timing and instructions of a substance administration → Dosage.
//
// Source: C-CDA on FHIR, "Medications"; C-CDA R2.1 Medication Activity (2.16.840.1.113883.10.20.22.4.16), Medication
// Free Text Sig (…4.147), Instruction (…4.20).
#pragma once

#include "format/json.h"
#include "format/xml.h"
#include "sources/ccda/import.h"
#include "sources/ccda/timing.h"

namespace baton::sources::ccda {

// One Dosage, Null when nothing is said.
json::Value toDosage(Import& import, xml::Node administration, const Schedule& schedule, Bounds bounds);

// The product of a consumable: CodeableConcept with text, Null when it has neither name nor code.
json::Value toProduct(Import& import, xml::Node holder);

}  // namespace baton::sources::ccda
