// ApiRequest and ApiAnswer: one FHIR interaction and what comes of it, without HTTP around.
#pragma once

#include <optional>
#include <string>

#include "base/instant.h"
#include "base/result.h"
#include "fhir/rest/interaction.h"
#include "format/json.h"

namespace baton::app {

enum class Return : std::uint8_t { Representation, Minimal, Outcome };  // Prefer: return=

struct ApiRequest {
  fhir::Interaction what;
  std::string body;      // JSON as sent; "" when `resource` has it already
  json::Value resource;  // of an entry of a Bundle
  bool is_json_patch = false;
  std::string if_match;
  std::string if_none_match;
  std::string if_none_exist;
  Return returns = Return::Representation;
  bool is_strict = false;  // Prefer: handling=strict
  std::string base;        // "https://host/fhir", without a slash at its end
};

struct ApiAnswer {
  int status = 200;
  std::string body;  // compact JSON, "" = none
  std::string etag;  // W/"3"
  std::string location;
  std::optional<Instant> last_modified;
  bool isRefusal() const { return status >= 400; }
};

// An OperationOutcome with this status. `text` never quotes what is stored.
ApiAnswer refuse(int status, const std::string& code, const std::string& text, const std::string& expression = "");
// What went wrong, with the status that fits it.
ApiAnswer fromError(const Error& error);
std::string etagOf(std::uint32_t version);
// The version that an If-Match names; nullopt when it is no such tag.
std::optional<std::uint32_t> versionOf(std::string_view etag);

}  // namespace baton::app
