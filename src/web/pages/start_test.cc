// "/": each kind of visitor is sent where they can go on.
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("start: nobody has an account yet, so the set-up begins") {
  const Site site;
  const Response answer = site.get("/");
  CHECK(answer.status == 303);
  CHECK(header(answer, "Location") == "/setup");
}

TEST_CASE("start: the only record is opened at once") {
  Site site;
  const std::string id = site.signIn("Ana Lima");
  CHECK(header(site.get("/"), "Location") == "/people/" + id + "/today");
}

TEST_CASE("start: several records are a choice, with what each is to the visitor") {
  Site site;
  const std::string mine = site.signIn("Ana Lima");
  const std::string other = site.signIn("Zoë <b>", app::Relation::Caregiver, {"read"});
  const Response answer = site.get("/");
  checkShows(answer, {"Whose record would you like to open?", "Ana Lima", "Zoë <b>", "You help this person."});
  CHECK(answer.body.find("/people/" + mine + "/today") != std::string::npos);
  CHECK(answer.body.find("/people/" + other + "/today") != std::string::npos);
}

TEST_CASE("start: an account without a record is told what to do next") {
  Site site;
  site.visitor.account = "runs-the-server";
  site.visitor.csrf = "token";
  checkShows(site.get("/"), {"Nothing is open to you yet", "Ask them to invite you."});
}
