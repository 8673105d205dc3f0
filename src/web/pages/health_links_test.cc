// SMART Health Links over HTTP: a program with nothing but the link, and the person's own pages.
#include "app/delivery/health_links.h"

#include <doctest/doctest.h>

#include "app/delivery/health_link_files.h"
#include "app/delivery/testing.h"
#include "format/json.h"
#include "web/frame/page_check.h"
#include "web/frame/reading_level.h"
#include "web/frame/testing.h"

namespace baton::web {
namespace {

using testing::Site;
using testing::text;

struct Doors {
  Site site;
  record::PersonId ana = app::testing::personWithTeam(site.home());

  app::HealthLinkRequest request() const {
    app::HealthLinkRequest request;
    request.person = ana;
    request.author = {"a1", app::Author::Kind::Person, "Ana Ruiz", ""};
    request.site = "http://localhost:8080";
    request.to = "psychiatrist";
    return request;
  }
  std::string make(const app::HealthLinkRequest& request, std::string* passcode = nullptr) {
    const auto made = app::makeHealthLink(site.home(), request).value();
    if (passcode != nullptr) *passcode = made.link.passcode;
    return "/shl/" + made.token;
  }
  // As a page of another site sends it: no token, another origin.
  Response ask(std::string_view method, const std::string& path, const std::string& body = "") const {
    Request request = site.request(method, path);
    request.headers["origin"] = "https://viewer.example";
    request.headers["sec-fetch-site"] = "cross-site";
    request.headers["content-type"] = "application/json";
    request.body = body;
    return site.send(request);
  }
  void asPerson() {
    site.signIn("Ana Ruiz");
    site.visitor.account = "a1";
    site.visitor.is_stepped_up = true;
    site.visitor.people = {{ana, "Ana Ruiz", app::Relation::Self, {"read", "log", "add"}}};
  }
  std::string at(std::string_view tail) const { return "/people/" + ana.value + std::string(tail); }
};

TEST_CASE("another site's page gets a manifest, and is told what a wrong passcode leaves") {
  Doors doors;
  std::string passcode;
  const std::string path = doors.make(doors.request(), &passcode);
  const Response preflight = doors.ask("OPTIONS", path);
  CHECK(preflight.status == 204);
  CHECK(testing::header(preflight, "Access-Control-Allow-Origin") == "*");
  CHECK(testing::header(preflight, "Access-Control-Allow-Methods").find("POST") != std::string::npos);
  CHECK(testing::header(preflight, "Access-Control-Allow-Headers") == "content-type");
  const Response wrong = doors.ask("POST", path, R"({"recipient":"Clinic","passcode":"1"})");
  CHECK(wrong.status == 401);
  CHECK(wrong.content_type == "application/json");
  CHECK(wrong.body == R"({"remainingAttempts":9})");
  CHECK(testing::header(wrong, "Access-Control-Allow-Origin") == "*");
  CHECK(doors.ask("POST", path, R"({"recipient":"Clinic"})").body == R"({"remainingAttempts":9})");
  CHECK(doors.ask("POST", path, "{}").status == 400);
  CHECK(doors.ask("POST", path, "passcode=1").status == 400);
  const Response right = doors.ask("POST", path, R"({"recipient":"Clinic","passcode":")" + passcode + "\"}");
  CHECK(right.status == 200);
  const auto manifest = json::parse(right.body).value();
  CHECK(manifest["files"][0]["embedded"].text().starts_with("eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNI"));
  CHECK(right.body.find("sertraline") == std::string::npos);
  CHECK(right.caching == Caching::Never);
}

TEST_CASE("a file at an address is JWE, once; a single file comes by GET with a recipient") {
  Doors doors;
  app::HealthLinkRequest request = doors.request();
  request.has_passcode = false;
  const Response answer = doors.ask("POST", doors.make(request), R"({"recipient":"Clinic","embeddedLengthMax":10})");
  const std::string location = json::parse(answer.body).value()["files"][0]["location"].text();
  REQUIRE(location.find("/shl/file/") != std::string::npos);
  const std::string path = location.substr(location.find("/shl/file/"));
  const Response file = doors.ask("GET", path);
  CHECK(file.status == 200);
  CHECK(file.content_type == "application/jose");
  CHECK(doors.ask("GET", path).status == 404);
  request.is_single_file = true;
  const std::string single = doors.make(request);
  CHECK(doors.ask("GET", single).status == 400);
  CHECK(doors.ask("GET", single + "?recipient=Clinic").content_type == "application/jose");
  CHECK(doors.ask("POST", single, R"({"recipient":"Clinic"})").status == 404);
}

TEST_CASE("what does not open answers in one way, and a session of ours opens nothing more") {
  Doors doors;
  app::HealthLinkRequest request = doors.request();
  request.has_passcode = false;
  request.most_openings = 1;
  const std::string used = doors.make(request);
  CHECK(doors.ask("POST", used, R"({"recipient":"Clinic"})").status == 200);
  const Response gone = doors.ask("POST", used, R"({"recipient":"Clinic"})");
  const Response never = doors.ask("POST", "/shl/" + std::string(43, 'A'), R"({"recipient":"Clinic"})");
  CHECK(gone.status == 404);
  CHECK(gone.body == never.body);
  doors.asPerson();
  CHECK(doors.ask("POST", used, R"({"recipient":"Clinic"})").status == 404);
  // The door stands open for these addresses only.
  CHECK(doors.ask("OPTIONS", doors.at("/health-links/new")).status == 405);
  CHECK(doors.ask("POST", doors.at("/health-links/new"), "{}").status == 403);
}

TEST_CASE("the person makes one, reads what it does, sees who opened it, and stops it") {
  Doors doors;
  doors.asPerson();
  for (const char* language : {"en", "es"}) {
    CAPTURE(language);
    doors.site.cookies["language"] = language;
    for (const char* tail : {"/health-links", "/health-links/new"}) {
      const Response page = doors.site.get(doors.at(tail));
      CHECK(page.status == 200);
      CHECK(pageProblems(page.body).empty());
    }
  }
  doors.site.cookies["language"] = "en";
  CHECK(text(doors.site.get(doors.at("/health-links"))).find("No QR code is out there") != std::string::npos);
  CHECK(doors.site.post(doors.at("/health-links/new"), {{"to", ""}, {"opens", "5"}}).status == 422);
  CHECK(doors.site.post(doors.at("/health-links/new"), {{"to", "emergency"}, {"opens", "x"}}).status == 422);
  const Response made = doors.site.post(doors.at("/health-links/new"),
                                        {{"to", "Dr. Lee"}, {"opens", "5"}, {"code", "yes"}, {"stays", "yes"}});
  CHECK(made.status == 200);
  CHECK(pageProblems(made.body).empty());
  CHECK(made.body.find("<svg") != std::string::npos);
  CHECK(readingLevel(Language::English, text(made)).grade < 9);
  const std::size_t start = made.body.find("shlink:/");
  REQUIRE(start != std::string::npos);
  const std::string uri = made.body.substr(start, made.body.find('<', start) - start);
  CHECK(outbound::isHealthLinkUri(uri));
  const auto link = app::healthLinksOf(doors.site.home(), doors.ana).value().at(0);
  CHECK(text(made).find(link.passcode.substr(0, 3) + " " + link.passcode.substr(3)) != std::string::npos);
  CHECK(link.is_long_term);
  app::HealthLinkRequest request = doors.request();
  request.is_long_term = true;
  request.has_passcode = false;
  const Response opened = doors.ask("POST", doors.make(request), R"({"recipient":"<b>Clinic</b>"})");
  CHECK(opened.status == 200);
  CHECK(testing::header(opened, "Retry-After") == "3600");
  const Response list = doors.site.get(doors.at("/health-links"));
  CHECK(pageProblems(list.body).empty());
  CHECK(text(list).find("Opened 1 time.") != std::string::npos);
  CHECK(text(list).find("<b>Clinic</b>") != std::string::npos);
  CHECK(list.body.find("<b>Clinic</b>") == std::string::npos);
  CHECK(text(doors.site.get(doors.at("/looks"))).find("QR code for your summary") != std::string::npos);
  const auto both = app::healthLinksOf(doors.site.home(), doors.ana).value();
  for (const app::HealthLink& one : both) {
    CHECK(doors.site.post(doors.at("/health-links/" + one.id + "/stop"), {}).status == 303);
  }
  CHECK(text(doors.site.get(doors.at("/health-links"))).find("No QR code is out there") != std::string::npos);
}

}  // namespace
}  // namespace baton::web
