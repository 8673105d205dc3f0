// The pages about accounts, through the router, with the cookies a browser would keep.
#include <doctest/doctest.h>

#include <algorithm>

#include "app/accounts/rows.h"
#include "app/accounts/testing.h"
#include "app/chart_cache.h"
#include "web/frame/testing.h"
#include "web/pages/account_parts.h"

namespace baton::web {
namespace {

using app::testing::kMinute;
using app::testing::kPassword;
using app::testing::TestHome;
using Form = std::vector<std::pair<std::string, std::string>>;

class Browser {
 public:
  explicit Browser(TestHome& home) : home_(home), router_(routes(), visitorOf) {}

  Response get(const std::string& path) { return send("GET", path, {}, ""); }
  Response post(const std::string& path, Form form) {
    form.emplace_back("csrf", visitor().csrf);
    return send("POST", path, std::move(form), "");
  }
  Response send(const std::string& method, const std::string& path, Form form, const std::string& body) {
    Request request;
    request.method = method;
    request.path = path.substr(0, path.find('?'));
    if (path.find("?next=") != std::string::npos) request.query["next"] = path.substr(path.find("?next=") + 6);
    request.host = "localhost:8080";
    request.client = client;
    request.headers = {{"sec-fetch-site", "same-origin"},
                       {"origin", "http://localhost:8080"},
                       {"user-agent", "Firefox/140 Android"},
                       {"accept-language", language}};
    request.cookies = cookies;
    request.form = std::move(form);
    request.body = body;
    Response response = router_.answer(request, *home_, charts_);
    keepCookies(response);
    return response;
  }
  app::Visitor visitor() {
    Request request;
    request.cookies = cookies;
    return visitorOf(*home_, request);
  }
  bool isSignedIn() { return visitor().isSignedIn(); }

  std::string client = "127.0.0.1";
  std::string language = "en";
  std::map<std::string, std::string> cookies;

 private:
  void keepCookies(const Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name != "Set-Cookie") continue;
      const std::size_t equals = value.find('=');
      const std::string text = value.substr(equals + 1, value.find(';') - equals - 1);
      if (text.empty()) cookies.erase(value.substr(0, equals));
      if (!text.empty()) cookies[value.substr(0, equals)] = text;
    }
  }

  TestHome& home_;
  Router router_;
  app::Charts charts_;
};

Form setupForm(const std::string& password = kPassword) {
  return {{"name", "Ana Ruiz"}, {"login", "ana"}, {"password", password}, {"born", "1990-05-31"}};
}

struct SetUp {
  TestHome home;
  Browser browser{home};
  SetUp() { CHECK(browser.post("/setup", setupForm()).status == 303); }
  std::string person() { return browser.visitor().people.at(0).person.value; }
  // What the page of a new invitation shows.
  static std::string codeIn(const Response& response) {
    const std::size_t at = response.body.find("<strong>") + 8;
    return response.body.substr(at, response.body.find("</strong>", at) - at);
  }
};

TEST_CASE("the browser names the time zone at the first sign-in; after that only the person changes it") {
  TestHome home;
  Browser browser(home);
  CHECK(browser.get("/setup").body.find("data-zone") != std::string::npos);
  Form form = setupForm();
  form.emplace_back("zone", "");  // no JavaScript
  CHECK(browser.post("/setup", form).status == 303);
  CHECK(browser.visitor().zone.empty());
  const auto signInWith = [&](const std::string& zone) {
    browser.post("/sign-out", {});
    CHECK(browser.get("/sign-in").body.find("data-zone") != std::string::npos);
    browser.post("/sign-in", {{"login", "ana"}, {"password", kPassword}, {"zone", zone}});
    return browser.visitor().zone;
  };
  CHECK(signInWith("Nowhere/Town").empty());
  CHECK(signInWith("America/New_York") == "America/New_York");
  CHECK(signInWith("Asia/Tokyo") == "America/New_York");
}

