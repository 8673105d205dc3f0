#include "app/local_tls.h"
#include "web/pages/keeping_testing.h"

namespace baton::web {
namespace {

using testing::keep::checkPage;
using testing::keep::has;
using testing::keep::KeepingSite;

struct TlsSite : KeepingSite {
  app::SystemRandom random;
  FixedClock clock{*parseInstant("2026-11-24T14:05:00Z")};
  app::LocalTls make() {
    const auto made = app::localTls(home().places().data_dir, {"localhost", "127.0.0.1", "192.168.1.7"}, clock, random);
    REQUIRE(made);
    return *made;
  }
  Response open(const std::string& host) {
    Request asked = request("GET", "/trust");
    asked.is_secure = true;
    asked.host = host;
    return send(asked);
  }
};

TEST_CASE("the page about the server's own certificate shows the fingerprint, the steps and a way for phones") {
  TlsSite site;
  const app::LocalTls tls = site.make();
  const Response page = site.open("localhost:8443");
  CHECK(page.status == 200);
  checkPage(page);
  CHECK(has(page, tls.ca_fingerprint));
  CHECK(has(page, "https://192.168.1.7:8443/trust"));
  CHECK(page.body.find("href=\"/ca.crt\"") != std::string::npos);
  for (const char* device : {"iPhone", "Android", "Windows", "Mac", "Firefox", "Linux"}) CHECK(has(page, device));
  CHECK(has(site.open("192.168.1.7:8443"), "https://192.168.1.7:8443/trust"));
}

TEST_CASE("without a certificate of its own, or in the clear, there is no such page") {
  TlsSite site;
  CHECK(site.open("localhost:8443").status == 404);
  site.make();
  CHECK(site.get("/trust").status == 404);
}

TEST_CASE("it opens signed out") {
  TlsSite site;
  site.make();
  site.visitor = app::Visitor();
  CHECK(site.open("localhost:8443").status == 200);
}

}  // namespace
}  // namespace baton::web
