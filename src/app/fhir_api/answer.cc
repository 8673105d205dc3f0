#include "app/fhir_api/answer.h"

#include <charconv>

#include "base/text.h"
#include "fhir/rest/outcome.h"

namespace baton::app {

ApiAnswer refuse(int status, const std::string& code, const std::string& text, const std::string& expression) {
  ApiAnswer answer;
  answer.status = status;
  answer.body = json::write(fhir::operationOutcome(fhir::OutcomeIssue{"error", code, text, expression}));
  return answer;
}

ApiAnswer fromError(const Error& error) {
  switch (error.code) {
    case ErrorCode::BadUsage:
      return refuse(405, "not-supported", error.message, error.detail);
    case ErrorCode::BadInput:
      return refuse(400, "invalid", error.message, error.detail);
    case ErrorCode::TooLarge:
      return refuse(413, "too-long", error.message, error.detail);
    case ErrorCode::NotFound:
      return refuse(404, "not-found", error.message);
    case ErrorCode::NotAllowed:
      return refuse(403, "forbidden", error.message);
    case ErrorCode::Conflict:
      return refuse(409, "conflict", error.message, error.detail);
    case ErrorCode::StorageFull:
      return refuse(507, "no-store", "The disk is full. Nothing was written.");
    case ErrorCode::Damaged:
    case ErrorCode::Storage:
    case ErrorCode::Network:
      break;
  }
  return refuse(500, "exception", "That did not work. Nothing was lost.");
}

std::string etagOf(std::uint32_t version) { return "W/\"" + std::to_string(version) + "\""; }

std::optional<std::uint32_t> versionOf(std::string_view etag) {
  etag = trim(etag);
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  if (etag.size() >= 2 && etag.front() == '"' && etag.back() == '"') etag = etag.substr(1, etag.size() - 2);
  std::uint32_t version = 0;
  const auto [end, problem] = std::from_chars(etag.data(), etag.data() + etag.size(), version);
  if (etag.empty() || problem != std::errc() || end != etag.data() + etag.size()) return std::nullopt;
  return version;
}

}  // namespace baton::app
