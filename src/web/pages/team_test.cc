// The care team: roles, one tap to each, lists with owner and last confirmation.
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("team: who, in which role, how to reach them, and who keeps which list") {
  const Shown marisol("lithium");
  const Response answer = marisol.get("/team");
  checkShows(answer, {"Anselm Voss, MD", "Psychiatrist", "Harbor Mind Psychiatry", "Clara Benavídez, LISW", "Therapist",
                      "Who keeps which list", "Medication list kept by Marisol Quiroga Peña", "November 12, 2026",
                      "Confirm a list"});
  CHECK(answer.body.find("href=\"tel:+15550120\"") != std::string::npos);
  CHECK(answer.body.find("href=\"mailto:records@riverside.example.org\"") != std::string::npos);
}

TEST_CASE("team: nobody known, and nothing to add for who only reads") {
  Shown empty("");
  empty.bringInText(
      R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
      R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}}]})");
  checkShows(empty.get("/team"), {"No care team is known", "Nobody has said yet that a list is right"});
  empty.be(app::Relation::Caregiver, {"read"});
  CHECK_FALSE(has(empty.get("/team"), "Add somebody who helps"));
}

TEST_CASE("team: an address that could run code is no link") {
  Shown odd("");
  odd.bringInText(
      R"j({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)j"
      R"j("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31","contact":[{"name":{"text":"Eve"},"telecom":[)j"
      R"j({"system":"url","value":"javascript:alert(1)"},{"system":"phone","value":"call \"me\" 555-0101"}]}]}}]})j");
  const Response answer = odd.get("/team");
  checkShows(answer, {"Eve", "call \"me\" 555-0101"});
  CHECK(answer.body.find("href=\"javascript") == std::string::npos);
  CHECK(answer.body.find("href=\"tel:5550101\"") != std::string::npos);
}
