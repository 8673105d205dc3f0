// Bundles that a server answers with, put together from resources that are text already: no tree is made.
// Source: http://hl7.org/fhir/R4/bundle.html (searchset, history, batch- and transaction-response).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace baton::fhir {

struct BundleLink {
  std::string relation;  // self, next
  std::string url;
};

struct BundleEntry {
  std::string full_url;       // "" = none
  std::string_view resource;  // JSON, "" = none; must outlive the call
  std::string mode;           // of a searchset: match, include, outcome
  std::string method;         // of a history: GET ... ; "" = no request
  std::string url;
  std::string status;  // of a response: "201 Created"; "" = no response
  std::string location;
  std::string etag;
  std::string last_modified;
  std::string outcome;  // JSON of an OperationOutcome
};

struct BundleHead {
  std::string type;  // searchset, history, batch-response, transaction-response
  std::optional<std::size_t> total;
  std::vector<BundleLink> links;
};

std::string bundleText(const BundleHead& head, const std::vector<BundleEntry>& entries);

}  // namespace baton::fhir
