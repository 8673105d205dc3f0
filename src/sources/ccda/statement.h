// What all clinical statements of a document share: templates, status, notes, authors, place in time.
//
// Source: CDA R2 ClinicalStatement; C-CDA R2.1 Author Participation (2.16.840.1.113883.10.20.22.4.119), Comment
// Activity (…4.64); C-CDA on FHIR, "Provenance" and "Note Text".
#pragma once

#include <string>
#include <string_view>

#include "format/json.h"
#include "format/xml.h"
#include "sources/ccda/import.h"

namespace baton::sources::ccda {

// True when a templateId has this root: "4.16" stands for 2.16.840.1.113883.10.20.22.4.16.
bool hasTemplate(xml::Node statement, std::string_view short_root);
bool hasAnyTemplate(xml::Node statement);
// The root without the prefix of C-CDA ("4.16"), the first one of that kind; "" when there is none.
std::string_view ccdaTemplate(xml::Node statement);

// act, observation, organizer, substanceAdministration, supply, procedure, encounter ... inside an entry,
// entryRelationship or component; an absent node when there is none.
xml::Node statementIn(xml::Node holder);
bool isNegated(xml::Node statement);
std::string_view statusOf(xml::Node statement);
std::string_view moodOf(xml::Node statement);

// What a person would call it: code's text, else the statement's text.
std::string titleOf(Import& import, xml::Node statement);

// Comment activities (and text of entries that say nothing else) as Annotations.
void putNotes(Import& import, json::Value& resource, xml::Node statement);
// The value of the observation below `statement` with that code, e.g. severity SEV or status 33999-4.
xml::Node relatedValue(xml::Node statement, std::string_view code);
// reasonCode from RSON relations.
void putReasons(Import& import, json::Value& resource, xml::Node statement);

// The last author as a reference to a Practitioner (or Organization when no person is named), "" when none.
std::string lastAuthor(Import& import, xml::Node statement);
// The earliest author/time as dateTime, "" when none.
std::string firstAuthorTime(xml::Node statement);

// Puts subject (or `key`) with the patient's reference.
void putSubject(const Import& import, json::Value& resource, std::string_view key = "subject");

}  // namespace baton::sources::ccda
