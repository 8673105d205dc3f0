// Any bytes as the body of a manifest request: what is read is bounded and clean, and reads the same written again.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/text.h"
#include "format/json.h"
#include "outbound/health_link.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace baton;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)outbound::isHealthLinkUri(bytes);
  const auto request = outbound::parseManifestRequest(bytes);
  if (!request) return 0;
  if (request->recipient.empty() || codePoints(request->recipient) > 81) std::abort();
  if (toValidUtf8(request->recipient) != request->recipient) std::abort();
  json::Value value;
  value.set("recipient", request->recipient);
  if (request->passcode) value.set("passcode", *request->passcode);
  if (request->embedded_length_max) {
    value.set("embeddedLengthMax", json::Value::number(std::to_string(*request->embedded_length_max)));
  }
  const std::string again = json::write(value);
  if (again.size() > outbound::kLargestManifestRequest) return 0;
  const auto second = outbound::parseManifestRequest(again);
  if (!second || second->recipient != request->recipient || second->passcode != request->passcode) std::abort();
  if (second->embedded_length_max != request->embedded_length_max) std::abort();
  return 0;
}
