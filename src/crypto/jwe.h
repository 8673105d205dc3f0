// JSON Web Encryption, compact form, with a key that both sides have: "alg":"dir", "enc":"A256GCM".
//
// Five parts with dots between: header, nothing (the key is not sent), nonce (12 bytes), cipher text, tag (16 bytes),
// each base64url. The nonce is random and new each time; with 96 bits one key may seal 2^32 messages (NIST SP 800-38D
// §8.3), more than any link is opened. Sources: RFC 7516 §3.1, §7.1; RFC 7518 §4.5, §5.3; "zip":"DEF" is raw DEFLATE
// (RFC 1951). Opening is left to whoever has the key: what Baton seals it never reads again.
#pragma once

#include <string>
#include <string_view>

#include "base/outside.h"
#include "crypto/secret.h"

namespace baton::crypto {

enum class JweZip : unsigned char { None, Deflate };

// `content_type` becomes the header "cty".
std::string sealJwe(const Key& key, Random& random, std::string_view plain, std::string_view content_type,
                    JweZip zip = JweZip::None);

}  // namespace baton::crypto
