// The small tables of roadmap, plan review and goals coach: they load, and the examples of the article find their row.
#include <doctest/doctest.h>

#include "knowledge/goal_coach.h"
#include "knowledge/plan_review.h"
#include "knowledge/roadmap.h"

using namespace baton;
using namespace baton::knowledge;

TEST_CASE("roadmap: the essentials take at most ten minutes") {
  int minutes = 0;
  for (const RoadmapStep& step : roadmapSteps()) minutes += step.is_essential ? step.minutes : 0;
  CHECK(minutes <= 10);
  CHECK(roadmapSteps().front().id == "medicines");
}

TEST_CASE("plan review: three causes, the four questions of the article") {
  CHECK(reviewCauses().size() == 3);
  REQUIRE(reviewQuestions().size() == 4);
  CHECK(reviewQuestions()[0].id == "helped");
  CHECK(findReviewCause("hospital")->days == 7);
  CHECK_FALSE(readReviewCauses("id\tdays\tcause\tcause_es\tsource\tchecked_on\nx\tsoon\ta\tb\tc\td\n"));
}

// Section 2: "fewer panic attacks, more consistent sleep, less rumination, better concentration, return to work".
TEST_CASE("goals coach: the article's examples find their measure, a bare wish finds mood") {
  CHECK(measureFor("fewer panic attacks").id == "panic");
  CHECK(measureFor("more consistent sleep").id == "sleep");
  CHECK(measureFor("less rumination").id == "rumination");
  CHECK(measureFor("better concentration").id == "focus");
  CHECK(measureFor("return to work").id == "work");
  CHECK(measureFor("feel better").id == "mood");
  CHECK(measureFor("Sentirme mejor").id == "mood");
  CHECK(measureFor("xyz").id == "other");
}
