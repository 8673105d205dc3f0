// CDA data types (R1) → FHIR R4 data types. A null flavour or an empty element gives an empty value, which put() drops.
//
// Nothing is made more exact than it was written: "201208" becomes "2012-08"; a time without an offset loses its time,
// since FHIR wants an offset there and the document does not say it. Numbers keep their digits.
// Source: C-CDA on FHIR (STU2), "Mapping guidance"; CDA R2 datatypes-base.xsd.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "format/json.h"
#include "format/xml.h"
#include "sources/ccda/import.h"

namespace baton::sources::ccda {

// xsi:type without prefix: "CD", "PQ" ...; "" when absent.
std::string_view typeOf(xml::Node value);
bool isTrue(std::string_view flag);
std::string_view nullFlavor(xml::Node node);
// NullFlavor → http://terminology.hl7.org/CodeSystem/data-absent-reason code; "" for "".
std::string_view absentReason(std::string_view null_flavor);
// The extension data-absent-reason with that code.
json::Value absentExtension(std::string_view reason);

// TS → dateTime / date; "" when it is no date.
std::string toDateTime(std::string_view time);
std::string toDate(std::string_view time);
// The one moment of an effectiveTime of any shape: value, else low, else center, else high.
std::string momentOf(xml::Node time);
// low and high (or value as both ends, or low and width); empty when neither is known.
json::Value toPeriod(Import& import, xml::Node interval);
// Puts "<stem>DateTime" or "<stem>Period", whichever the shape says.
void putWhen(Import& import, json::Value& resource, std::string_view stem, xml::Node time);

// CD, CE, CS ... → CodeableConcept with translations; text from originalText, else displayName.
json::Value toConcept(Import& import, xml::Node code);
// Only the codes, the main one first.
json::Value toCodings(Import& import, xml::Node code);
bool hasMeaning(const json::Value& concept_value);
// The main code or a translation in `system` ("" when there is none).
std::string_view codeIn(xml::Node code, std::string_view system_oid);

// A JSON number from letters such as "98.60", "+5", ".5"; nullopt when they are no number.
std::optional<std::string> toNumber(std::string_view letters);
json::Value toQuantity(xml::Node amount, std::string_view comparator = {});
// IVL_PQ → Range, or Quantity with comparator when one end is open; the key says which: "Quantity" or "Range".
struct Amount {
  std::string_view kind;
  json::Value value;
};
Amount toAmount(xml::Node interval);
json::Value toRange(xml::Node interval);
// Age: a positive amount in a UCUM unit of time; empty when it is none.
json::Value toAge(xml::Node amount);
json::Value toRatio(xml::Node ratio);

json::Value toIdentifier(xml::Node id);
void putIdentifiers(json::Value& resource, xml::Node statement);
json::Value toName(xml::Node name);
json::Value toAddress(xml::Node address);
json::Value toContact(xml::Node telecom);
void addAll(json::Value& resource, std::string_view key, xml::ChildRange nodes, json::Value (*convert)(xml::Node));
// A name on one line for display.
std::string nameText(xml::Node name);

}  // namespace baton::sources::ccda
