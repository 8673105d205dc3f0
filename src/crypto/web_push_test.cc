// Web Push: the example of RFC 8291, byte for byte, and what is refused.
#include "crypto/web_push.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "crypto/system_random.h"
#include "crypto/token.h"

using namespace baton;
using namespace baton::crypto;

namespace {

// Gives the example's private key first, then its salt.
class ExampleRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override {
    const std::string next =
        *fromBase64Url(bytes.size() == 32 ? "yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw" : "DGv6ra1nlYgDCS1FRnbzlw");
    REQUIRE(next.size() == bytes.size());
    std::copy(next.begin(), next.end(), bytes.begin());
  }
};

PushKeys exampleKeys() {
  return {*fromBase64Url("BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"),
          *fromBase64Url("BTBZMqHH6r4Tts7J_aSIgg")};
}

}  // namespace

// RFC 8291, Appendix A.
TEST_CASE("web push: the example of RFC 8291 comes out byte for byte") {
  ExampleRandom random;
  const auto body = encryptPush(exampleKeys(), "When I grow up, I want to be a watermelon", random);
  REQUIRE(body);
  CHECK(
      toBase64Url(*body) ==
      "DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3j"
      "l7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
}

TEST_CASE("web push: what is no key is refused") {
  SystemRandom random;
  PushKeys keys = exampleKeys();
  keys.p256dh[5] = static_cast<char>(keys.p256dh[5] ^ 1);  // off the curve
  CHECK_FALSE(encryptPush(keys, "x", random));
  keys = exampleKeys();
  keys.auth.pop_back();
  CHECK_FALSE(encryptPush(keys, "x", random));
  CHECK_FALSE(vapidKeyFrom(std::string(32, '\0')));
  CHECK_FALSE(vapidKeyFrom(std::string(32, '\xff')));
  CHECK(encryptPush(exampleKeys(), std::string(kLongestPush + 1, 'x'), random).error().code == ErrorCode::TooLarge);
}

TEST_CASE("web push: a signature names audience, end and sender") {
  SystemRandom random;
  const auto key = makeVapidKey(random);
  REQUIRE(key);
  const auto header = vapidHeader(*key, "https://push.example", "mailto:a@b.example", {1'800'000'000'000});
  REQUIRE(header);
  const std::size_t first = header->find('.');
  const std::string claims = *fromBase64Url(header->substr(first + 1, header->find('.', first + 1) - first - 1));
  CHECK(claims == R"({"aud":"https://push.example","exp":1800000000,"sub":"mailto:a@b.example"})");
  CHECK(header->ends_with(", k=" + toBase64Url(key->public_key)));
}