TEST_CASE("from nothing to a signed-in person") {
  TestHome home;
  Browser browser(home);
  CHECK(testing::header(browser.get("/sign-in"), "Location") == "/setup");
  CHECK(browser.get("/setup").status == 200);
  const Response wrong = browser.post("/setup", setupForm("short"));
  CHECK(wrong.status == 422);
  CHECK(wrong.body.find("Ana Ruiz") != std::string::npos);  // what was typed is kept
  CHECK(wrong.body.find("short\"") == std::string::npos);   // but no password
  CHECK(browser.post("/setup", setupForm()).status == 303);
  CHECK(browser.isSignedIn());
  CHECK(testing::header(browser.get("/setup"), "Location") == "/sign-in");
  CHECK(testing::header(browser.get("/sign-in"), "Location") == "/");
}

TEST_CASE("from elsewhere the set-up page asks for the code and shows no records") {
  TestHome home;
  Browser browser(home);
  browser.client = "192.0.2.7";
  CHECK(testing::text(browser.get("/setup")).find("Set-up code") != std::string::npos);
  CHECK(browser.post("/setup", setupForm()).status == 422);
  CHECK_FALSE(browser.isSignedIn());
}

TEST_CASE("signing out, and in again to where one wanted to go") {
  SetUp set;
  CHECK(testing::header(set.browser.post("/sign-out", {}), "Clear-Site-Data") == "\"cache\"");
  CHECK_FALSE(set.browser.isSignedIn());
  const Response asked = set.browser.get("/account");
  CHECK(asked.status == 303);
  CHECK(testing::header(asked, "Location") == "/sign-in?next=%2Faccount");
  const Response done = set.browser.post("/sign-in", {{"login", "ana"}, {"password", kPassword}, {"next", "/account"}});
  CHECK(testing::header(done, "Location") == "/account");
  CHECK(set.browser.isSignedIn());
}

TEST_CASE("after signing in nobody is sent to another site") {
  SetUp set;
  for (const char* next : {"https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"}) {
    set.browser.post("/sign-out", {});
    const Response done = set.browser.post("/sign-in", {{"login", "ana"}, {"password", kPassword}, {"next", next}});
    CHECK(testing::header(done, "Location") == "/");
  }
}

TEST_CASE("a wrong password and an unknown name give the same page") {
  SetUp set;
  set.browser.post("/sign-out", {});
  std::string pages[2];
  const char* logins[] = {"ana", "eve"};
  for (int i = 0; i < 2; ++i) {
    set.browser.cookies.erase("flash");  // what the sign-out said is shown once
    const Response refused = set.browser.post("/sign-in", {{"login", logins[i]}, {"password", "wrong password"}});
    CHECK(refused.status == 422);
    CHECK(refused.body.find("wrong password") == std::string::npos);
    pages[i] = testing::text(refused);
  }
  CHECK(pages[0] == pages[1]);
}

TEST_CASE("too many tries say so, and the crisis page still opens") {
  SetUp set;
  set.browser.post("/sign-out", {});
  set.browser.cookies.clear();
  int status = 0;
  for (int i = 0; i < 12; ++i) {
    status = set.browser.post("/sign-in", {{"login", "ana"}, {"password", "wrong password"}}).status;
  }
  CHECK(status == 429);
  CHECK(set.browser.get("/crisis").status == 200);
}

TEST_CASE("cookies: signed in for this visit, kept for thirty days when asked") {
  SetUp set;
  const auto sessionOf = [](const Response& response) {
    for (const auto& [name, value] : response.headers) {
      if (name == "Set-Cookie" && value.starts_with("baton=")) return value;
    }
    return std::string();
  };
  set.browser.post("/sign-out", {});
  const std::string now = sessionOf(set.browser.post("/sign-in", {{"login", "ana"}, {"password", kPassword}}));
  CHECK(now.find("HttpOnly; SameSite=Lax") != std::string::npos);
  CHECK(now.find("Max-Age") == std::string::npos);
  set.browser.post("/sign-out", {});
  const Response kept = set.browser.post("/sign-in", {{"login", "ana"}, {"password", kPassword}, {"keep", "yes"}});
  CHECK(sessionOf(kept).find("Max-Age=2592000") != std::string::npos);
  set.home.clock.pass(11 * kMinute);
  const Response confirmed = set.browser.post("/confirm", {{"password", kPassword}});
  CHECK(sessionOf(confirmed).find("Max-Age=25913") != std::string::npos);  // the same end
}

