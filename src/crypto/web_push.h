// Web Push: encryption of a message for one browser, and the signature by which a push service knows the sender.
//
// encryptPush: RFC 8291 (keys by ECDH over P-256 and HKDF-SHA-256) in the coding aes128gcm of RFC 8188, one record.
// VAPID: RFC 8292, a JWT signed with ES256 (RFC 7515, RFC 7518 §3.4). Keys are as browsers give them: 65 bytes of an
// uncompressed point, 32 bytes of a private number. All through libcrypto. Errors: BadInput for a key that is no point
// of the curve or a secret of the wrong length; TooLarge for a message that does not fit one record of 4,096 bytes.
#pragma once

#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/outside.h"
#include "base/result.h"

namespace baton::crypto {

struct PushKeys {
  std::string p256dh;  // of the browser: 65 bytes
  std::string auth;    // 16 bytes
};

struct VapidKey {
  std::string private_key;  // 32 bytes
  std::string public_key;   // 65 bytes: what the browser is told (applicationServerKey)
};

inline constexpr std::size_t kLongestPush = 3'900;  // bytes of a message

Result<VapidKey> makeVapidKey(Random& random);
Result<VapidKey> vapidKeyFrom(std::string_view private_key);

// The body of a POST with Content-Encoding: aes128gcm.
Result<std::string> encryptPush(const PushKeys& keys, std::string_view message, Random& random);

// "vapid t=…, k=…": the Authorization header. `audience`: the origin of the push service; `subject`: "mailto:…" or
// "https://…"; `until` at most a day from now (RFC 8292 §2).
Result<std::string> vapidHeader(const VapidKey& key, std::string_view audience, std::string_view subject,
                                Instant until);

}  // namespace baton::crypto
