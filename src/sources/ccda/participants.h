// People and organisations that a document names → Practitioner, PractitionerRole, Organization, Device, Location.
//
// One person named in many places is one resource: known by NPI, else by id and family name, else by name and place.
// Source: C-CDA on FHIR, "Participations"; CDA R2 AssignedEntity, AssignedAuthor, ParticipantRole, Organization.
#pragma once

#include <string>

#include "format/json.h"
#include "format/xml.h"
#include "sources/ccda/import.h"

namespace baton::sources::ccda {

// assignedEntity, assignedAuthor ... → "Practitioner/…"; "" when no person is named and no id given.
std::string practitioner(Import& import, xml::Node assigned);
// representedOrganization, custodian ... → "Organization/…"; "" when it has neither name nor id.
std::string organization(Import& import, xml::Node organization);
// The person, else the organisation they act for, else "".
std::string practitionerOrOrganization(Import& import, xml::Node assigned);
// The role of a named person at an organisation or with a speciality; "" when neither is said.
std::string practitionerRole(Import& import, xml::Node assigned);
// assignedAuthoringDevice → "Device/…".
std::string device(Import& import, xml::Node assigned);
// participantRole of typeCode LOC, or healthCareFacility → "Location/…".
std::string location(Import& import, xml::Node role);

}  // namespace baton::sources::ccda
