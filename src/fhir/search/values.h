// What a resource says for each of its search parameters: the values that a search compares with.
//
// Input: a resource as it is served (references that resolve already read "Type/id"). Output: one Extracted for each
// value found, in the order of the parameters. Never fails; what has another shape than its parameter expects says
// nothing. Source: http://hl7.org/fhir/R4/search.html (table of types and data types).
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/instant.h"
#include "fhir/search/parameters.h"
#include "format/json.h"

namespace baton::fhir {

struct TokenValue {
  std::string system;
  std::string code;
  std::string text;  // folded: what :text compares with
};
struct DateValue {
  Instant first;  // open ends reach as far as an Instant does
  Instant last;
};
struct ReferenceValue {
  std::string target;      // "Patient/1", or to the letter when it is no relative reference
  std::string identifier;  // "system|value" of a logical reference
};
struct StringValue {
  std::string exact;
  std::string folded;
};
struct QuantityValue {
  double value = 0;
  std::string system;
  std::string code;
  std::string unit;
};
struct UriValue {
  std::string uri;
};
using SearchValue = std::variant<TokenValue, DateValue, ReferenceValue, StringValue, QuantityValue, UriValue>;

struct Extracted {
  const SearchParameter* parameter;
  SearchValue value;
};

std::vector<Extracted> extractValues(const json::Value& resource);

// "Patient/1" of "Patient/1" and "Patient/1/_history/3"; "" for anything else.
std::string relativeTarget(std::string_view reference);

}  // namespace baton::fhir
