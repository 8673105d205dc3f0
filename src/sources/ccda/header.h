// The header of a document: whose it is, who made it, who keeps it, on what occasion.
//
// Source: C-CDA R2.1 US Realm Header (2.16.840.1.113883.10.20.22.1.1); C-CDA on FHIR, "Header", "Patient",
// "Participations".
#pragma once

#include <string_view>

#include "format/xml.h"
#include "sources/ccda/import.h"

namespace baton::sources::ccda {

// Patient first: everything else refers to it.
void readPatient(Import& import, xml::Node document);
// Everybody and everything else the header names; each is a resource, a repetition or a rejection.
void readParticipants(Import& import, xml::Node document);
// The whole document as it came, as one DocumentReference.
void keepDocument(Import& import, xml::Node document, std::string_view bytes);

}  // namespace baton::sources::ccda
