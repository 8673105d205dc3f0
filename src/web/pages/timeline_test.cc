// Timeline and trends: curves with a table each, medicines as bars, filters, pages.
#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("timeline: curves with their numbers in a table, and medicine bars under them") {
  const Shown marisol("lithium");
  const Response answer = marisol.get("/timeline");
  checkShows(answer, {"Trends", "PHQ-9 total score", "Show the numbers", "November 12, 2026", "10, moderate",
                      "lithium: 300 mg 2 times a day", "What happened", "Dose of lithium: now 450 mg every 12 hours"});
  CHECK(answer.body.find("<svg class=\"chart\"") != std::string::npos);
  CHECK(answer.body.find("class=\"bar\"") != std::string::npos);
}

TEST_CASE("timeline: one measure of the reader's choice") {
  const Shown marisol("lithium");
  const std::string body = marisol.get("/timeline").body;
  const std::size_t end = body.find(">Lithium level</option>");
  REQUIRE(end != std::string::npos);
  const std::size_t start = body.rfind("value=\"", end) + 7;
  const std::string tag = body.substr(start, body.find('"', start) - start);
  const Response answer = marisol.get("/timeline?measure=" + tag);
  CHECK(answer.body.find("<figcaption>Lithium level</figcaption>") != std::string::npos);
  CHECK(answer.body.find("<figcaption>PHQ-9 total score</figcaption>") == std::string::npos);
  checkShows(marisol.get("/timeline?measure=nothing"), {"This curve is not here. Choose another one."});
}

TEST_CASE("timeline: a filter shows one kind only, further pages the older events") {
  const Shown marisol("lithium");
  const Response medicines = marisol.get("/timeline?kind=medicines");
  CHECK(has(medicines, "Amlodipine was started"));
  CHECK_FALSE(has(medicines, "Office visit"));
  const Response second = marisol.get("/timeline?page=2");
  checkShows(second, {"What happened"});
  CHECK(second.body.find("<svg class=\"chart\"") == std::string::npos);
  CHECK(marisol.get("/timeline?page=999999999999999999999").status == 200);
  CHECK(marisol.get("/timeline?page=-1").status == 200);
}

TEST_CASE("timeline: nothing yet") {
  Shown empty("");
  empty.bringInText(
      R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
      R"("name":[{"text":"Ana Lima"}],"birthDate":"1990-05-31"}}]})");
  checkShows(empty.get("/timeline"), {"There are no curves yet", "Nothing with a date is here yet"});
}
