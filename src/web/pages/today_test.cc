// Today: safety first, at most five lines, each a link; an empty day never says that all is well.
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

namespace {

std::size_t countOf(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

std::string needsOf(const Response& response) {
  const std::size_t start = response.body.find("<section id=\"needs\"");
  return response.body.substr(start, response.body.find("</ol>", start) - start);
}

}  // namespace

TEST_CASE("today: an answer about death puts crisis help before everything") {
  const Shown zoe("post-discharge");
  const Response answer = zoe.get("/today");
  checkShows(answer, {"You do not have to be alone with this", "Call 988", "thoughts of death or self-harm", "Visit:"});
  CHECK(answer.body.find("role=\"alert\"") < answer.body.find("id=\"needs\""));
  CHECK(answer.body.find("href=\"tel:988\"") < answer.body.find("id=\"needs\""));
}

TEST_CASE("today: a helper is asked to ask, not spoken to as the person") {
  Shown zoe("post-discharge");
  zoe.be(app::Relation::Manager, {"read", "log", "add"});
  const Response answer = zoe.get("/today");
  checkShows(answer, {"Please ask how they are"});
  CHECK_FALSE(has(answer, "Your last answers"));
}

TEST_CASE("today: at most five lines, each one link") {
  for (const std::string folder :
       {"lithium", "clozapine", "first-ssri", "ptsd-part2", "older-falls", "post-discharge"}) {
    CAPTURE(folder);
    const Shown shown(folder);
    const std::string needs = needsOf(shown.get("/today"));
    CHECK(countOf(needs, "<li>") >= 1);
    CHECK(countOf(needs, "<li>") <= 5);
    CHECK(countOf(needs, "<li>") == countOf(needs, "<a "));
  }
}

TEST_CASE("today: what sources differ about, results out of range, the log, and what changed") {
  const Shown marisol("lithium");
  checkShows(marisol.get("/today"),
             {"Your sources differ about lithium 450 mg: dose", "outside the usual range",
              "Nothing is in today's log yet", "What changed lately", "Lithium level: 1.3 mmol/L"});
}

TEST_CASE("today: who may only read is not asked to log or to confirm") {
  Shown marisol("lithium");
  marisol.be(app::Relation::Caregiver, {"read"});
  const Response answer = marisol.get("/today");
  CHECK(answer.status == 200);
  CHECK_FALSE(has(answer, "today's log yet"));
  // The plan and reminders come first for who helps; the person has them elsewhere.
  CHECK(has(answer, "Plan and reminders"));
  CHECK(has(answer, "Medicines to remember"));
  CHECK(answer.body.find(marisol.path("/add") + "\"") == std::string::npos);
  CHECK(answer.body.find(marisol.path("/import") + "\"") == std::string::npos);
}

TEST_CASE("today: an empty record says how to begin") {
  Shown empty("");
  empty.bringInText(
      R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
      R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}}]})");
  checkShows(empty.get("/today"), {"This record is still empty", "Import files from a portal"});
}

TEST_CASE("today: nothing to do says what was looked at, and never that all is well") {
  Shown quiet("");
  quiet.bringInText(
      R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
      R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}},{"resource":{"resourceType":"Condition",)"
      R"("id":"c","subject":{"reference":"Patient/p"},"code":{"text":"Migraine"},"clinicalStatus":{"coding":[)"
      R"({"system":"http://terminology.hl7.org/CodeSystem/condition-clinical","code":"active"}]},)"
      R"("onsetDateTime":"2020-01-01"}}]})");
  quiet.be(app::Relation::Caregiver, {"read"});
  const Response answer = quiet.get("/today");
  checkShows(answer, {"Nothing here needs you now.", "Baton looked at:", "It knows only what is in this record."});
  for (const std::string calm : {"safe", "all is well", "no risk", "healthy"}) CHECK_FALSE(has(answer, calm));
}

TEST_CASE("today: hostile words do nothing; strangers see nothing") {
  Shown hostile("");
  hostile.bringInText(hostileBundle());
  checkHarmless(hostile.get("/today"));
  hostile.be(app::Relation::Caregiver, {"log"});
  CHECK(hostile.get("/today").status == 404);
  hostile.site.visitor = {};
  CHECK(hostile.get("/today").status == 303);
}

TEST_CASE("today: in Spanish") {
  Shown zoe("post-discharge");
  zoe.site.cookies["language"] = "es";
  checkShows(zoe.get("/today"), {"Hoy", "Lo que necesita su atención ahora", "Lo que cambió hace poco"});
}

TEST_CASE("today: a change that is being watched is one line, only where there is room") {
  const Shown shown("first-ssri");
  const std::string needs = needsOf(shown.get("/today"));
  CHECK(countOf(needs, "<li>") <= 5);
  const bool has_line = needs.find(shown.path("/watch")) != std::string::npos;
  CHECK(has_line == (countOf(needs, "today?all=yes") == 0));
  const Response all = shown.get("/today?all=yes");
  CHECK(countOf(needsOf(all), shown.path("/watch")) <= 1);
}

TEST_CASE("today: help in a crisis stands above the news of the account") {
  Shown zoe("post-discharge");
  zoe.site.visitor.news = {{zoe.site.home().clock().now(), "phone"}};
  const Response answer = zoe.get("/today");
  const std::size_t news = answer.body.find("Your account");
  REQUIRE(news != std::string::npos);
  CHECK(answer.body.find("You do not have to be alone with this") < news);
  const Shown marisol("lithium");
  CHECK(has(marisol.get("/today"), "First: "));
}
