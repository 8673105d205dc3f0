#include "crypto/passkey.h"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <openssl/sha.h>

#include <memory>

#include "crypto/cbor.h"
#include "crypto/token.h"

namespace baton::crypto {
namespace {

constexpr unsigned kUserPresent = 0x01;
constexpr unsigned kUserVerified = 0x04;
constexpr std::size_t kHashBytes = 32;
constexpr std::size_t kFlagsAt = 32;  // authenticator data: hash of the rp id, flags, counter (WebAuthn §6.1)
constexpr std::size_t kFixedBytes = 37;

tl::unexpected<Error> refused(const char* detail) {
  return fail(ErrorCode::NotAllowed, "This passkey could not be checked. Please try again, or use your password.",
              detail);
}

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

int coseOf(KeyType type) {
  switch (type) {
    case KeyType::Es256:
      return COSE_ES256;
    case KeyType::EdDsa:
      return COSE_EDDSA;
    case KeyType::Rs256:
      return COSE_RS256;
  }
  return 0;
}

bool isFor(std::string_view authenticator_data, const std::string& rp_id) {
  return authenticator_data.size() >= kFixedBytes && isSame(authenticator_data.substr(0, kHashBytes), sha256(rp_id));
}

bool sawThePerson(std::string_view authenticator_data) {
  const auto flags = static_cast<unsigned char>(authenticator_data[kFlagsAt]);
  return (flags & kUserPresent) != 0 && (flags & kUserVerified) != 0;
}

struct CredFree {
  void operator()(fido_cred_t* cred) const { fido_cred_free(&cred); }
};
struct AssertFree {
  void operator()(fido_assert_t* assertion) const { fido_assert_free(&assertion); }
};

// libfido2 reads authenticator data for one key type at a time.
std::unique_ptr<fido_cred_t, CredFree> readAs(KeyType type, std::string_view authenticator_data) {
  std::unique_ptr<fido_cred_t, CredFree> cred(fido_cred_new());
  if (!cred || fido_cred_set_type(cred.get(), coseOf(type)) != FIDO_OK) return nullptr;
  if (fido_cred_set_authdata_raw(cred.get(), raw(authenticator_data), authenticator_data.size()) != FIDO_OK) {
    return nullptr;
  }
  return cred;
}

std::string bytesOf(const unsigned char* bytes, std::size_t size) {
  return bytes == nullptr ? "" : std::string(reinterpret_cast<const char*>(bytes), size);
}

template <class Key>
int verifyWith(const fido_assert_t* assertion, const PasskeyCredential& credential, Key* (*make)(), void (*drop)(Key**),
               int (*read)(Key*, const void*, std::size_t)) {
  Key* key = make();
  if (key == nullptr) return FIDO_ERR_INTERNAL;
  int code = read(key, credential.public_key.data(), credential.public_key.size());
  if (code == FIDO_OK) code = fido_assert_verify(assertion, 0, coseOf(credential.type), key);
  drop(&key);
  return code;
}

int verify(const fido_assert_t* assertion, const PasskeyCredential& credential) {
  switch (credential.type) {
    case KeyType::Es256:
      return verifyWith(assertion, credential, es256_pk_new, es256_pk_free, es256_pk_from_ptr);
    case KeyType::EdDsa:
      return verifyWith(assertion, credential, eddsa_pk_new, eddsa_pk_free, eddsa_pk_from_ptr);
    case KeyType::Rs256:
      return verifyWith(assertion, credential, rs256_pk_new, rs256_pk_free, rs256_pk_from_ptr);
  }
  return FIDO_ERR_INTERNAL;
}

}  // namespace

std::string sha256(std::string_view bytes) {
  std::string hash(SHA256_DIGEST_LENGTH, '\0');
  SHA256(raw(bytes), bytes.size(), reinterpret_cast<unsigned char*>(hash.data()));
  return hash;
}

Result<PasskeyCredential> readPasskey(std::string_view attestation_object, const std::string& rp_id) {
  const auto object = readAttestationObject(attestation_object);
  if (!object) return refused("attestation object");
  if (!isAuthenticatorData(object->authenticator_data, Ceremony::Registration)) return refused("authenticator data");
  if (!isFor(object->authenticator_data, rp_id)) return refused("rp id");
  if (!sawThePerson(object->authenticator_data)) return refused("flags");
  for (const KeyType type : {KeyType::Es256, KeyType::EdDsa, KeyType::Rs256}) {
    const auto cred = readAs(type, object->authenticator_data);
    if (!cred) continue;
    PasskeyCredential credential{bytesOf(fido_cred_id_ptr(cred.get()), fido_cred_id_len(cred.get())), type,
                                 bytesOf(fido_cred_pubkey_ptr(cred.get()), fido_cred_pubkey_len(cred.get())),
                                 fido_cred_sigcount(cred.get())};
    if (credential.id.empty() || credential.public_key.empty()) return refused("no credential");
    return credential;
  }
  return refused("key type");
}

Result<std::uint32_t> checkPasskey(const PasskeyCredential& credential, const PasskeyAnswer& answer,
                                   const std::string& rp_id) {
  if (!isAuthenticatorData(answer.authenticator_data, Ceremony::Assertion)) return refused("authenticator data");
  const std::unique_ptr<fido_assert_t, AssertFree> assertion(fido_assert_new());
  if (!assertion) return refused("memory");
  fido_assert_t* const raw_assertion = assertion.get();
  const bool is_set =
      fido_assert_set_rp(raw_assertion, rp_id.c_str()) == FIDO_OK &&
      fido_assert_set_clientdata_hash(raw_assertion, raw(answer.client_data_hash), answer.client_data_hash.size()) ==
          FIDO_OK &&
      fido_assert_set_count(raw_assertion, 1) == FIDO_OK &&
      fido_assert_set_authdata_raw(raw_assertion, 0, raw(answer.authenticator_data),
                                   answer.authenticator_data.size()) == FIDO_OK &&
      fido_assert_set_sig(raw_assertion, 0, raw(answer.signature), answer.signature.size()) == FIDO_OK &&
      fido_assert_set_up(raw_assertion, FIDO_OPT_TRUE) == FIDO_OK &&
      fido_assert_set_uv(raw_assertion, FIDO_OPT_TRUE) == FIDO_OK;
  if (!is_set) return refused("malformed");
  if (verify(raw_assertion, credential) != FIDO_OK) return refused("signature");
  const std::uint32_t count = fido_assert_sigcount(raw_assertion, 0);
  // WebAuthn §7.2 step 21. Synced passkeys keep 0 for ever.
  if ((count != 0 || credential.sign_count != 0) && count <= credential.sign_count) return refused("counter");
  return count;
}

}  // namespace baton::crypto
