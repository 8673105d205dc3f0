// Supplies of medicines: Medication Supply Order (2.16.840.1.113883.10.20.22.4.17, moodCode INT) and Medication
// Dispense (…4.18, moodCode EVN).
//
// Source: C-CDA on FHIR, "Medications", Supply Order. CDA's repeatNumber counts all fillings, FHIR's
// numberOfRepeatsAllowed those after the first.
#pragma once

#include <string>
#include <vector>

#include "format/json.h"
#include "format/xml.h"
#include "sources/ccda/import.h"

namespace baton::sources::ccda {

// dispenseRequest from the supply orders below a request.
void putDispenseRequest(Import& import, json::Value& request, xml::Node administration);
// Orders below a statement, each a MedicationRequest of its own.
std::vector<std::string> takeSupplyOrders(Import& import, xml::Node administration, const json::Value& medicine);
// Dispenses below a medicine; `medicine_reference` is what they belong to.
void takeDispenses(Import& import, xml::Node administration, const json::Value& medicine,
                   const std::string& medicine_reference);

}  // namespace baton::sources::ccda
