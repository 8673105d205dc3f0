#include "app/local_tls.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "app/system.h"
#include "app/whole_file.h"
#include "crypto/certificate.h"
#include "store/test_folder.h"

namespace baton::app {
namespace {

constexpr Instant kNow{1'772'355'600'000};  // 2026-03-01T09:00:00Z

std::string fingerprintOf(const std::string& file) {
  const auto pem = readWholeFile(file);
  REQUIRE(pem);
  const auto facts = crypto::readCertificate(*pem);
  REQUIRE(facts);
  return facts->fingerprint;
}

unsigned modeOf(const std::string& path) {
  struct stat facts{};
  REQUIRE(::stat(path.c_str(), &facts) == 0);
  return facts.st_mode & 0777U;
}

}  // namespace

TEST_CASE("the certificate is made once, renewed before its end, and its authority stays trusted") {
  const store::TestFolder folder;
  SystemRandom random;
  FixedClock now(kNow);
  const std::vector<std::string> names{"localhost", "box", "192.168.1.7"};
  const auto first = localTls(folder.path(), names, now, random);
  REQUIRE(first);
  CHECK(first->names == names);
  CHECK(modeOf(tlsFolder(folder.path())) == 0700);
  for (const char* name : {"/ca.crt", "/ca.key", "/server.crt", "/server.key"}) {
    CHECK(modeOf(tlsFolder(folder.path()) + name) == 0600);
  }
  const std::string certificate = fingerprintOf(first->certificate_file);

  FixedClock later(Instant{kNow.ms + 300 * kDayMs});
  REQUIRE(localTls(folder.path(), names, later, random));
  CHECK(fingerprintOf(first->certificate_file) == certificate);

  SUBCASE("in its last 30 days") {
    FixedClock last_days(Instant{kNow.ms + 380 * kDayMs});
    const auto renewed = localTls(folder.path(), names, last_days, random);
    REQUIRE(renewed);
    CHECK(fingerprintOf(first->certificate_file) != certificate);
    CHECK(renewed->ca_fingerprint == first->ca_fingerprint);
  }
  SUBCASE("when the network gave another address") {
    const auto renewed = localTls(folder.path(), {"localhost", "box", "192.168.1.8"}, later, random);
    REQUIRE(renewed);
    CHECK(fingerprintOf(first->certificate_file) != certificate);
    CHECK(renewed->ca_fingerprint == first->ca_fingerprint);
  }
  SUBCASE("a name that the authority may not sign for makes a new one") {
    const auto renewed = localTls(folder.path(), {"localhost", "baton.example.org"}, later, random);
    REQUIRE(renewed);
    CHECK(renewed->ca_fingerprint != first->ca_fingerprint);
  }
  SUBCASE("a damaged file is replaced") {
    REQUIRE(writeWholeFile(first->certificate_file, "nonsense"));
    REQUIRE(localTls(folder.path(), names, later, random));
    CHECK(fingerprintOf(first->certificate_file) != certificate);
  }
}

TEST_CASE("this machine is at least localhost") {
  const auto names = machineNames();
  REQUIRE_FALSE(names.empty());
  CHECK(names.front() == "localhost");
  for (const std::string& name : names) CHECK(crypto::isCertificateName(name));
}

}  // namespace baton::app
