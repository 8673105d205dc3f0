// Formats of FHIR R4's primitive types, checked by hand (the published regular expressions, and what the prose adds).
//
// Input: the JSON value of a primitive element. Output: what is wrong, or an empty text. No allocation, no exceptions.
// The JSON kind comes first: boolean is a JSON boolean, decimal and the integers are JSON numbers, the rest strings.
// Source: FHIR R4 http://hl7.org/fhir/R4/datatypes.html#primitive, http://hl7.org/fhir/R4/json.html#primitive.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "fhir/definitions.h"
#include "format/json.h"

namespace baton::fhir {

bool isDate(std::string_view text);      // 2026, 2026-03, 2026-03-01; the day must exist
bool isDateTime(std::string_view text);  // as date, or to the second with a zone
bool isInstant(std::string_view text);   // to the second with a zone
bool isTime(std::string_view text);      // 23:59:59(.9)
bool isIdText(std::string_view text);    // [A-Za-z0-9\-\.]{1,64}
bool isCodeText(std::string_view text);  // no white space around, single blanks inside
bool isOid(std::string_view text);       // urn:oid:1.2.3
bool isUuid(std::string_view text);      // urn:uuid: and lower-case hexadecimal digits
bool isBase64(std::string_view text);    // white space between the groups is allowed
bool isIntegerText(std::string_view letters, std::int64_t least, std::int64_t most);
// Starts with a scheme: "http:", "urn:" ...
bool isAbsoluteUri(std::string_view text);
// Bytes that base64 text stands for; the text must be isBase64.
std::size_t decodedSize(std::string_view base64);

// "Must be a JSON string" and the like, or empty.
std::string_view kindProblem(Primitive primitive, const json::Value& value);
// What is wrong with the letters of a value of the right kind, or empty. xhtml is left to xhtml.h.
std::string_view formatProblem(Primitive primitive, std::string_view text);

// What deserves a warning in a text, or empty: blank, control characters, something that looks like an HTML tag.
std::string_view textWarning(Primitive primitive, std::string_view text);

}  // namespace baton::fhir
