#include "web/frame/router.h"

#include <doctest/doctest.h>

#include <array>

#include "web/frame/layout.h"
#include "web/frame/testing.h"

using namespace baton;
using namespace baton::web;
using testing::header;
using testing::Site;

namespace {

Response here(Page& page) { return fragment(page, Html::text("here " + page.request.path)); }

constexpr std::array kPages = {
    Route{"GET", "/open", Need::Anyone, here},
    Route{"POST", "/open", Need::Anyone, here, 1000},
    Route{"GET", "/mine", Need::SignedIn, here},
    Route{"GET", "/server", Need::Admin, here},
    Route{"GET", "/people/:person/record", Need::Read, here},
    Route{"POST", "/people/:person/log", Need::Log, here},
    Route{"POST", "/people/:person/add", Need::Add, here},
    Route{"GET", "/people/:person/share", Need::Owner, here, kFormBytes, true},
    Route{"POST", "/people/:person/share/stop", Need::Owner, here, kFormBytes, true},
};

}  // namespace

TEST_CASE("router: patterns match whole segments") {
  const auto found = matchPattern("/people/:person/items/:item", "/people/p1/items/7");
  REQUIRE(found);
  CHECK(found->at("person") == "p1");
  CHECK(found->at("item") == "7");
  CHECK(matchPattern("/", "/"));
  CHECK_FALSE(matchPattern("/people/:person", "/people/"));
  CHECK_FALSE(matchPattern("/people/:person", "/people"));
  CHECK_FALSE(matchPattern("/people/:person", "/people/p1/x"));
  CHECK_FALSE(matchPattern("/people/:person/x", "/people/p1"));
  CHECK_FALSE(matchPattern("/crisis", "/crisis/"));
  CHECK_FALSE(matchPattern("/crisis", "/crisisx"));
}

TEST_CASE("router: 404 for what is not, 405 for a wrong method") {
  const Site site(kPages);
  CHECK(site.get("/open").status == 200);
  CHECK(site.get("/open").route == "/open");
  CHECK(site.get("/nothing").status == 404);
  const Response wrong = site.send(site.request("DELETE", "/open"));
  CHECK(wrong.status == 405);
  CHECK(header(wrong, "Allow") == "GET, POST");
}

TEST_CASE("router: signed out leads to the sign-in page, with the way back, whether or not the person exists") {
  const Site site(kPages);
  const Response answer = site.get("/people/p1/record?tab=a%26b");
  CHECK(answer.status == 303);
  CHECK(header(answer, "Location") == "/sign-in?next=%2Fpeople%2Fp1%2Frecord%3Ftab%3Da%252526b");
  CHECK(header(site.get("/mine"), "Location") == "/sign-in?next=%2Fmine");
  CHECK(site.get("/server").status == 303);
}

TEST_CASE("router: what one may not know of looks like what is not there") {
  Site site(kPages);
  const std::string mine = site.signIn("Ana Lima");
  CHECK(site.get("/people/" + mine + "/record").status == 200);
  const Response other = site.get("/people/someone/record");
  const Response absent = site.get("/people/" + mine + "/nothing");
  CHECK(other.status == 404);
  CHECK(absent.status == 404);
  CHECK(testing::text(other) == testing::text(absent));
  CHECK(site.get("/server").status == 404);
  site.visitor.is_admin = true;
  CHECK(site.get("/server").status == 200);
  CHECK(site.get("/people/someone/record").status == 404);  // an admin sees no record by being one
}

TEST_CASE("router: a caregiver may do what the grant says, and never what only the person may") {
  Site site(kPages);
  site.visitor.is_stepped_up = true;
  const std::string reads = site.signIn("Reads", app::Relation::Caregiver, {"read"});
  const std::string logs = site.signIn("Logs", app::Relation::Caregiver, {"log"});
  CHECK(site.get("/people/" + reads + "/record").status == 200);
  CHECK(site.post("/people/" + reads + "/log", {}).status == 404);
  CHECK(site.post("/people/" + reads + "/add", {}).status == 404);
  CHECK(site.get("/people/" + reads + "/share").status == 404);
  CHECK(site.get("/people/" + logs + "/record").status == 404);
  CHECK(site.post("/people/" + logs + "/log", {}).status == 200);
  const std::string child = site.signIn("Child", app::Relation::Manager);
  CHECK(site.get("/people/" + child + "/share").status == 200);
}

