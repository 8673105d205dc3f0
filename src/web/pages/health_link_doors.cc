// The three doors of a SMART Health Link, for programs that scanned one: the manifest, a file of it, the single file.
//
// Answers are JSON or JWE, never a page. What is over, used up, locked, stopped or unknown is one and the same 404.
// Source: SMART Health Cards and Links IG 1.0.0, "Manifest Request", "Direct File Request", ".files.location links".
#include "app/delivery/health_link_files.h"
#include "app/delivery/health_links.h"
#include "format/json.h"
#include "web/pages/reader_pages.h"

namespace baton::web {
namespace {

constexpr const char* kRetrySeconds = "3600";  // that somebody with a long-term link waits before looking again

Response jsonAnswer(int status, const json::Value& value) {
  Response response;
  response.status = status;
  response.content_type = "application/json";
  response.body = json::write(value);
  return response;
}

Response sayError(int status, const std::string& text) {
  return jsonAnswer(status, json::Value::object({{"error", text}}));
}

Response gone() { return sayError(404, "This link is not active."); }

// Not the words of the error: a program's log is no place for them.
Response troubled(const Error& error) {
  return sayError(error.code == ErrorCode::StorageFull ? 507 : 500, "The link cannot be opened right now.");
}

Response jose(std::string jwe) {
  Response response;
  response.content_type = "application/jose";
  response.body = std::move(jwe);
  return response;
}

Response wrongPasscode(int tries_left) {
  return jsonAnswer(401, json::Value::object({{"remainingAttempts", tries_left}}));
}

}  // namespace

Response healthLinkManifestSend(Page& page) {
  const auto request = outbound::parseManifestRequest(page.request.body);
  if (!request) return sayError(400, request.error().message);
  const auto answer = app::openHealthLink(page.home, page.request.params.at("token"), app::HealthLinkDoor::Manifest,
                                          request->recipient, request->passcode);
  if (!answer) return troubled(answer.error());
  switch (answer->end) {
    case app::HealthLinkEnd::Gone:
      return gone();
    case app::HealthLinkEnd::NeedsPasscode:
    case app::HealthLinkEnd::WrongPasscode:
      return wrongPasscode(answer->tries_left);
    case app::HealthLinkEnd::Open:
      break;
  }
  const std::string here = (page.request.is_secure ? "https://" : "http://") + page.request.host;
  const auto manifest =
      app::healthLinkManifest(page.home, answer->link, request->embedded_length_max, here + "/shl/file/");
  if (!manifest) return troubled(manifest.error());
  if (!*manifest) return gone();
  Response response;
  response.content_type = "application/json";
  response.body = **manifest;
  if (answer->link.is_long_term) response.headers.emplace_back("Retry-After", kRetrySeconds);
  return response;
}

Response healthLinkSingleFile(Page& page) {
  const auto recipient = outbound::recipientFrom(page.request.parameter("recipient"));
  if (!recipient) return sayError(400, recipient.error().message);
  const auto answer = app::openHealthLink(page.home, page.request.params.at("token"), app::HealthLinkDoor::SingleFile,
                                          *recipient, std::nullopt);
  if (!answer) return troubled(answer.error());
  if (answer->end != app::HealthLinkEnd::Open) return gone();
  auto file = app::healthLinkFile(page.home, answer->link);
  if (!file) return troubled(file.error());
  return *file ? jose(std::move((*file)->jwe)) : gone();
}

Response healthLinkFileGet(Page& page) {
  const auto link = app::takeHealthLinkFile(page.home, page.request.params.at("file"));
  if (!link) return troubled(link.error());
  if (!*link) return gone();
  auto file = app::healthLinkFile(page.home, **link);
  if (!file) return troubled(file.error());
  return *file ? jose(std::move((*file)->jwe)) : gone();
}

}  // namespace baton::web
