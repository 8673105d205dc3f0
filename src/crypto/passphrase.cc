#include "crypto/passphrase.h"

#include "crypto/sodium_ready.h"

namespace baton::crypto {

static_assert(Salt{}.size() == crypto_pwhash_SALTBYTES);

Salt generateSalt(Random& random) {
  Salt salt{};
  random.fill(salt);
  return salt;
}

Result<Key> keyFromPassphrase(std::string_view passphrase, const Salt& salt, const PassphraseCost& cost) {
  makeSodiumReady();
  if (passphrase.empty()) return fail(ErrorCode::BadInput, "The passphrase is empty. Please type it again.");
  Key key;
  const auto out = key.mutableView();
  const int failed = crypto_pwhash(out.data(), out.size(), passphrase.data(), passphrase.size(), salt.data(),
                                   cost.passes, cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
  if (failed != 0) {
    return fail(ErrorCode::TooLarge,
                "There is not enough free memory to check the passphrase. Close other programs "
                "and try again.");
  }
  return key;
}

}  // namespace baton::crypto
