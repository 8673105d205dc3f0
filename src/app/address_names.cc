#include "app/address_names.h"

#include "base/digest.h"
#include "crypto/mac.h"

namespace baton::app {

constexpr std::size_t kBytes = 8;  // two of a million ids meet once in 40 million records

AddressNames::AddressNames(const Home& home, const record::PersonId& person)
    : key_(crypto::deriveKey(crypto::Key(home.key().bytes()), "addresses", person.value)) {}

std::string AddressNames::of(std::string_view id) const {
  const crypto::Mac mac = crypto::macOf(key_, {id});
  return "l" + toHex(crypto::bytesOf(mac).substr(0, kBytes));
}

}  // namespace baton::app
