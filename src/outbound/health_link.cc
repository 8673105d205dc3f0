#include "outbound/health_link.h"

#include <charconv>

#include "base/text.h"
#include "crypto/token.h"
#include "format/json.h"

namespace baton::outbound {
namespace {

constexpr std::string_view kScheme = "shlink:/";
constexpr std::size_t kLongestRecipient = 80;
constexpr std::size_t kLongestPasscode = 200;

// Nothing of it needs depth.
json::Limits smallLimits() {
  json::Limits limits;
  limits.bytes = kLargestManifestRequest;
  limits.depth = 8;
  limits.nodes = 500;
  limits.number_letters = 30;
  return limits;
}

std::string flagsOf(const HealthLinkPayload& payload) {
  std::string flags;  // in the order of the alphabet
  if (payload.is_long_term) flags += 'L';
  if (payload.has_passcode) flags += 'P';
  if (payload.is_single_file) flags += 'U';
  return flags;
}

std::optional<std::uint64_t> wholeNumber(const std::string& letters) {
  std::uint64_t number = 0;
  const char* const end = letters.data() + letters.size();
  const auto read = std::from_chars(letters.data(), end, number);
  return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string healthLinkUri(const HealthLinkPayload& payload) {
  json::Value value;
  value.set("url", payload.url);
  value.setIfAny("flag", flagsOf(payload));
  value.set("key", payload.key);
  if (payload.expires) value.set("exp", static_cast<long long>(payload.expires->ms / 1000));
  value.setIfAny("label", shorten(payload.label, kLongestHealthLinkLabel));
  return std::string(kScheme) + crypto::toBase64Url(json::write(value));
}

bool isHealthLinkUri(std::string_view text) {
  constexpr std::size_t kLongest = 1'000;
  if (!text.starts_with(kScheme) || text.size() > kLongest) return false;
  return text.size() > kScheme.size() && crypto::fromBase64Url(text.substr(kScheme.size())).has_value();
}

Result<std::string> recipientFrom(std::string_view text) {
  std::string recipient(trim(collapseSpaces(toValidUtf8(text))));
  if (recipient.empty()) return fail(ErrorCode::BadInput, "Say who asks: \"recipient\" is a name.");
  return shorten(recipient, kLongestRecipient);
}

Result<ManifestRequest> parseManifestRequest(std::string_view body) {
  const auto value = json::parse(body, smallLimits());
  if (!value || !value->isObject()) return fail(ErrorCode::BadInput, "The body is a JSON object with a recipient.");
  ManifestRequest request;
  if (!(*value)["recipient"].isString()) return fail(ErrorCode::BadInput, "Say who asks: \"recipient\" is a name.");
  BATON_TRY(request.recipient, recipientFrom((*value)["recipient"].text()));
  const json::Value& passcode = (*value)["passcode"];
  if (!passcode.isNull()) {
    if (!passcode.isString() || passcode.text().size() > kLongestPasscode) {
      return fail(ErrorCode::BadInput, "\"passcode\" is a short text.");
    }
    request.passcode = passcode.text();
  }
  const json::Value& most = (*value)["embeddedLengthMax"];
  if (!most.isNull()) {
    const auto number = most.isNumber() ? wholeNumber(most.text()) : std::nullopt;
    if (!number) return fail(ErrorCode::BadInput, "\"embeddedLengthMax\" is a whole number.");
    request.embedded_length_max = number;
  }
  return request;
}

std::string manifestText(const std::vector<ManifestFile>& files) {
  json::Value list = json::Value::array();
  for (const ManifestFile& file : files) {
    json::Value entry;
    entry.set("contentType", file.content_type);
    entry.setIfAny("embedded", file.embedded);
    entry.setIfAny("location", file.location);
    if (file.last_updated) entry.set("lastUpdated", toIso(*file.last_updated));
    if (file.can_change) entry.set("status", "can-change");
    entry.set("fhirVersion", "4.0.1");
    list.push(std::move(entry));
  }
  json::Value manifest;
  manifest.set("files", std::move(list));
  return json::write(manifest);
}

}  // namespace baton::outbound
