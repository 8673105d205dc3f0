#include "record/after_crisis.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "builders/course.h"
#include "builders/event.h"

namespace baton::record {
namespace {

using namespace baton::build;

constexpr std::string_view kNow = "2026-11-18";

EncounterFact stay(std::string_view from, std::string_view to, std::string_view code = "IMP") {
  EncounterFact made;
  made.about = about("Encounter/" + std::string(from) + std::string(code));
  made.status = "finished";
  made.class_code = code;
  made.period = {date(from), date(to)};
  return made;
}

StepState stateOf(const AfterCrisis& one, std::string_view step) {
  const auto found = std::ranges::find(one.steps, step, &CrisisStep::id);
  REQUIRE(found != one.steps.end());
  return found->state;
}

}  // namespace

TEST_CASE(
    "after a crisis: a stay opens its steps, an old one does not, and the way in through the emergency room is one") {
  Course course(kNow);
  course.withMember("psychiatrist")
      .with(stay("2026-11-01", "2026-11-09"))
      .with(stay("2026-10-31", "2026-11-01", "EMER"));
  course.with(stay("2024-01-01", "2024-01-09"));
  const auto all = afterCrises(course.chart());
  REQUIRE(all.size() == 1);
  CHECK(stateOf(all.front(), "psychiatry") == StepState::Late);
  CHECK(stateOf(all.front(), "plan") == StepState::Open);
  CHECK_FALSE(all.front().isAllDone());
  // Nobody of this kind is on the team, nothing was changed: nothing to do about it.
  CHECK(std::ranges::none_of(all.front().steps, [](const CrisisStep& step) {
    return step.id == "therapy" || step.id == "pharmacy" || step.id == "medicines";
  }));
}

TEST_CASE("after a crisis: a stay that goes on has no days yet") {
  Course course(kNow);
  EncounterFact open = stay("2026-11-15", "2026-11-15");
  open.period.end = PartialDate();
  open.status = "in-progress";
  course.with(open);
  const auto all = afterCrises(course.chart());
  REQUIRE(all.size() == 1);
  CHECK_FALSE(all.front().is_over);
  CHECK(all.front().steps.empty());
}

TEST_CASE("after a crisis: medicines that are new, stopped or not named are told apart") {
  Course course(kNow);
  course.with(stay("2026-11-01", "2026-11-09"));
  course.with(line("quetiapine", "2026-11-03"));
  course.with(ended(line("trazodone", "2025-01-01"), "2026-11-02", "sedation"));
  course.with(line("levothyroxine", "2019-05-01"));
  const auto all = afterCrises(course.chart());
  REQUIRE(all.size() == 1);
  REQUIRE(all.front().medicines.size() == 2);
  CHECK(all.front().medicines.front().kind == MedicineDifference::Kind::New);
  CHECK(all.front().medicines.back().kind == MedicineDifference::Kind::Stopped);
  CHECK(all.front().medicines.back().reason == "sedation");
  // Where medicines were changed primary care is due in 7 days, else in 30.
  const auto due = [](const AfterCrisis& one) {
    return std::ranges::find(one.steps, std::string_view("primary-care"), &CrisisStep::id)->due;
  };
  CHECK(due(all.front()) == "2026-11-16");
  Course quiet(kNow);
  quiet.with(stay("2026-11-01", "2026-11-09"));
  CHECK(due(afterCrises(quiet.chart()).front()) == "2026-12-09");
}

}  // namespace baton::record
