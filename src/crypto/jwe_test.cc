// What is sealed opens with the same key by somebody else's code (OpenSSL here; jose and kill-the-clipboard in
// tests/conformance) and by no other key; a byte that changed is found.
#include "crypto/jwe.h"

#include <doctest/doctest.h>
#include <zlib.h>

#include <set>

#include "base/text.h"
#include "crypto/aead.h"
#include "crypto/testing_jwe.h"
#include "crypto/token.h"

namespace baton::crypto {
namespace {

using testing::openJwe;

class CountedRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    for (std::uint8_t& byte : bytes) byte = next_++;
  }

 private:
  std::uint8_t next_ = 0;
};

TEST_CASE("a sealed text opens with its key, says its type, and never twice has the same nonce") {
  CountedRandom random;
  const Key key = generateKey(random);
  std::set<std::string> nonces;
  for (int i = 0; i < 200; ++i) {
    const std::string jwe = sealJwe(key, random, "{\"resourceType\":\"Bundle\"}", "application/fhir+json");
    CHECK(openJwe(key, jwe) == "{\"resourceType\":\"Bundle\"}");
    nonces.insert(std::string(split(jwe, '.')[2]));
  }
  // CountedRandom repeats every 64 nonces of 12 bytes (768 = 3 · 256): as many different ones as it gave.
  CHECK(nonces.size() == 64);
  const std::string jwe = sealJwe(key, random, "x", "application/fhir+json");
  CHECK(fromBase64Url(split(jwe, '.')[0]) == R"({"alg":"dir","enc":"A256GCM","cty":"application/fhir+json"})");
  CHECK(openJwe(key, sealJwe(key, random, "", "text/plain")) == "");
}

TEST_CASE("another key and any changed letter open nothing") {
  CountedRandom random;
  const Key key = generateKey(random);
  const Key other = generateKey(random);
  const std::string jwe = sealJwe(key, random, "lithium 900 mg", "application/fhir+json");
  CHECK_FALSE(openJwe(other, jwe));
  for (std::size_t i = 0; i < jwe.size(); ++i) {
    if (jwe[i] == '.') continue;
    std::string changed = jwe;
    changed[i] = changed[i] == 'A' ? 'Q' : 'A';  // differs in bits that every base64url letter carries
    CAPTURE(i);
    CHECK_FALSE(openJwe(key, changed));
  }
}

TEST_CASE("a packed text says so and is raw DEFLATE") {
  CountedRandom random;
  const Key key = generateKey(random);
  const std::string plain(100'000, 'a');
  const std::string jwe = sealJwe(key, random, plain, "application/fhir+json", JweZip::Deflate);
  CHECK(jwe.size() < 1'000);
  CHECK(fromBase64Url(split(jwe, '.')[0])->ends_with(R"(,"zip":"DEF"})"));
  std::string packed = openJwe(key, jwe).value();
  std::string unpacked(plain.size(), '\0');
  z_stream stream{};
  REQUIRE(inflateInit2(&stream, -15) == Z_OK);
  stream.next_in = reinterpret_cast<unsigned char*>(packed.data());
  stream.avail_in = static_cast<uInt>(packed.size());
  stream.next_out = reinterpret_cast<unsigned char*>(unpacked.data());
  stream.avail_out = static_cast<uInt>(unpacked.size());
  CHECK(inflate(&stream, Z_FINISH) == Z_STREAM_END);
  inflateEnd(&stream);
  CHECK(unpacked == plain);
}

}  // namespace
}  // namespace baton::crypto
