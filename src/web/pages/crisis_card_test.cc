#include "web/pages/keeping_testing.h"

namespace baton::web {
namespace {

using testing::header;
using testing::keep::checkPage;
using testing::keep::has;
using testing::keep::KeepingSite;

struct CardSite : KeepingSite {
  CardSite() {
    CHECK(post(path("/add/contact"), {{"name", "Teo Ruiz"}, {"phone", "555-0142"}, {"key", "k"}}).status == 303);
  }
  std::string contactId() {
    const std::string body = get(path("/card")).body;
    const std::size_t box = body.find("name=\"contacts\"");
    REQUIRE(box != std::string::npos);
    const std::size_t at = body.find("value=\"", box) + 7;
    return body.substr(at, body.find('"', at) - at);
  }
};

TEST_CASE("a card begins empty and says what it will hold") {
  KeepingSite site;
  const Response page = site.get(site.path("/card"));
  checkPage(page);
  CHECK(has(page, "Nothing of your own is on the card yet"));
  CHECK(has(page, "nobody yet with a phone number"));
}

TEST_CASE("own words and chosen people stand on the card, and its shell names no record, account or token") {
  CardSite site;
  const Response saved =
      site.post(site.path("/card"), {{"helps", "Walk <slowly>\nCall Teo"}, {"contacts", site.contactId()}});
  CHECK(header(saved, "Location") == site.path("/card"));
  const Response page = site.get(site.path("/card"));
  checkPage(page);
  CHECK(has(page, "Walk <slowly> Call Teo"));
  const Response shell = site.get(site.path("/card/shell"));
  checkPage(shell);
  CHECK(shell.body.find("Walk &lt;slowly&gt;<br>Call Teo") != std::string::npos);
  CHECK(shell.body.find("tel:5550142") != std::string::npos);
  CHECK(shell.body.find("tel:988") != std::string::npos);
  for (const std::string& secret : {site.person, site.visitor.account, site.visitor.csrf, site.visitor.name}) {
    CHECK(shell.body.find(secret) == std::string::npos);
  }
  CHECK(shell.body.find("<form") == std::string::npos);
}

TEST_CASE("too much for a card is asked about, and what was typed stays") {
  KeepingSite site;
  const Response page = site.post(site.path("/card"), {{"helps", std::string(2001, 'x')}, {"signs", "I sleep less"}});
  CHECK(page.status == 422);
  CHECK(has(page, "Please write less here"));
  CHECK(has(page, "I sleep less"));
  CHECK_FALSE(has(site.get(site.path("/card")), "I sleep less"));
}

TEST_CASE("who helps has no way to the card") {
  CardSite site;
  CHECK(site.post(site.path("/card"), {{"helps", "Walk"}}).status == 303);
  site.becomeCaregiver();
  CHECK(site.get(site.path("/card")).status == 404);
  CHECK(site.get(site.path("/card/shell")).status == 404);
  CHECK(site.post(site.path("/card"), {{"helps", "Other words"}}).status == 404);
}

TEST_CASE("the address of a kept card says signed out where none is kept") {
  KeepingSite site;
  site.visitor = app::Visitor();
  const Response page = site.get("/crisis/card");
  checkPage(page);
  CHECK(has(page, "keeps no crisis card"));
}

}  // namespace
}  // namespace baton::web
