// Timeline and trends: curves with a table each, medicines as bars, filters, pages.
#include <algorithm>

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

TEST_CASE("timeline: in the order of the days that are shown; one stay and one result once; scores of a hospital too") {
  const Shown zoe("post-discharge");
  const Response answer = zoe.get("/timeline");
  checkShows(answer, {"PHQ-9 total score: 10", "Thyroid test (TSH): 7.8 mIU/L"});
  std::vector<std::string> days;
  for (std::size_t at = answer.body.find("datetime=\""); at != std::string::npos;
       at = answer.body.find("datetime=\"", at + 1)) {
    days.push_back(answer.body.substr(at + 10, 10));
  }
  REQUIRE(days.size() > 10);
  CHECK(std::is_sorted(days.rbegin(), days.rend()));
  const Shown marisol("lithium");
  const std::string results = text(marisol.get("/timeline?kind=results"));
  const std::size_t first = results.find("5.6 mIU/L");
  REQUIRE(first != std::string::npos);
  CHECK(results.find("5.6 mIU/L", first + 1) == std::string::npos);
}

TEST_CASE("visits: what was, by the clock of its place; a stay that three papers tell of stands once") {
  const Shown zoe("post-discharge");
  const std::string visits = text(zoe.get("/record/visits"));
  CHECK(visits.find("October 28, 2026, 9:40 pm") != std::string::npos);
  // What is still to come is told by the reader's own clocks.
  CHECK(visits.find(" there)", visits.find("Until now")) == std::string::npos);
  const std::size_t first = visits.find("Hospital stay");
  REQUIRE(first != std::string::npos);
  CHECK(visits.find("Hospital stay", first + 1) == std::string::npos);
}

TEST_CASE("confirm-list: a list that was brought in and confirmed is known as such, whatever its title") {
  const Shown marisol("lithium");
  checkShows(marisol.get("/confirm-list"), {"Last looked over on"});
}

TEST_CASE("search and results: a test by its plain name, with the source's own words on its page") {
  const Shown tobias("clozapine");
  const Response found = tobias.get("/search?q=clozapine");
  checkShows(found, {"Clozapine level"});
  checkShows(tobias.site.get(Shown::linkTo(found, "Clozapine level")), {"Clozapine level", "What the source calls it"});
}
