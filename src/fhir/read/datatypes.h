// Readers of the FHIR R4 data types that every family of resources shares.
//
// Input: an element of a resource as JSON (an absent one reads as empty). Output: the plain nouns of record/.
// Errors: none; what an element does not say stays empty. `root` is the resource that holds the element: references to
// its `contained` resources ("#p1") are given the name that stands there.
// Source: http://hl7.org/fhir/R4/datatypes.html, references.html.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format/json.h"
#include "record/facts.h"

namespace baton::fhir::read {

// The text of a string element, trimmed of nothing; "" when absent.
const std::string& textAt(const json::Value& element, std::string_view key);
// The first of `keys` that has a text.
const std::string& firstText(const json::Value& element, std::initializer_list<std::string_view> keys);

PartialDate dateFrom(const json::Value& element);
// The first of the given dates that is not empty.
PartialDate firstDate(std::initializer_list<PartialDate> dates);

std::optional<Decimal> decimalFrom(const json::Value& element);
// Nothing when the element holds no number. Digits are kept.
std::optional<Quantity> quantityFrom(const json::Value& element);
// "0.6 to 1.2 mmol/L", "at least 7 h", "at most 5 mg"; "" when the Range has no numbers.
std::string rangeText(const json::Value& range);
std::optional<int> integerFrom(const json::Value& element);

record::Coding codingFrom(const json::Value& element);
std::vector<record::Coding> codingsFrom(const json::Value& elements);
record::Concept conceptFrom(const json::Value& codeable);
std::vector<record::Concept> conceptsFrom(const json::Value& codeables);
// The first code of a CodeableConcept, "" when it has text only.
std::string firstCode(const json::Value& codeable);

record::Period periodFrom(const json::Value& element);

// The resource of that id in root.contained; Null when there is none.
const json::Value& containedIn(const json::Value& root, std::string_view reference);
record::Reference referenceFrom(const json::Value& element, const json::Value& root);
std::vector<record::Reference> referencesFrom(const json::Value& elements, const json::Value& root);
// The type that a Reference points to, as far as it can be told without resolving it: "Patient", or "".
std::string referencedType(const json::Value& element, const json::Value& root);
// What a person calls a resource: a name, a title, the label of its code; "" when it has none.
std::string nameOf(const json::Value& resource, const json::Value& root);

std::vector<record::Identifier> identifiersFrom(const json::Value& elements);
record::Name humanNameFrom(const json::Value& element);
std::vector<record::Name> humanNamesFrom(const json::Value& elements);
// The name to show of several: official or usual before others, old and maiden last.
std::string shownName(const json::Value& elements);
std::vector<record::Telecom> telecomsFrom(const json::Value& elements);
std::string addressLine(const json::Value& element);  // "12 Hill St, Springfield, IL 62701"
std::vector<std::string> addressLines(const json::Value& elements);

// Annotation texts, one paragraph each.
std::string notesFrom(const json::Value& elements);

}  // namespace baton::fhir::read
