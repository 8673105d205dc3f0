// A Bundle that is to be done: batch or transaction. Reading its entries, and the references between them.
//
// Input: a valid Bundle (fhir/validate.h), untrusted. Bounds: 5,000 entries. Source:
// http://hl7.org/fhir/R4/http.html#transaction, http://hl7.org/fhir/R4/bundle.html#references.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "fhir/rest/interaction.h"
#include "format/json.h"

namespace baton::fhir {

struct BundleRequest {
  Interaction what;
  std::string full_url;
  json::Value resource;
  std::string if_match;
  std::string if_none_match;
  std::string if_none_exist;
  std::string expression;  // "Bundle.entry[3]"
};

// Errors: BadInput and its kin with the entry's place in `detail`.
Result<std::vector<BundleRequest>> readRequests(const json::Value& bundle);

// The places in which a transaction does its entries: DELETE, POST, PUT and PATCH, GET; within one kind as written.
std::vector<std::size_t> orderOf(const std::vector<BundleRequest>& requests);

// What entries are called in the Bundle, and what they are in the record.
using Renames = std::unordered_map<std::string, std::string>;  // "urn:uuid:..." → "Patient/1"
// Every string that is such a name, wherever it stands, narratives apart.
void renameReferences(json::Value& value, const Renames& renames);
// Every "reference" that is a search ("Patient?identifier=1") is given to `resolve`; what it answers takes its place.
// Errors: of `resolve`.
Status resolveConditional(json::Value& value, const std::function<Result<std::string>(const std::string&)>& resolve);

}  // namespace baton::fhir