TEST_CASE("a form without the token of its session changes nothing") {
  SetUp set;
  CHECK(set.browser.send("POST", "/sign-out", {}, "").status == 403);
  CHECK(set.browser
            .send("POST", "/account/password",
                  {{"csrf", std::string(43, 'a')}, {"old", kPassword}, {"new", "four green kettles"}}, "")
            .status == 403);
  CHECK(set.browser.isSignedIn());
}

TEST_CASE("an authenticator app: scan, confirm, sign in with its code") {
  SetUp set;
  const Response offer = set.browser.get("/account/authenticator");
  CHECK(offer.body.find("<svg") != std::string::npos);
  CHECK(set.browser.post("/account/authenticator", {{"code", "000000"}}).status == 422);
  const std::string account = set.browser.visitor().account;
  const auto ticket = set.home->store().accounts().items(store::ItemKind::Ticket, account).value().at(0);
  const std::string secret = app::decodeTicket(ticket.content).value().subject;
  const Response codes = set.browser.post("/account/authenticator", {{"code", set.home.codeNow(secret)}});
  CHECK(testing::text(codes).find("Write these down") != std::string::npos);
  const std::size_t at = codes.body.find("<code>") + 6;
  const std::string recovery = codes.body.substr(at, 11);
  set.browser.post("/sign-out", {});
  set.home.clock.pass(kMinute);
  const Response first =
      set.browser.post("/sign-in", {{"login", "ana"}, {"password", kPassword}, {"next", "/account"}});
  CHECK(testing::header(first, "Location") == "/sign-in/code?next=/account");
  CHECK_FALSE(set.browser.isSignedIn());
  CHECK(set.browser.get("/account").status == 303);
  CHECK(set.browser.get("/sign-in/code").status == 200);
  CHECK(set.browser.post("/sign-in/code", {{"code", "000000"}}).status == 422);
  CHECK(set.browser.post("/sign-in/code", {{"code", set.home.codeNow(secret)}}).status == 303);
  CHECK(set.browser.isSignedIn());
  set.browser.post("/sign-out", {});
  CHECK(testing::header(set.browser.get("/sign-in/code"), "Location") == "/sign-in");
  set.browser.post("/sign-in", {{"login", "ana"}, {"password", kPassword}});
  set.browser.post("/sign-in/code", {{"code", recovery}});
  CHECK(set.browser.isSignedIn());
  CHECK(testing::text(set.browser.get("/account")).find("9 codes left") != std::string::npos);
}

TEST_CASE("what guards the account asks to confirm after ten minutes, and comes back") {
  SetUp set;
  set.home.clock.pass(11 * kMinute);
  for (const char* path : {"/account/authenticator", "/account/codes", "/account/passkeys", "/people/new"}) {
    CHECK(testing::header(set.browser.get(path), "Location").starts_with("/confirm?next="));
  }
  // Who may see it, and whom to call when it is bad.
  for (const char* path : {"/helpers/new", "/add/contact"}) {
    CHECK(testing::header(set.browser.get("/people/" + set.person() + path), "Location").starts_with("/confirm?next="));
  }
  const std::string before = set.browser.cookies.at("baton");
  CHECK(set.browser.post("/confirm", {{"password", "wrong password"}}).status == 422);
  const Response done = set.browser.post("/confirm", {{"password", kPassword}, {"next", "/account/codes"}});
  CHECK(testing::header(done, "Location") == "/account/codes");
  CHECK(set.browser.cookies.at("baton") != before);
  CHECK(set.browser.get("/account/codes").status == 200);
}

TEST_CASE("devices are listed and signed out") {
  SetUp set;
  Browser phone(set.home);
  phone.post("/sign-in", {{"login", "ana"}, {"password", kPassword}});
  CHECK(phone.isSignedIn());
  CHECK(testing::text(set.browser.get("/account")).find("Firefox · Android") != std::string::npos);
  set.browser.post("/account/devices", {{"id", "others"}});
  CHECK_FALSE(phone.isSignedIn());
  CHECK(set.browser.isSignedIn());
}

