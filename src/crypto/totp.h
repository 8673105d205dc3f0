// One-time codes of authenticator apps: TOTP (RFC 6238) over HOTP (RFC 4226) with HMAC-SHA-1, 30 seconds, 6 digits,
// which is what every such app understands.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/instant.h"

namespace baton::crypto {

constexpr std::int64_t kTotpStepMs = 30'000;

// The code of one step; `digits` 6 to 8 (the RFC's test vectors have 8).
std::string totpCode(std::string_view secret, std::int64_t step, int digits = 6);

// The step whose code this is: now, or one before or after (clocks drift). Steps up to `used` do not count: a code
// works once (RFC 6238 §5.2). Nothing when it is not a code of these.
std::optional<std::int64_t> totpStep(std::string_view secret, std::string_view code, Instant now, std::int64_t used);

// otpauth://totp/Baton:NAME?... as authenticator apps scan it (Google Authenticator's "Key Uri Format").
std::string totpUri(std::string_view secret, const std::string& issuer, const std::string& account);

}  // namespace baton::crypto
