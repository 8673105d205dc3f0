// Passwords, tokens, one-time codes and passkeys.
#include <doctest/doctest.h>

#include <set>

#include "builders/software_passkey.h"
#include "crypto/cbor.h"
#include "crypto/password.h"
#include "crypto/system_random.h"
#include "crypto/token.h"
#include "crypto/totp.h"

namespace baton::crypto {
namespace {

constexpr PasswordCost kQuick{1, std::size_t{8} << 10U};

TEST_CASE("a password is known again, and only that one") {
  SystemRandom random;
  const std::string hash = hashPassword("correct horse", kQuick, random).value();
  CHECK(hash.starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
  CHECK(isPassword("correct horse", hash));
  CHECK_FALSE(isPassword("correct horsf", hash));
  CHECK_FALSE(isPassword("", hash));
  CHECK_FALSE(isPassword("correct horse", ""));
  CHECK_FALSE(isPassword("correct horse", std::string(500, '$')));
  CHECK_FALSE(isPassword("correct horse", "correct horse"));
  CHECK(hashPassword("correct horse", kQuick, random).value() != hash);
}

TEST_CASE("a password with a zero byte is not cut there") {
  SystemRandom random;
  const std::string hash = hashPassword(std::string_view("a\0b", 3), kQuick, random).value();
  CHECK_FALSE(isPassword("a", hash));
  CHECK(isPassword(std::string_view("a\0b", 3), hash));
}

TEST_CASE("tokens are 256 bits and do not repeat") {
  SystemRandom random;
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string token = randomToken(random);
    CHECK(token.size() == 43);
    CHECK(token.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_") ==
          std::string::npos);
    seen.insert(token);
  }
  CHECK(seen.size() == 1000);
}

TEST_CASE("a code is read as people type it") {
  SystemRandom random;
  const std::string code = randomCode(random, 10);
  CHECK(code.size() == 10);
  CHECK(readCode(code) == code);
  CHECK(readCode(" abcd-o1l i ") == "ABCD0111");
}

TEST_CASE("base64url and base32 as RFC 4648 has them") {
  CHECK(toBase64Url("\xfb\xff\xfe") == "-__-");
  CHECK(toBase64Url("f") == "Zg");
  CHECK(toBase64Url("") == "");
  CHECK(fromBase64Url("Zm9vYmE") == "fooba");
  CHECK(fromBase64Url("") == "");
  CHECK_FALSE(fromBase64Url("Zg==").has_value());
  CHECK_FALSE(fromBase64Url("Z g").has_value());
  CHECK_FALSE(fromBase64Url("+/").has_value());
  CHECK(toBase32("foobar") == "MZXW6YTBOI");
  CHECK(toBase32("f") == "MY");
  CHECK(toBase32("fooba") == "MZXW6YTB");
}

TEST_CASE("TOTP: the vectors of RFC 6238, appendix B (SHA-1)") {
  const std::string secret = "12345678901234567890";
  const std::pair<std::int64_t, const char*> vectors[] = {{59, "94287082"},         {1111111109, "07081804"},
                                                          {1111111111, "14050471"}, {1234567890, "89005924"},
                                                          {2000000000, "69279037"}, {20000000000, "65353130"}};
  for (const auto& [seconds, code] : vectors) {
    CHECK(totpCode(secret, seconds / 30, 8) == code);
    CHECK(totpCode(secret, seconds / 30) == std::string(code).substr(2));
  }
}

TEST_CASE("TOTP: one step of drift either way, and no code twice") {
  const std::string secret = "12345678901234567890";
  const Instant now{1'111'111'111'000};
  const std::int64_t step = now.ms / kTotpStepMs;
  for (std::int64_t drift = -1; drift <= 1; ++drift) {
    CHECK(totpStep(secret, totpCode(secret, step + drift), now, 0) == step + drift);
    CHECK_FALSE(totpStep(secret, totpCode(secret, step + drift), now, step + drift).has_value());
  }
  CHECK_FALSE(totpStep(secret, totpCode(secret, step - 2), now, 0).has_value());
  CHECK_FALSE(totpStep(secret, totpCode(secret, step + 2), now, 0).has_value());
  CHECK_FALSE(totpStep(secret, totpCode(secret, step - 1), now, step).has_value());
  CHECK_FALSE(totpStep(secret, "", now, 0).has_value());
  CHECK_FALSE(totpStep(secret, totpCode(secret, step, 8), now, 0).has_value());
}

TEST_CASE("the address for authenticator apps") {
  CHECK(totpUri("foobar", "Baton", "Ana Ruiz") ==
        "otpauth://totp/Baton:Ana%20Ruiz?secret=MZXW6YTBOI&issuer=Baton&algorithm=SHA1&digits=6&period=30");
}

TEST_CASE("a passkey is registered and known again") {
  builders::SoftwarePasskey phone("example.org");
  const auto credential = readPasskey(phone.attestationObject(), "example.org").value();
  CHECK(credential.id == phone.id);
  CHECK(credential.type == KeyType::Es256);
  CHECK(checkPasskey(credential, phone.answer("{}"), "example.org").value() == 0);
  phone.count = 7;
  CHECK(checkPasskey(credential, phone.answer("{}"), "example.org").value() == 7);
}

TEST_CASE("a passkey is refused") {
  builders::SoftwarePasskey phone("example.org");
  auto credential = readPasskey(phone.attestationObject(), "example.org").value();
  auto answer = phone.answer("{}");
  SUBCASE("when another site asks") {
    CHECK_FALSE(readPasskey(phone.attestationObject(), "example.com"));
    CHECK_FALSE(checkPasskey(credential, answer, "example.com"));
  }
  SUBCASE("when the browser signed something else") {
    answer.client_data_hash = sha256("{ }");
    CHECK_FALSE(checkPasskey(credential, answer, "example.org"));
  }
  SUBCASE("when the signature is of another key") {
    builders::SoftwarePasskey thief("example.org");
    CHECK_FALSE(checkPasskey(credential, thief.answer("{}"), "example.org"));
  }
  SUBCASE("when nobody was checked") {
    phone.flags = 0x01;
    CHECK_FALSE(readPasskey(phone.attestationObject(), "example.org"));
    CHECK_FALSE(checkPasskey(credential, phone.answer("{}"), "example.org"));
  }
  SUBCASE("when its counter does not grow: somebody copied the key") {
    credential.sign_count = 7;
    for (const std::uint32_t count : {0U, 6U, 7U}) {
      phone.count = count;
      CHECK_FALSE(checkPasskey(credential, phone.answer("{}"), "example.org"));
    }
    phone.count = 8;
    CHECK(checkPasskey(credential, phone.answer("{}"), "example.org").value() == 8);
  }
  SUBCASE("when any byte of the answer is changed") {
    for (std::size_t at = 0; at < answer.authenticator_data.size(); ++at) {
      auto changed = answer;
      changed.authenticator_data[at] ^= 0x01;
      CHECK_FALSE(checkPasskey(credential, changed, "example.org"));
    }
  }
}

TEST_CASE("a cut or changed attestation object is refused or read, never worse") {
  const builders::SoftwarePasskey phone("example.org");
  const std::string whole = phone.attestationObject();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CHECK_FALSE(readPasskey(whole.substr(0, length), "example.org"));
  }
  CHECK_FALSE(readPasskey(whole + "x", "example.org"));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    std::string changed = whole;
    changed[at] = static_cast<char>(changed[at] ^ 0x80);
    (void)readPasskey(changed, "example.org");
  }
}

