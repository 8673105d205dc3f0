// The two members of a WebAuthn attestation object that Baton reads, out of its CBOR (RFC 8949; WebAuthn Level 2
// §6.5.4).
//
// A reader of one map with text keys; everything else is skipped with limits on depth and count. The rest of the
// authenticator data is read by libfido2, after isAuthenticatorData() has seen that its lengths are true: libcbor 0.8
// behind it asks for the memory that a length names before it looks at how many bytes there are (found by fuzzing).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baton::crypto {

struct AttestationObject {
  std::string format;              // "none", "packed", ...
  std::string authenticator_data;  // raw bytes
};

// Nothing when it is not well formed, has indefinite lengths, or lacks one of the two.
std::optional<AttestationObject> readAttestationObject(std::string_view cbor);

enum class Ceremony : unsigned char { Registration, Assertion };
// Is this the layout of WebAuthn Level 2 §6.1, with well-formed CBOR and nothing behind it? A registration holds
// attested credential data, an assertion must not.
bool isAuthenticatorData(std::string_view bytes, Ceremony ceremony);

}  // namespace baton::crypto
