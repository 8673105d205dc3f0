#include "web/frame/layout.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <sstream>

#include "web/frame/page_check.h"
#include "web/frame/testing.h"
#include "web/server/gzip.h"
#include "web/server/static_files.h"

using namespace baton;
using namespace baton::web;

namespace {

void checkSound(const std::string& html) {
  for (const std::string& problem : pageProblems(html)) FAIL_CHECK(problem);
}

bool has(const Response& response, std::string_view text) { return response.body.find(text) != std::string::npos; }

}  // namespace

TEST_CASE("layout: every page that is open to all is sound, ends with the crisis bar, and has a way out") {
  testing::Site site;
  for (const std::string language : {"en", "es"}) {
    site.cookies["language"] = language;
    for (const std::string path : {"/crisis", "/help", "/offline", "/nothing"}) {
      CAPTURE(path);
      const Response answer = site.get(path);
      checkSound(answer.body);
      CHECK(has(answer, "<aside class=\"crisis-bar\""));
      CHECK(has(answer, "href=\"tel:988\""));
      CHECK(has(answer, "href=\"/exit\""));
      CHECK(has(answer, "<a class=\"skip\" href=\"#main\">"));
      CHECK(answer.caching == Caching::Never);
    }
  }
}

TEST_CASE("layout: Spanish pages offer the Spanish lines first") {
  testing::Site site;
  site.cookies["language"] = "es";
  const Response answer = site.get("/help");
  CHECK(has(answer, "href=\"sms:988?body=AYUDA\""));
  CHECK(has(answer, "https://988lifeline.org/es/chat/"));
}

TEST_CASE("layout: signed in there are navigation, search and whose record it is") {
  testing::Site site;
  site.signIn("Ana <Lima>");
  site.signIn("Luis", app::Relation::Caregiver, {"read"});
  const Response answer = site.get("/help");
  checkSound(answer.body);
  CHECK(has(answer, "<bdi>Ana &lt;Lima&gt;</bdi>"));
  CHECK(has(answer, "/people/person-1/add"));
  CHECK(has(answer, "action=\"/people/person-1/search\""));
  CHECK(has(answer, "<meta name=\"csrf\" content=\"token-of-the-test\">"));
}

TEST_CASE("layout: the offline page carries nothing of whoever is signed in") {
  testing::Site site;
  site.signIn("Ana Lima");
  const Response answer = site.get("/offline");
  checkSound(answer.body);
  for (const std::string_view secret : {"Ana Lima", "token-of-the-test", "account-of-the-test", "person-1"}) {
    CAPTURE(secret);
    CHECK_FALSE(has(answer, secret));
  }
}

TEST_CASE("layout: every script and every htmx attribute carries this answer's nonce, which no other answer has") {
  const testing::Site site;
  const Response one = site.get("/crisis");
  const Response other = site.get("/crisis");
  CHECK(one.nonce.size() == 32);
  CHECK(one.nonce != other.nonce);
  CHECK(has(one, "nonce=\"" + one.nonce + "\" defer></script>"));
  CHECK(has(one, "hx-csp"));
}

TEST_CASE("layout: a neutral name says Baton nowhere that a passer-by would see") {
  testing::Site site;
  site.cookies["name"] = "neutral";
  const Response answer = site.get("/crisis");
  CHECK(has(answer, "<title>Notes</title>"));
  CHECK(has(answer, "plain.webmanifest"));
  CHECK_FALSE(has(answer, "Baton"));
}

TEST_CASE("layout: choices of this device come from a closed list") {
  testing::Site site;
  const Response answer = site.post("/look", {{"language", "es"}, {"theme", "x; Domain=evil"}, {"next", "/crisis"}});
  CHECK(answer.status == 303);
  CHECK(testing::header(answer, "Location") == "/crisis");
  CHECK(answer.headers.size() == 2);
  CHECK(testing::header(answer, "Set-Cookie").starts_with("language=es; Path=/"));
  site.cookies["theme"] = "dark\" onload=\"x";
  CHECK(has(site.get("/crisis"), "class=\"theme-auto\""));
}

TEST_CASE("layout: the gallery shows every component and is sound") {
  testing::Site site;
  CHECK(site.get("/gallery").status == 303);
  site.signIn("Admin");
  CHECK(site.get("/gallery").status == 404);
  site.visitor.is_admin = true;
  const Response answer = site.get("/gallery");
  CHECK(answer.status == 200);
  checkSound(answer.body);
}

TEST_CASE("layout: quick exit leaves, and only our own pages can make it sign out") {
  testing::Site site;
  CHECK(testing::header(site.get("/exit"), "Location") == "https://www.weather.gov/");
  CHECK(testing::header(site.get("/exit"), "Clear-Site-Data") == "\"cache\", \"cookies\"");
  site.headers["sec-fetch-site"] = "cross-site";
  CHECK(testing::header(site.get("/exit"), "Clear-Site-Data").empty());
}

TEST_CASE("layout: the service worker and the manifests name files that exist") {
  const testing::Site site;
  const std::string worker = site.get("/sw.js").body;
  CHECK(worker.find("@files@") == std::string::npos);
  CHECK(worker.find("@version@") == std::string::npos);
  CHECK(worker.find(staticPath("app.css")) != std::string::npos);
  CHECK(site.get("/sw.js").content_type.starts_with("text/javascript"));
  CHECK(site.get("/baton.webmanifest").body.find(staticPath("icon-512.png")) != std::string::npos);
  CHECK(site.get("/plain.webmanifest").body.find("Baton") == std::string::npos);
}

TEST_CASE("layout: the first visit weighs at most 60 kB, the style sheet 20 kB") {
  const testing::Site site;
  const std::size_t page = gzip(site.get("/crisis").body).size();
  std::size_t all = page;
  for (const std::string_view name : {"app.css", "app.js", "htmx.js"}) all += findStaticFile(name)->gzipped.size();
  std::printf("first visit: %zu bytes compressed (page %zu, app.css %zu, app.js %zu, htmx.js %zu)\n", all, page,
              findStaticFile("app.css")->gzipped.size(), findStaticFile("app.js")->gzipped.size(),
              findStaticFile("htmx.js")->gzipped.size());
  CHECK(all <= 60'000);
  CHECK(findStaticFile("app.css")->gzipped.size() <= 20'000);
}

TEST_CASE("page check: each kind of trouble is seen") {
  for (const std::string html :
       {"<p><b></p></b>", "<p>", "<p id=\"a\"></p><p id=\"a\"></p>", "<label for=\"x\"></label>",
        "<input type=\"text\" id=\"x\">", "<a>x</a>", "<a href=\"\">x</a>", "<img src=\"/x\">", "<p style=\"x\"></p>",
        "<p onclick=\"x\"></p>", "<script>x</script>", "<style>x</style>", "<form></form>",
        "<p aria-describedby=\"no\"></p>"}) {
    CAPTURE(html);
    CHECK_FALSE(pageProblems(html).empty());
  }
  CHECK(pageProblems("<label for=\"x\">X</label><input type=\"text\" id=\"x\"><br>").empty());
}
