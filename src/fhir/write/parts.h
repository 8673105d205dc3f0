// parts: the small pieces that written resources are made of, each valid by construction.
//
// What a source wrote may be no valid FHIR string, code or URI (blanks in a code, an empty system, control characters):
// text is cleaned, a coding that cannot be valid is left out, its text stays. A date becomes FHIR date or dateTime of
// at most day precision. Source: FHIR R4 data types (http://hl7.org/fhir/R4/datatypes.html).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/html.h"
#include "format/json.h"
#include "record/facts.h"

namespace baton::fhir::write {

// Valid UTF-8 without control characters, white space collapsed, at most `limit` letters; "" stays "".
std::string text(std::string_view source, std::size_t limit = 2000);

// "urn:uuid:..." that is always the same for the same person and name (a name-based UUID, RFC 9562 version 8).
std::string uuidFor(std::string_view person, std::string_view name);
std::string withoutUrn(const std::string& urn);

json::Value coding(std::string_view system, std::string_view code, std::string_view display = {});
json::Value codings(const std::vector<record::Coding>& codings);
// CodeableConcept; Null when nothing is left of it.
json::Value conceptWith(const std::vector<record::Coding>& codings, std::string_view text);
json::Value conceptWith(const record::Concept& value);
json::Value conceptOf(std::string_view system, std::string_view code, std::string_view display = {});
json::Value reference(const std::string& target);
json::Value referenceText(std::string_view display);
json::Value quantity(const Quantity& quantity);
json::Value period(const record::Period& period);
json::Value telecoms(const std::vector<record::Telecom>& telecoms);
// "2026-03-01", "2026-03" or "2026"; "" for no date.
std::string dateText(const PartialDate& date);
// {"extension":[{data-absent-reason}]} for the element "_name" of a value that is not there.
json::Value absent(std::string_view reason = "unknown");
// Narrative of `status` "generated" in the XHTML namespace.
json::Value narrative(const format::Html& content, std::string_view language);

}  // namespace baton::fhir::write