TEST_CASE("a helper is let in with a code and stopped again") {
  SetUp set;
  const std::string record = "/people/" + set.person();
  const Response later = set.browser.post(record + "/helpers/new", {{"act", "later"}, {"days", "90"}});
  CHECK(testing::header(later, "Location") == "/household");
  CHECK(set.home->store().accounts().items(store::ItemKind::Ticket, set.browser.visitor().account).value().empty());
  const std::string code =
      SetUp::codeIn(set.browser.post(record + "/helpers/new", {{"act", "now"}, {"scopes", "log"}, {"days", "90"}}));
  CHECK(code.size() == 19);
  Browser ben(set.home);
  CHECK(ben.post("/join", {{"code", "0000"}, {"name", "Ben"}, {"login", "ben"}, {"password", kPassword}}).status ==
        422);
  CHECK(ben.post("/join", {{"code", code}, {"name", "Ben"}, {"login", "ben"}, {"password", kPassword}}).status == 303);
  REQUIRE(ben.visitor().people.size() == 1);
  CHECK(ben.visitor().people[0].scopes == std::vector<std::string>{"read", "log"});
  CHECK(ben.get("/household").status == 200);
  const std::string helper = record + "/helpers/" + ben.visitor().account;
  // Not a helper's to see or change: as if it were not there.
  for (const std::string& path : {helper, record + "/helpers/new", record + "/own-account"}) {
    CHECK(ben.get(path).status == 404);
    CHECK(ben.post(path, {{"scopes", "add"}, {"days", "365"}}).status == 404);
  }
  CHECK(ben.post(helper + "/stop", {}).status == 404);
  CHECK(testing::text(set.browser.get("/household")).find("Ben") != std::string::npos);
  CHECK(set.browser.post(helper, {{"scopes", "add"}, {"days", "30"}}).status == 303);
  CHECK(ben.visitor().people[0].scopes == std::vector<std::string>{"read", "add"});
  CHECK(set.browser.post(helper + "/stop", {}).status == 303);
  CHECK(ben.visitor().people.empty());
  CHECK(ben.get(record + "/leave").status == 404);
  CHECK(testing::text(ben.get(record + "/leave")) == testing::text(ben.get("/people/pnobody/leave")));
}

TEST_CASE("a child is added, another adult gets a code") {
  SetUp set;
  CHECK(set.browser.post("/people/new", {}).status == 422);
  CHECK(set.browser.post("/people/new", {{"who", "child"}, {"name", "Kim"}, {"born", "1980-01-01"}}).status == 422);
  CHECK(set.browser.post("/people/new", {{"who", "child"}, {"name", "Kim"}, {"born", "2020-01-01"}}).status == 303);
  CHECK(set.browser.visitor().people.size() == 2);
  Browser ben(set.home);
  const std::string code = SetUp::codeIn(set.browser.post("/people/new", {{"who", "adult"}}));
  CHECK(ben.post("/join", {{"code", code}, {"name", "Ben"}, {"login", "ben"}, {"password", kPassword}}).status == 303);
  REQUIRE(ben.visitor().people.size() == 1);
  CHECK(ben.visitor().people[0].name == "Ben");
  CHECK(set.browser.visitor().people.size() == 2);
}

TEST_CASE("names and headers of others are shown as text") {
  TestHome home;
  Browser browser(home);
  const std::string name = "<script>alert(1)</script>\"'&";
  CHECK(browser.post("/setup", {{"name", name}, {"login", "\"><b>x"}, {"password", kPassword}}).status == 303);
  for (const char* path : {"/account", "/household", "/account/authenticator", "/account/passkeys"}) {
    const Response page = browser.get(path);
    CHECK(page.status == 200);
    CHECK(page.body.find("<script>alert") == std::string::npos);
  }
}

