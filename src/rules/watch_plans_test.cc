#include "rules/watch_plans.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "builders/scene.h"

namespace baton::rules {
namespace {

using build::Scene;
using record::Finding;
using record::PlanFact;
using record::Severity;
using record::WatchPlan;

std::vector<WatchPlan> plansOf(const Scene& scene, Language language = Language::English) {
  return scene.with([](const Asked& asked) { return watchPlans(asked); }, Reader::Person, language);
}

TEST_CASE("every psychotropic that was started has a dated plan with sources, and none when nothing changed lately") {
  const auto& knowledge = knowledge::builtIn();
  for (const std::string& ingredient : knowledge.psychotropics().ingredients()) {
    if (!knowledge.drugs().find(ingredient)) continue;
    CAPTURE(ingredient);
    Scene scene("2026-11-15T15:00:00Z");
    scene.takes(ingredient, "10 mg", "2026-11-10");
    const auto plans = plansOf(scene);
    REQUIRE(plans.size() == 1);
    const WatchPlan& plan = plans.front();
    CHECK(plan.day == 5);
    CHECK_FALSE(plan.benefit.empty());
    CHECK_FALSE(plan.ask.empty());
    CHECK_FALSE(plan.warning.empty());
    CHECK_FALSE(plan.sources.empty());
    CHECK_FALSE(plan.next_check.empty());
    CHECK(scene.run(watchPlanFindings).findings.empty());  // day 5: nothing is due yet
    Scene old("2026-11-15T15:00:00Z");
    old.takes(ingredient, "10 mg", "2024-01-10");
    CHECK(plansOf(old).empty());
    CHECK(old.run(watchPlanFindings).findings.empty());
  }
}

TEST_CASE("every row of the table: its check is due on the day, done by a visit, and planned by a booking") {
  const auto& knowledge = knowledge::builtIn();
  for (const knowledge::WatchPlanRow& row : knowledge.watchPlans().rows()) {
    CAPTURE(row.id);
    std::string ingredient;
    const std::string_view born = row.age_below ? "2008-05-05" : "1980-05-05";
    const std::optional<int> age = row.age_below ? 18 : 46;
    for (const std::string& one : knowledge.psychotropics().ingredients()) {
      if (knowledge.drugs().find(one) &&
          knowledge.watchPlans().find(knowledge.psychotropics(), one, row.on.front(), age) == &row) {
        ingredient = one;
        break;
      }
    }
    REQUIRE_FALSE(ingredient.empty());
    const Instant change = build::at("2026-06-01");
    const auto sceneAt = [&](int day) {
      Scene scene(toIsoDate({change.ms + day * kDayMs}) + "T15:00:00Z", born);
      if (row.on.front() == knowledge::ChangeKind::Stop) {
        Scene::stop(scene.takes(ingredient, "10 mg", "2025-01-01"), "2026-06-01");
      } else if (row.on.front() == knowledge::ChangeKind::Start) {
        scene.takes(ingredient, "10 mg", "2026-06-01");
      } else {
        scene.order(scene.takes(ingredient, "10 mg", "2025-01-01"),
                    row.on.front() == knowledge::ChangeKind::Raise ? "20 mg" : "5 mg", "2026-06-01");
      }
      return scene;
    };
    const int first = row.check_days.front();
    CHECK(sceneAt(first - 1).run(watchPlanFindings).findings.empty());
    Scene due = sceneAt(first);
    const Said said = due.run(watchPlanFindings);
    REQUIRE(said.findings.size() == 1);
    CHECK(said.findings.front().severity == row.missed);
    CHECK_FALSE(said.findings.front().interrupts);
    CHECK(said.findings.front().id.find("2026") == std::string::npos);
    due.visit("Medication visit", toIsoDate({change.ms + (first - 1) * kDayMs}));
    CHECK(due.run(watchPlanFindings).findings.empty());
    Scene booked = sceneAt(first);
    booked.plan(PlanFact::Kind::Appointment, "Medication visit", toIsoDate({change.ms + (first + 2) * kDayMs}), "booked");
    CHECK(booked.run(watchPlanFindings).findings.empty());
  }
}

TEST_CASE("under 25 each week has its check; a visit before a change and a log of the day are none") {
  Scene scene("2026-11-25T15:00:00Z", "2007-04-01");
  auto& line = scene.takes("sertraline", "50 mg", "2026-08-25");
  scene.order(line, "100 mg", "2026-11-10");
  scene.visit("Medication visit", "2026-11-10");
  scene.log("Mood", "2026-11-20", "daily-log");
  const auto plans = plansOf(scene);
  REQUIRE(plans.size() == 1);
  CHECK(plans.front().is_for_young);
  CHECK(plans.front().title == "Sertraline was raised from 50 mg to 100 mg on 2026-11-10");
  CHECK(plans.front().checks.size() == 5);
  CHECK(plans.front().checks[0].is_due);
  CHECK(plans.front().checks[1].is_due);
  CHECK_FALSE(plans.front().checks[2].is_due);
  const Said said = scene.run(watchPlanFindings);
  REQUIRE(said.findings.size() == 1);  // one a medicine
  CHECK(said.findings.front().id == "followup-due/sertraline/raise");
  CHECK(said.findings.front().severity == Severity::Moderate);
  // A score of a questionnaire shows that somebody asked.
  auto& score = scene.log("PHQ-9", "2026-11-23", "survey");
  score.what = build::coded(record::kLoinc, "44261-6");
  score.quantity = build::quantity("9", "{score}");
  CHECK(scene.run(watchPlanFindings).findings.empty());
}

TEST_CASE("without a birth date the plan is the one for everybody, and the answer says what that leaves open") {
  Scene scene("2026-11-15T15:00:00Z", "");
  scene.takes("sertraline", "50 mg", "2026-11-10");
  CHECK_FALSE(plansOf(scene).front().is_for_young);
  CHECK(scene.run(watchPlanFindings).not_checked.size() == 1);
}

TEST_CASE("the newest change counts; as-needed medicines have a plan and no reminder; planned ones have none") {
  Scene scene("2026-12-20T15:00:00Z");
  auto& line = scene.takes("lorazepam", "1 mg", "2026-11-20");
  line.is_as_needed = true;
  CHECK(scene.run(watchPlanFindings).findings.empty());
  auto& planned = scene.takes("sertraline", "50 mg", "2026-12-01");
  planned.status = "planned";
  for (const WatchPlan& plan : plansOf(scene)) CHECK(plan.medicine != "sertraline");
  Scene stopped("2026-11-20T15:00:00Z");
  Scene::stop(stopped.takes("sertraline", "50 mg", "2026-11-01"), "2026-11-15");
  REQUIRE(plansOf(stopped).size() == 1);
  CHECK(plansOf(stopped).front().change == "stop");
  CHECK(plansOf(stopped).front().effects.empty());
}

TEST_CASE("expected effects come from the grades, with weeks, and say what was told already") {
  Scene scene("2026-11-20T15:00:00Z");
  scene.takes("fluvoxamine", "50 mg", "2026-11-10");
  scene.log("Side effect: nausea", "2026-11-12");
  const WatchPlan plan = plansOf(scene, Language::Spanish).front();
  REQUIRE_FALSE(plan.effects.empty());
  CHECK(plan.effects.front().id == "nausea");
  CHECK(plan.effects.front().grade == 3);
  CHECK(plan.effects.front().from_week == 1);
  CHECK(plan.effects.front().until_week == 3);
  CHECK(plan.effects.front().name == "náuseas");
  CHECK(plan.effects.front().is_told);
}

}  // namespace
}  // namespace baton::rules
