#include "rules/trials.h"

#include <doctest/doctest.h>

#include "builders/course.h"
#include "rules/inadequate_trial.h"
#include "rules/needs_psychiatry.h"

namespace baton::rules {
namespace {

using build::Course;
using build::findingIn;
using record::Severity;

constexpr std::string_view kNow = "2026-11-15T15:00:00Z";

std::string daysAgo(int days) { return build::daysBefore(build::at(kNow), days); }

record::MedicationFact order(std::string id, const std::string& what, double mg, std::string_view on) {
  auto fact = build::prescription(std::move(id), what, "once a day", on);
  auto& dosage = fact.dosages.front();
  dosage.has_dose = true;
  dosage.dose = build::quantity(std::to_string(mg).substr(0, 5), "mg");
  dosage.frequency = 1;
  dosage.period = 1;
  dosage.period_unit = "d";
  return fact;
}

record::ObservationFact phq9(int score, int ago) {
  return build::result("phq-" + std::to_string(ago), std::string(kPhq9Total), "PHQ-9 total score",
                       std::to_string(score), "{score}", daysAgo(ago));
}

Trial trialIn(const Course& course) {
  std::optional<Trial> found;
  course.ask([&](const Asked& asked, Said&) {
    const auto all = trialsOf(asked);
    REQUIRE(all.size() == 1);
    found = all.front();
  });
  return *found;
}

Course past(const std::string& ingredient, double mg, int days, const std::string& why) {
  Course course(kNow);
  course.with(build::ended(build::line(ingredient, daysAgo(400)), daysAgo(400 - days), why),
              {order(ingredient, ingredient, mg, daysAgo(400))});
  return course;
}

TEST_CASE("every row with a dose: full dose for its weeks is a trial, one day less or half the dose is none") {
  for (const knowledge::TrialDose& row : knowledge::builtIn().trials().doses()) {
    if (!row.minimum_mg) continue;
    INFO(row.ingredient);
    const std::string ingredient(row.ingredient);
    const int enough = row.weeks * 7;
    CHECK(trialIn(past(ingredient, *row.minimum_mg, enough, "No effect")).adequacy == Adequacy::Adequate);
    CHECK(trialIn(past(ingredient, *row.minimum_mg, enough - 1, "No effect")).adequacy == Adequacy::TooShort);
    CHECK(trialIn(past(ingredient, *row.minimum_mg / 2, enough * 2, "No effect")).adequacy == Adequacy::TooLow);
    CHECK(trialIn(past(ingredient, *row.resistance_mg, enough, "No effect")).counts_for_resistance);
    CHECK_FALSE(trialIn(past(ingredient, *row.resistance_mg, enough - 1, "No effect")).counts_for_resistance);
  }
}

TEST_CASE("the days at a full dose are counted from the step that reached it") {
  Course course(kNow);
  course.with(build::line("sertraline", daysAgo(60)),
              {order("1", "sertraline", 25, daysAgo(60)), order("2", "sertraline", 50, daysAgo(20))});
  const Trial trial = trialIn(course);
  CHECK(trial.days == 60);
  CHECK(trial.days_at_dose == 20);
  CHECK(trial.adequacy == Adequacy::TooShort);
  CHECK(trial.is_current);
}

TEST_CASE("what came of it: words first, then the score; side effects are no failure") {
  CHECK(trialIn(past("sertraline", 100, 60, "No change after eight weeks")).outcome == Outcome::NotEnough);
  CHECK(trialIn(past("sertraline", 100, 60, "sin efecto")).outcome == Outcome::NotEnough);
  CHECK(trialIn(past("olanzapine", 20, 84, "No effect, weight gain")).outcome == Outcome::NotEnough);
  CHECK(trialIn(past("sertraline", 100, 60, "Nausea")).outcome == Outcome::NotTolerated);
  CHECK(trialIn(past("bupropion", 300, 60, "Helped a little; stopped for shaking")).outcome == Outcome::NotTolerated);
  CHECK(trialIn(past("sertraline", 100, 60, "moved away")).outcome == Outcome::Unknown);
  Course better = past("sertraline", 100, 60, "");
  better.with(phq9(18, 410)).with(phq9(9, 345));
  CHECK(trialIn(better).outcome == Outcome::Helped);
  Course same = past("sertraline", 100, 60, "");
  same.with(phq9(18, 410)).with(phq9(10, 345));
  CHECK(trialIn(same).outcome == Outcome::NotEnough);
}

TEST_CASE("what cannot be told is unknown: no dates, no dose, a dose by blood level") {
  Course undated(kNow);
  undated.with(build::line("sertraline", ""));
  CHECK(trialIn(undated).adequacy == Adequacy::Unknown);
  Course no_dose(kNow);
  no_dose.with(build::line("sertraline", daysAgo(100)));
  CHECK(trialIn(no_dose).adequacy == Adequacy::Unknown);
  Course lithium(kNow);
  lithium.with(build::line("lithium", daysAgo(100)), {order("1", "lithium", 900, daysAgo(100))});
  CHECK(trialIn(lithium).adequacy == Adequacy::Unknown);
}

TEST_CASE("a low dose is told while symptoms go on, and not otherwise") {
  const auto low = [](int score, int ago, double mg) {
    Course course(kNow);
    course.with(build::line("sertraline", daysAgo(90)), {order("1", "sertraline", mg, daysAgo(90))});
    course.with(phq9(score, ago));
    return course.ask(inadequateTrialFindings);
  };
  const Said said = low(14, 5, 25);
  const auto* finding = findingIn(said, "inadequate-trial/sertraline");
  REQUIRE(finding != nullptr);
  CHECK(finding->severity == Severity::Moderate);
  CHECK_FALSE(finding->interrupts);
  CHECK(finding->why.find("25 mg") != std::string::npos);
  CHECK(low(8, 5, 25).findings.empty());
  CHECK(low(14, 90, 25).findings.empty());
  CHECK(low(14, 5, 50).findings.empty());
}

TEST_CASE("failures without a full chance are one finding, only while it matters") {
  Course course = past("escitalopram", 10, 14, "Did not help");
  course.with(build::ended(build::line("fluoxetine", daysAgo(300)), daysAgo(200), "no effect"),
              {order("f", "fluoxetine", 10, daysAgo(300))});
  CHECK(course.ask(inadequateTrialFindings).findings.empty());
  course.with(phq9(15, 3));
  const Said said = course.ask(inadequateTrialFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().id == "inadequate-trial/past/escitalopram+fluoxetine");
  CHECK(said.findings.front().why.find("escitalopram (14 days)") != std::string::npos);
  CHECK(said.findings.front().why.find("fluoxetine (up to 10 mg)") != std::string::npos);
  CHECK(said.findings.front().severity == Severity::Low);
}

TEST_CASE("two full trials without response are resistance; one, or one not tolerated, is not") {
  const auto reasons = [](const Course& course) {
    const Said said = course.ask(needsPsychiatryFindings);
    return said.findings.empty() ? std::string() : said.findings.front().id;
  };
  Course one = past("escitalopram", 20, 70, "No change");
  CHECK(reasons(one).empty());
  Course two = past("escitalopram", 20, 70, "No change");
  two.with(build::ended(build::line("venlafaxine", daysAgo(300)), daysAgo(200), "no response"),
           {order("v", "venlafaxine", 150, daysAgo(300))});
  CHECK(reasons(two) == "needs-psychiatry/resistance");
  Course not_tolerated = past("escitalopram", 20, 70, "No change");
  not_tolerated.with(build::ended(build::line("venlafaxine", daysAgo(300)), daysAgo(200), "nausea"),
                     {order("v", "venlafaxine", 150, daysAgo(300))});
  CHECK(reasons(not_tolerated).empty());
  // One of each kind is no resistance of either.
  Course mixed = past("escitalopram", 20, 70, "No change");
  mixed.with(build::ended(build::line("olanzapine", daysAgo(300)), daysAgo(200), "no effect"),
             {order("o", "olanzapine", 20, daysAgo(300))});
  CHECK(reasons(mixed).empty());
}

}  // namespace
}  // namespace baton::rules
