#include "app/accounts/client_data.h"

#include "crypto/token.h"
#include "format/json.h"

namespace baton::app {
namespace {

constexpr json::Limits limits() {
  json::Limits small;
  small.bytes = std::size_t{16} << 10U;
  small.depth = 6;
  small.nodes = 200;
  small.members = 50;
  small.items = 50;
  return small;
}

tl::unexpected<Error> unreadable() {
  return fail(ErrorCode::BadInput, "The answer of this browser could not be read. Please use your password.");
}

tl::unexpected<Error> refused(const char* detail) {
  return fail(ErrorCode::NotAllowed, "This passkey could not be checked. Please try again, or use your password.",
              detail);
}

bool readBytes(const json::Value& object, std::string_view key, std::string& bytes) {
  if (!object.has(key)) return true;
  const auto plain = crypto::fromBase64Url(object[key].text());
  if (!object[key].isString() || !plain) return false;
  bytes = *plain;
  return true;
}

}  // namespace

Result<BrowserAnswer> readBrowserAnswer(std::string_view text) {
  const auto value = json::parse(text, limits());
  BrowserAnswer answer;
  const bool is_read = value && value->isObject() && readBytes(*value, "id", answer.credential) &&
                       readBytes(*value, "clientDataJSON", answer.client_data) &&
                       readBytes(*value, "attestationObject", answer.attestation_object) &&
                       readBytes(*value, "authenticatorData", answer.authenticator_data) &&
                       readBytes(*value, "signature", answer.signature);
  if (!is_read || answer.credential.empty() || answer.client_data.empty()) return unreadable();
  return answer;
}

Result<std::string> readClientData(std::string_view client_data, std::string_view type, std::string_view origin) {
  const auto value = json::parse(client_data, limits());
  if (!value || !value->isObject()) return unreadable();
  if ((*value)["type"].text() != type) return refused("type");
  if ((*value)["origin"].text() != origin) return refused("origin");
  if ((*value)["crossOrigin"].truth()) return refused("cross origin");
  const std::string& challenge = (*value)["challenge"].text();
  if (challenge.empty()) return refused("challenge");
  return challenge;
}

}  // namespace baton::app
