#include "crypto/totp.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

#include "base/assert.h"
#include "crypto/token.h"

namespace baton::crypto {
namespace {

std::string percentEncoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                       c == '_' || c == '.' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    encoded += plain ? std::string(1, c) : std::string{'%', kHex[byte >> 4U], kHex[byte & 15U]};
  }
  return encoded;
}

}  // namespace

std::string totpCode(std::string_view secret, std::int64_t step, int digits) {
  std::array<unsigned char, 8> counter{};
  auto left = static_cast<std::uint64_t>(step);
  for (auto at = counter.rbegin(); at != counter.rend(); ++at, left >>= 8U) *at = left & 255U;
  std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
  unsigned length = 0;
  const auto* made = HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(),
                          mac.data(), &length);
  BATON_ASSERT(made != nullptr && length == 20);
  const unsigned offset = mac[19] & 15U;
  std::uint64_t number = 0;
  for (unsigned i = 0; i < 4; ++i) number = number << 8U | mac[offset + i];
  number &= 0x7FFFFFFFU;
  std::string code;
  for (int i = 0; i < digits; ++i, number /= 10) code.insert(code.begin(), static_cast<char>('0' + number % 10));
  return code;
}

std::optional<std::int64_t> totpStep(std::string_view secret, std::string_view code, Instant now, std::int64_t used) {
  const std::int64_t current = now.ms / kTotpStepMs;
  std::optional<std::int64_t> found;
  for (std::int64_t step = current - 1; step <= current + 1; ++step) {
    if (isSame(code, totpCode(secret, step)) && step > used) found = step;  // all three are compared: equal time
  }
  return found;
}

std::string totpUri(std::string_view secret, const std::string& issuer, const std::string& account) {
  return "otpauth://totp/" + percentEncoded(issuer) + ":" + percentEncoded(account) + "?secret=" + toBase32(secret) +
         "&issuer=" + percentEncoded(issuer) + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace baton::crypto
