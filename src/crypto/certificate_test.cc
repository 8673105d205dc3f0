#include "crypto/certificate.h"

#include <doctest/doctest.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

#include "crypto/system_random.h"

namespace baton::crypto {
namespace {

X509* parse(const std::string& pem) {
  BIO* bio = BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size()));
  X509* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
  BIO_free(bio);
  return certificate;
}

// As a browser that trusts only `authority` sees it at `at`.
int verify(const std::string& authority, const std::string& leaf, Instant at) {
  X509* trusted = parse(authority);
  X509* certificate = parse(leaf);
  X509_STORE* store = X509_STORE_new();
  X509_STORE_add_cert(store, trusted);
  X509_STORE_CTX* context = X509_STORE_CTX_new();
  X509_STORE_CTX_init(context, store, certificate, nullptr);
  X509_STORE_CTX_set_time(context, 0, at.ms / 1000);
  X509_STORE_CTX_set_purpose(context, X509_PURPOSE_SSL_SERVER);
  X509_verify_cert(context);
  const int result = X509_STORE_CTX_get_error(context);
  X509_STORE_CTX_free(context);
  X509_STORE_free(store);
  X509_free(certificate);
  X509_free(trusted);
  return result;
}

constexpr Instant kNow{1'772'355'600'000};
constexpr Validity kYear{kNow, Instant{1'772'355'600'000 + 365 * kDayMs}};

}  // namespace

TEST_CASE("a server certificate is trusted through its authority, for its names and its time") {
  SystemRandom random;
  const std::vector<std::string> names{"localhost", "box.local", "192.168.1.7", "fe80::1"};
  const auto authority = makeAuthority("Baton on box", names, kYear, random);
  REQUIRE(authority);
  const auto leaf = makeServerCertificate(*authority, names, kYear, random);
  REQUIRE(leaf);
  CHECK(verify(authority->certificate_pem, leaf->certificate_pem, Instant{kNow.ms + kDayMs}) == X509_V_OK);
  CHECK(verify(authority->certificate_pem, leaf->certificate_pem, Instant{kNow.ms + 366 * kDayMs}) ==
        X509_V_ERR_CERT_HAS_EXPIRED);
  const auto facts = readCertificate(leaf->certificate_pem);
  REQUIRE(facts);
  CHECK(facts->names == names);
  CHECK(facts->from == kYear.from);
  CHECK(facts->until == kYear.until);
  CHECK(facts->fingerprint.size() == 95);
  CHECK(leaf->key_pem.find("BEGIN PRIVATE KEY") != std::string::npos);
}

TEST_CASE("the authority is worth nothing for other sites") {
  SystemRandom random;
  const auto authority = makeAuthority("Baton on box", {"box.example.org"}, kYear, random);
  REQUIRE(authority);
  for (const char* name : {"bank.example.com", "203.0.113.5", "2001:db8::1"}) {
    CAPTURE(name);
    const auto leaf = makeServerCertificate(*authority, {name}, kYear, random);
    REQUIRE(leaf);
    CHECK(verify(authority->certificate_pem, leaf->certificate_pem, kNow) == X509_V_ERR_PERMITTED_VIOLATION);
  }
  const auto own = makeServerCertificate(*authority, {"box.example.org", "10.1.2.3"}, kYear, random);
  REQUIRE(own);
  CHECK(verify(authority->certificate_pem, own->certificate_pem, kNow) == X509_V_OK);
}

TEST_CASE("names that are none, and certificates that are none, are refused") {
  SystemRandom random;
  CHECK_FALSE(makeAuthority("x", {"a,DNS:b"}, kYear, random));
  CHECK_FALSE(makeAuthority("x", {}, kYear, random));
  CHECK_FALSE(makeServerCertificate({"", ""}, {"localhost"}, kYear, random));
  CHECK_FALSE(readCertificate("nonsense"));
}

}  // namespace baton::crypto
