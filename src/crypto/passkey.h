// Passkeys: the cryptographic half of WebAuthn (Level 2, §7.1 and §7.2) through libfido2. Challenge, origin and type in
// the browser's JSON are checked by the caller (app/accounts/passkeys), who brings its SHA-256.
//
// Registration takes the key that the browser brings without asking who made the authenticator (attestation "none"):
// Baton needs to know the same key again, not its maker. Errors: NotAllowed, in words for the person.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"

namespace baton::crypto {

enum class KeyType : std::uint8_t { Es256 = 1, EdDsa = 2, Rs256 = 3 };  // stored; never renumber

struct PasskeyCredential {
  std::string id;  // of the credential
  KeyType type = KeyType::Es256;
  std::string public_key;  // as libfido2 keeps it
  std::uint32_t sign_count = 0;
};

struct PasskeyAnswer {
  std::string authenticator_data;
  std::string signature;
  std::string client_data_hash;  // SHA-256 of clientDataJSON
};

std::string sha256(std::string_view bytes);  // 32 bytes

// The authenticator must have seen the person and checked who it is (flags UP and UV).
Result<PasskeyCredential> readPasskey(std::string_view attestation_object, const std::string& rp_id);
// Answers the new counter. A counter that does not grow, where there is one, means a copied key: NotAllowed.
Result<std::uint32_t> checkPasskey(const PasskeyCredential& credential, const PasskeyAnswer& answer,
                                   const std::string& rp_id);

}  // namespace baton::crypto
