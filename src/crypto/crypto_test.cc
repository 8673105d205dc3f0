#include <doctest/doctest.h>

#include <set>
#include <string>

#include "base/digest.h"
#include "crypto/aead.h"
#include "crypto/mac.h"
#include "crypto/passphrase.h"
#include "crypto/system_random.h"

namespace baton::crypto {
namespace {

std::string hexOf(std::span<const std::uint8_t> bytes) {
  return toHex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

TEST_CASE("a sealed message opens with its key and its associated data") {
  SystemRandom random;
  const Key key = generateKey(random);
  for (const std::size_t size : {0UL, 1UL, 100UL, 100'000UL}) {
    const std::string plain(size, 'x');
    const std::string sealed = seal(key, random, plain, "place");
    CHECK(sealed.size() == size + kSealOverhead);
    CHECK(open(key, sealed, "place").value() == plain);
  }
}

TEST_CASE("every flipped bit, every cut and every other place is refused as damaged") {
  SystemRandom random;
  const Key key = generateKey(random);
  const std::string sealed = seal(key, random, "25 mg", "place");
  for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
    std::string flipped = sealed;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    CHECK(open(key, flipped, "place").error().code == ErrorCode::Damaged);
  }
  for (std::size_t size = 0; size < sealed.size(); ++size) CHECK_FALSE(open(key, sealed.substr(0, size), "place"));
  CHECK_FALSE(open(key, sealed + "x", "place"));
  CHECK_FALSE(open(key, sealed, "other place"));
  CHECK_FALSE(open(generateKey(random), sealed, "place"));
}

TEST_CASE("the same text is never sealed to the same bytes") {
  SystemRandom random;
  const Key key = generateKey(random);
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) CHECK(seen.insert(seal(key, random, "same", "")).second);
}

TEST_CASE("a wrapped key comes back, and only for the one it was wrapped for") {
  SystemRandom random;
  const Key wrapping = generateKey(random);
  const Key key = generateKey(random);
  const std::string wrapped = wrapKey(wrapping, random, key, "person-1");
  CHECK(wrapped.size() == 72);
  CHECK(hexOf(unwrapKey(wrapping, wrapped, "person-1").value().view()) == hexOf(key.view()));
  CHECK_FALSE(unwrapKey(wrapping, wrapped, "person-2"));
  CHECK_FALSE(unwrapKey(wrapping, seal(wrapping, random, "too short", "person-1"), "person-1"));
}

TEST_CASE("a MAC depends on the key, on every part and on where parts end") {
  const Key key(std::array<std::uint8_t, 32>{1});
  CHECK(macOf(key, {"ab", "c"}) == macOf(key, {"ab", "c"}));
  CHECK(macOf(key, {"ab", "c"}) != macOf(key, {"a", "bc"}));
  CHECK(macOf(key, {"ab"}) != macOf(key, {"ab", ""}));
  CHECK(macOf(key, {"ab"}) != macOf(Key(), {"ab"}));
  Mac back{};
  CHECK(readMac(bytesOf(macOf(key, {"x"})), back));
  CHECK(back == macOf(key, {"x"}));
  CHECK_FALSE(readMac("short", back));
}

TEST_CASE("derived keys differ by purpose and by subject") {
  const Key parent(std::array<std::uint8_t, 32>{7});
  std::set<std::string> keys = {hexOf(parent.view())};
  keys.insert(hexOf(deriveKey(parent, "chain", "a").view()));
  keys.insert(hexOf(deriveKey(parent, "chain", "b").view()));
  keys.insert(hexOf(deriveKey(parent, "wrap", "a").view()));
  keys.insert(hexOf(deriveKey(parent, "chaina").view()));
  CHECK(keys.size() == 5);
}

TEST_CASE("Argon2id gives the same key for the same passphrase and salt, and refuses an empty one") {
  const PassphraseCost quick{1, 8192};
  const Salt salt{1, 2, 3};
  const Key key = keyFromPassphrase("correct horse", salt, quick).value();
  CHECK(hexOf(keyFromPassphrase("correct horse", salt, quick).value().view()) == hexOf(key.view()));
  CHECK(hexOf(keyFromPassphrase("correct hors", salt, quick).value().view()) != hexOf(key.view()));
  CHECK(hexOf(keyFromPassphrase("correct horse", Salt{}, quick).value().view()) != hexOf(key.view()));
  CHECK(keyFromPassphrase("", salt, quick).error().code == ErrorCode::BadInput);
  const PassphraseCost beyond{1, std::size_t{1} << 60U};
  CHECK(keyFromPassphrase("x", salt, beyond).error().code == ErrorCode::TooLarge);
}

TEST_CASE("comparison in constant time, and wiping") {
  const std::array<std::uint8_t, 3> a{1, 2, 3};
  const std::array<std::uint8_t, 3> b{1, 2, 4};
  CHECK(equalInConstantTime(a, a));
  CHECK_FALSE(equalInConstantTime(a, b));
  CHECK_FALSE(equalInConstantTime(a, std::span(a).first(2)));
  std::string secret = "secret";
  wipe(secret);
  CHECK(secret.empty());
  std::array<std::uint8_t, 3> bytes{1, 2, 3};
  wipe(bytes);
  CHECK(bytes == std::array<std::uint8_t, 3>{});
}

TEST_CASE("two salts are not the same") {
  SystemRandom random;
  CHECK(generateSalt(random) != generateSalt(random));
}

}  // namespace
}  // namespace baton::crypto