TEST_CASE("CBOR that never ends or digs too deep is refused") {
  CHECK_FALSE(readAttestationObject("\xBF"));                                  // indefinite map
  CHECK_FALSE(readAttestationObject(std::string(200, '\x81')));                // not a map
  CHECK_FALSE(readAttestationObject("\xA1\x61x" + std::string(200, '\x81')));  // arrays in arrays
  CHECK_FALSE(readAttestationObject("\xBB\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"));
  CHECK_FALSE(
      readAttestationObject("\xA1\x63"
                            "fmt\x7B\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF"));
}

TEST_CASE("authenticator data with lengths that are not true is refused before libfido2 sees it") {
  const std::string hash(32, 'h');
  const std::string counter(4, '\0');
  const std::string head = std::string(16, '\0') + std::string("\0\2id", 4);  // AAGUID, length, id
  const std::string key = "\xA1\x01\x02";
  CHECK(isAuthenticatorData(hash + "\x05" + counter, Ceremony::Assertion));
  CHECK(isAuthenticatorData(hash + "\x45" + counter + head + key, Ceremony::Registration));
  CHECK(isAuthenticatorData(hash + "\xC5" + counter + head + key + "\xA0", Ceremony::Registration));
  CHECK_FALSE(isAuthenticatorData(hash + "\x05" + counter + "more", Ceremony::Assertion));
  CHECK_FALSE(isAuthenticatorData(hash + "\x45" + counter + head + key, Ceremony::Assertion));
  CHECK_FALSE(isAuthenticatorData(hash + "\x05" + counter, Ceremony::Registration));
  CHECK_FALSE(isAuthenticatorData(hash + "\x45" + counter + head, Ceremony::Registration));  // no key
  // An array of 10^9 items, and extensions of as many: libcbor would ask for the memory first.
  CHECK_FALSE(isAuthenticatorData(hash + "\x45" + counter + head + "\x9A\x3B\x9A\xCA\x01", Ceremony::Registration));
  CHECK_FALSE(isAuthenticatorData(hash + "\x85" + counter + "\xBA\x3B\x9A\xCA\x01", Ceremony::Assertion));
  CHECK_FALSE(isAuthenticatorData("", Ceremony::Assertion));
}

}  // namespace
}  // namespace baton::crypto
