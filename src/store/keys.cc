#include "store/keys.h"

#include "base/digest.h"
#include "crypto/mac.h"
#include "crypto/passphrase.h"

namespace baton::store {

StoreKey::StoreKey(const std::array<std::uint8_t, kBytes>& bytes) : bytes_(bytes) {}

StoreKey::~StoreKey() { crypto::wipe(bytes_); }

StoreKey StoreKey::generate(Random& random) {
  std::array<std::uint8_t, kBytes> bytes{};
  random.fill(bytes);
  StoreKey key(bytes);
  crypto::wipe(bytes);
  return key;
}

Result<StoreKey> StoreKey::fromPassphrase(std::string_view passphrase, const std::array<std::uint8_t, 16>& salt) {
  BATON_TRY(const crypto::Key derived, crypto::keyFromPassphrase(passphrase, salt));
  std::array<std::uint8_t, kBytes> bytes{};
  std::copy_n(derived.view().begin(), kBytes, bytes.begin());
  StoreKey key(bytes);
  crypto::wipe(bytes);
  return key;
}

std::string StoreKey::keyId() const {
  constexpr std::size_t kIdBytes = 6;
  const crypto::Mac mac = crypto::macOf(crypto::Key(bytes_), {"baton key id"});
  return toHex(crypto::bytesOf(mac).substr(0, kIdBytes));
}

}  // namespace baton::store
