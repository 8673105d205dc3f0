// SMART Health Links as text: the link itself, what somebody asks of it, and the manifest they get.
//
// Source: SMART Health Cards and Links IG 1.0.0 (STU 1), https://hl7.org/fhir/uv/smart-health-cards-and-links/STU1/,
// sections "SMART Health Link Payload", "Manifest Request", "Manifest File". Pure; knows no record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace baton::outbound {

constexpr std::size_t kLongestHealthLinkUrl = 128;   // characters
constexpr std::size_t kLongestHealthLinkLabel = 80;  // characters
constexpr const char* kFhirJson = "application/fhir+json";

struct HealthLinkPayload {
  std::string url;  // of the manifest, or of the one file: at least 256 bits of chance in it
  std::string key;  // 32 bytes, base64url
  std::optional<Instant> expires = {};
  bool is_long_term = false;    // flag L: what it shows may change, and may be asked for again
  bool has_passcode = false;    // flag P
  bool is_single_file = false;  // flag U: the address gives the one file by GET; never together with P
  std::string label = {};       // what a scanner shows before anything is opened: nothing of health belongs here
};
// "shlink:/eyJ1cmwi…", for a QR code or a message.
std::string healthLinkUri(const HealthLinkPayload& payload);
bool isHealthLinkUri(std::string_view text);

struct ManifestRequest {
  std::string recipient;  // who says to be asking; cleaned, at most 80 characters
  std::optional<std::string> passcode = {};
  std::optional<std::uint64_t> embedded_length_max = {};
};
constexpr std::size_t kLargestManifestRequest = 4'096;  // bytes
// Body of a POST. Members that are not known are ignored, as the standard asks. Errors: BadInput with a sentence.
Result<ManifestRequest> parseManifestRequest(std::string_view body);
// The same cleaning for a recipient in a query. Errors: BadInput when nothing is left.
Result<std::string> recipientFrom(std::string_view text);

struct ManifestFile {
  std::string content_type = kFhirJson;
  std::string embedded = {};  // JWE; "" when it lies at `location`
  std::string location = {};
  std::optional<Instant> last_updated = {};
  bool can_change = false;
};
std::string manifestText(const std::vector<ManifestFile>& files);

}  // namespace baton::outbound