TEST_CASE("router: step-up asks again and remembers the way") {
  Site site(kPages);
  const std::string mine = site.signIn("Ana Lima");
  const Response asked = site.get("/people/" + mine + "/share");
  CHECK(asked.status == 303);
  CHECK(header(asked, "Location") == "/confirm?next=%2Fpeople%2Fperson-1%2Fshare");
  // A form that was sent leads back to the page it stands on, not to where only forms go.
  const Response sent = site.post("/people/" + mine + "/share/stop", {});
  CHECK(header(sent, "Location") == "/confirm?next=%2Fpeople%2Fperson-1%2Fshare");
  site.visitor.is_stepped_up = true;
  CHECK(site.get("/people/" + mine + "/share").status == 200);
}

TEST_CASE("router: a change needs the token and our own origin") {
  Site site(kPages);
  const std::string path = "/people/" + site.signIn("Ana Lima") + "/log";
  CHECK(site.post(path, {}).status == 200);
  CHECK(site.post(path, {{"csrf", "token-of-the-tesT"}}).status == 403);
  CHECK(site.post(path, {{"csrf", "token"}}).status == 403);
  Request sent = site.request("POST", path);
  CHECK(site.send(sent).status == 403);  // no token at all
  sent.headers["x-csrf-token"] = "token-of-the-test";
  CHECK(site.send(sent).status == 200);
  sent.headers["origin"] = "https://evil.example";
  CHECK(site.send(sent).status == 403);
  sent.headers["origin"] = "null";  // a form of our own page, which sends no referrer; the token decides
  CHECK(site.send(sent).status == 200);
  sent.headers["sec-fetch-site"] = "cross-site";
  CHECK(site.send(sent).status == 403);
  sent.headers.erase("sec-fetch-site");
  sent.headers["origin"] = "https://localhost:8080";  // not how this request came
  CHECK(site.send(sent).status == 403);
  sent.headers["origin"] = "http://localhost:8080";
  sent.headers["sec-fetch-site"] = "cross-site";
  CHECK(site.send(sent).status == 403);
  sent.headers["sec-fetch-site"] = "same-site";
  CHECK(site.send(sent).status == 403);
}

TEST_CASE("router: signed out without a token, the browser must have said that it is us") {
  Site site(kPages);
  CHECK(site.post("/open", {}).status == 200);
  Request sent = site.request("POST", "/open");
  CHECK(site.send(sent).status == 403);
  sent.headers["origin"] = "null";
  CHECK(site.send(sent).status == 403);
  sent.headers["sec-fetch-site"] = "same-origin";
  CHECK(site.send(sent).status == 200);
  site.visitor.account = "account";  // a session that lost its token is no way in
  CHECK(site.send(sent).status == 403);
}

TEST_CASE("router: only our own names and addresses are answered") {
  const Site site(kPages);
  Request asked = site.request("GET", "/open");
  for (const std::string host :
       {"evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example", ""}) {
    asked.host = host;
    CAPTURE(host);
    CHECK(site.send(asked).status == 421);
  }
  for (const std::string host : {"localhost", "127.0.0.1:8080", "192.168.1.20", "[::1]:8080"}) {
    asked.host = host;
    CAPTURE(host);
    CHECK(site.send(asked).status == 200);
  }
  CHECK(Router(kPages, {}, {{"baton.home"}}).isOurHost("baton.home:443"));
  CHECK(Router(kPages, {}).bodyLimit("POST", "/open") == 1000);
  CHECK(Router(kPages, {}).bodyLimit("PUT", "/open") == 0);
}

TEST_CASE("router: what is larger than a form is taken only from who may use the page") {
  Site site(routes());
  const std::string ana = site.signIn("Ana Lima");
  const auto isOpen = [&](const app::Visitor& visitor) {
    const Router router(routes(), [visitor](app::Home&, const Request&) { return visitor; });
    return router.isOpenTo(site.request("POST", "/people/" + ana + "/import"), site.home());
  };
  CHECK(isOpen(site.visitor));
  CHECK_FALSE(isOpen(app::Visitor{}));
  app::Visitor stranger = site.visitor;
  stranger.people.clear();
  CHECK_FALSE(isOpen(stranger));
}

TEST_CASE("router: language of the device before the account's, before the browser's") {
  Site site(routes());
  site.headers["accept-language"] = "es-MX,es;q=0.9";
  CHECK(site.get("/crisis").body.find("<html lang=\"es\"") != std::string::npos);
  site.signIn("Ana Lima");
  CHECK(site.get("/crisis").body.find("<html lang=\"en\"") != std::string::npos);
  site.cookies["language"] = "es";
  CHECK(site.get("/crisis").body.find("<html lang=\"es\"") != std::string::npos);
}

TEST_CASE("router: tokens") {
  CHECK(isSameToken("abc", "abc"));
  CHECK_FALSE(isSameToken("abc", "abd"));
  CHECK_FALSE(isSameToken("abc", "ab"));
  CHECK_FALSE(isSameToken("", ""));
}