TEST_CASE("every page opens in Spanish too, without a sentence left in English") {
  SetUp set;
  set.browser.cookies["language"] = "es";
  const std::string record = "/people/" + set.person();
  for (const std::string& path :
       {std::string("/account"), std::string("/account/password"), std::string("/confirm"),
        std::string("/account/authenticator"), std::string("/account/codes"), std::string("/account/passkeys"),
        std::string("/household"), std::string("/people/new"), std::string("/join"), record + "/helpers/new"}) {
    CAPTURE(path);
    const Response page = set.browser.get(path);
    CHECK(page.status == 200);
    CHECK(page.body.find("lang=\"es\"") != std::string::npos);
    for (const char* english : {" the ", " you ", "Your ", "Password<"}) {
      CHECK(testing::text(page).find(english) == std::string::npos);
    }
  }
}

TEST_CASE("the passkey script is answered in JSON") {
  SetUp set;
  const Response options =
      set.browser.send("POST", "/account/passkeys/options", {{"csrf", set.browser.visitor().csrf}}, "{}");
  CHECK(options.content_type == "application/json");
  CHECK(options.body.find("\"challenge\"") != std::string::npos);
  const Response refused =
      set.browser.send("POST", "/account/passkeys", {{"csrf", set.browser.visitor().csrf}}, "not json");
  CHECK(refused.status == 400);
  CHECK(refused.body.find("\"trouble\"") != std::string::npos);
  Browser stranger(set.home);
  CHECK(stranger.send("POST", "/sign-in/passkey/options", {}, "{}").body.find("\"rpId\":\"localhost\"") !=
        std::string::npos);
  CHECK(stranger.send("POST", "/sign-in/passkey", {}, "{}").status == 400);
}

TEST_CASE("a new sign-in is told on the next page of another device, in words that say nothing of health") {
  SetUp set;
  Browser phone(set.home);
  set.home.clock.pass(kMinute);
  CHECK(phone.post("/sign-in", {{"login", "ana"}, {"password", kPassword}}).status == 303);
  CHECK(testing::text(phone.get("/account")).find("New sign-in") == std::string::npos);
  const Response told = set.browser.get("/account");
  CHECK(testing::text(told).find("New sign-in on Firefox · Android") != std::string::npos);
  CHECK(testing::header(set.browser.post("/account/news", {{"next", "/account"}}), "Location") == "/account");
  CHECK(testing::text(set.browser.get("/account")).find("New sign-in") == std::string::npos);
}

TEST_CASE("sign-ins of one kind of device are one line with their number and the last time") {
  SetUp set;
  for (int i = 0; i < 3; ++i) {
    Browser phone(set.home);
    set.home.clock.pass(kMinute);
    CHECK(phone.post("/sign-in", {{"login", "ana"}, {"password", kPassword}}).status == 303);
  }
  const std::string told = testing::text(set.browser.get("/account"));
  CHECK(told.find("3 new sign-ins on Firefox · Android. The last one: ") != std::string::npos);
  CHECK(told.find("New sign-in on") == std::string::npos);
}

TEST_CASE("the language of an account is chosen at sign-up and on its page") {
  TestHome home;
  Browser browser(home);
  Form form = setupForm();
  form.emplace_back("language", "es");
  CHECK(browser.post("/setup", form).status == 303);
  CHECK(browser.get("/account").body.find("lang=\"es\"") != std::string::npos);
  Browser other(home);
  CHECK(other.post("/sign-in", {{"login", "ana"}, {"password", kPassword}}).status == 303);
  CHECK(other.get("/account").body.find("lang=\"es\"") != std::string::npos);
  CHECK(other.post("/account/language", {{"language", "en"}}).status == 303);
  CHECK(other.get("/account").body.find("lang=\"en\"") != std::string::npos);
  CHECK(other.post("/account/language", {{"language", "tlh"}}).status == 400);
  CHECK(other.post("/account/language", {{"language", ""}}).status == 303);
  other.language = "es-MX";
  CHECK(other.get("/account").body.find("lang=\"es\"") != std::string::npos);
}

TEST_CASE("leaving quickly ends the session on the server, but not from a link of another site") {
  SetUp set;
  const auto before = set.browser.cookies;
  CHECK(set.browser.get("/exit").status == 303);
  CHECK_FALSE(set.browser.isSignedIn());
  set.browser.cookies = before;  // a copy of the cookie
  CHECK_FALSE(set.browser.isSignedIn());
}

}  // namespace
}  // namespace baton::web
