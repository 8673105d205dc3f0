#include "store/account_vault.h"

#include "crypto/aead.h"
#include "crypto/mac.h"

namespace baton::store {
namespace {

// Each part after its length: no two places give the same bytes.
std::string bytesOf(std::initializer_list<std::string_view> place) {
  std::string bytes = "baton accounts 2";
  for (const std::string_view part : place) {
    bytes += placeNumber(static_cast<std::int64_t>(part.size()));
    bytes += part;
  }
  return bytes;
}

}  // namespace

std::string placeNumber(std::int64_t number) {
  std::string bytes;
  auto left = static_cast<std::uint64_t>(number);
  for (int i = 0; i < 8; ++i) {
    bytes += static_cast<char>(left & 255U);
    left >>= 8U;
  }
  return bytes;
}

AccountVault::AccountVault(const StoreKey& key, Random& random) : random_(random) {
  const crypto::Key root(key.bytes());
  names_ = crypto::deriveKey(root, "account names");
  contents_ = crypto::deriveKey(root, "account contents");
}

std::string AccountVault::hashOf(std::string_view table, std::string_view name) const {
  const crypto::Mac mac = crypto::macOf(names_, {table, name});
  return std::string(crypto::bytesOf(mac));
}

std::string AccountVault::seal(std::initializer_list<std::string_view> place, std::string_view plain) {
  return crypto::seal(contents_, random_, plain, bytesOf(place));
}

Result<std::string> AccountVault::open(std::initializer_list<std::string_view> place, std::string_view sealed) const {
  return crypto::open(contents_, sealed, bytesOf(place));
}

}  // namespace baton::store
