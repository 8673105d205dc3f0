#include "rules/plan_reviews.h"

#include <doctest/doctest.h>

#include "builders/course.h"

namespace baton::rules {
namespace {

using build::Course;
using record::Severity;

constexpr std::string_view kNow = "2026-11-15T15:00:00Z";

std::vector<record::Finding> reviewOf(const Course& course) { return course.ask(planReviewFindings).findings; }

}  // namespace

TEST_CASE("a medicine that was started opens a review, more loudly once its day is over") {
  const auto soon = reviewOf(Course(kNow).with(build::line("sertraline", "2026-11-10")));
  REQUIRE(soon.size() == 1);
  CHECK(soon.front().kind == "review-open");
  CHECK(soon.front().id == "review-open/2026-11-10");
  CHECK(soon.front().severity == Severity::Low);
  const auto late = reviewOf(Course(kNow).with(build::line("sertraline", "2026-10-10")));
  REQUIRE(late.size() == 1);
  CHECK(late.front().severity == Severity::Moderate);
}

TEST_CASE("what began long ago, or on a day that nobody wrote, opens none") {
  CHECK(reviewOf(Course(kNow).with(build::line("sertraline", "2026-08-01"))).empty());
  CHECK(reviewOf(Course(kNow).with(build::line("sertraline", "2026-11"))).empty());
}

}  // namespace baton::rules
