// Next of kin, guardians, emergency contacts, caregivers → RelatedPerson, and Patient.contact.
//
// Source: C-CDA on FHIR, "Participations"; CDA R2 AssociatedEntity, RelatedEntity, Guardian.
#pragma once

#include <string>

#include "format/xml.h"
#include "sources/ccda/import.h"

namespace baton::sources::ccda {

// "RelatedPerson/…"; "" when nobody is named.
std::string relatedPerson(Import& import, xml::Node entity);
// guardian of the patient: only a contact.
void addGuardians(Import& import, json::Value& patient, xml::Node person);

}  // namespace baton::sources::ccda
