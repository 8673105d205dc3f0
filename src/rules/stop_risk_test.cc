#include "rules/stop_risk.h"

#include <doctest/doctest.h>

#include "builders/course.h"

namespace baton::rules {
namespace {

using build::Course;
using build::findingIn;
using knowledge::StopRow;
using record::Severity;

constexpr std::string_view kNow = "2026-11-15T15:00:00Z";

std::string daysAgo(int days) { return build::daysBefore(build::at(kNow), days); }

// An ingredient for which this row speaks.
std::string ingredientOf(const StopRow& row) {
  const auto& knowledge = knowledge::builtIn();
  for (const knowledge::Drug& drug : knowledge.drugs().drugs()) {
    if (knowledge.stopping().stop(knowledge.drugs(), drug.ingredient) == &row) return std::string(drug.ingredient);
  }
  return "";
}

Course stopped(const std::string& ingredient, int taken_days, int ago, const std::string& why = {}) {
  Course course(kNow);
  course.with(build::ended(build::line(ingredient, daysAgo(ago + taken_days)), daysAgo(ago), why));
  return course;
}

TEST_CASE("every row speaks of a stop within its window, and of none outside it or too soon after the start") {
  int rows = 0;
  for (const StopRow& row : knowledge::builtIn().stopping().stops()) {
    INFO(row.id);
    const std::string ingredient = ingredientOf(row);
    REQUIRE_FALSE(ingredient.empty());
    const std::string id = "stop-risk/" + idPart(ingredient);
    const int long_enough = row.taken_days + 1;
    const Said said = stopped(ingredient, long_enough, row.window_days).ask(stopRiskFindings);
    const auto* finding = findingIn(said, id);
    REQUIRE(finding != nullptr);
    CHECK(finding->severity == row.severity);
    CHECK(finding->interrupts == (row.severity <= Severity::High));
    CHECK(findingIn(stopped(ingredient, long_enough, row.window_days + 1).ask(stopRiskFindings), id) == nullptr);
    CHECK(findingIn(stopped(ingredient, row.taken_days - 1, 1).ask(stopRiskFindings), id) == nullptr);
    Course again = stopped(ingredient, long_enough, 1);
    again.with(build::line(ingredient, daysAgo(0)));
    CHECK(findingIn(again.ask(stopRiskFindings), id) == nullptr);
    if (!row.grave_with.empty()) {
      Course grave = stopped(ingredient, long_enough, 1);
      grave.withCondition(std::string(row.grave_with));
      const Said told = grave.ask(stopRiskFindings);
      CHECK(findingIn(told, id)->severity == Severity::High);
    }
    for (const Language language : {Language::English, Language::Spanish}) {
      const Said words = stopped(ingredient, long_enough, 1).ask(stopRiskFindings, Reader::Person, language);
      CHECK(words.findings.front().why.find('{') == std::string::npos);
      CHECK(words.findings.front().steps.front().what.find('{') == std::string::npos);
    }
    ++rows;
  }
  CHECK(rows == static_cast<int>(knowledge::builtIn().stopping().stops().size()));
  MESSAGE(rows << " rows of stops");
}

record::MedicationFact at(std::string id, std::string_view what, double mg, std::string_view on) {
  auto fact = build::prescription(std::move(id), std::string(what), "once a day", on);
  auto& dosage = fact.dosages.front();
  dosage.has_dose = true;
  dosage.dose = build::quantity(std::to_string(static_cast<int>(mg)), "mg");
  dosage.frequency = 1;
  dosage.period = 1;
  dosage.period_unit = "d";
  return fact;
}

TEST_CASE("a lower dose before the end, or words of a taper, are a taper") {
  const auto line = build::ended(build::line("venlafaxine", "2025-01"), daysAgo(3));
  const auto full = at("1", "venlafaxine", 150, "2025-01-10");
  CHECK(Course(kNow).with(line, {full}).ask(stopRiskFindings).findings.size() == 1);
  CHECK(
      Course(kNow).with(line, {full, at("2", "venlafaxine", 75, daysAgo(30))}).ask(stopRiskFindings).findings.empty());
  CHECK(
      Course(kNow).with(line, {full, at("2", "venlafaxine", 225, daysAgo(30))}).ask(stopRiskFindings).findings.size() ==
      1);
  // A lower dose a year ago was no way out.
  CHECK(Course(kNow)
            .with(line, {full, at("2", "venlafaxine", 75, daysAgo(300)), at("3", "venlafaxine", 75, daysAgo(200))})
            .ask(stopRiskFindings)
            .findings.size() == 1);
  CHECK(stopped("venlafaxine", 300, 3, "Tapered over six weeks").ask(stopRiskFindings).findings.empty());
}

TEST_CASE("another of the covering class takes the place; another class does not") {
  Course ssri = stopped("paroxetine", 100, 3);
  ssri.with(build::line("sertraline", daysAgo(2)));
  CHECK(ssri.ask(stopRiskFindings).findings.empty());
  Course bupropion = stopped("paroxetine", 100, 3);
  bupropion.with(build::line("bupropion", daysAgo(2)));
  CHECK(bupropion.ask(stopRiskFindings).findings.size() == 1);
}

TEST_CASE("in hospital, for a reaction, or since nobody knows when: told, and interrupts nobody") {
  Course hospital = stopped("clonazepam", 300, 5);
  CHECK(hospital.ask(stopRiskFindings).findings.front().interrupts);
  hospital.with(build::visit("stay", "IMP", daysAgo(8), daysAgo(2)));
  const Said said = hospital.ask(stopRiskFindings);
  CHECK(said.findings.front().severity == Severity::Moderate);
  CHECK(said.findings.front().steps.front().by == "2026-11-17");
  CHECK_FALSE(stopped("baclofen", 300, 1, "Rash").ask(stopRiskFindings).findings.front().interrupts);
  Course undated(kNow);
  undated.with(build::ended(build::line("clonazepam", ""), daysAgo(2)));
  CHECK_FALSE(undated.ask(stopRiskFindings).findings.front().interrupts);
}

TEST_CASE("quiet: no date, as needed, a whole year as the date, the future") {
  Course no_date(kNow);
  no_date.with(build::ended(build::line("clonazepam", "2020"), ""));
  CHECK(no_date.ask(stopRiskFindings).findings.empty());
  auto line = build::ended(build::line("clonazepam", "2020"), daysAgo(2));
  line.is_as_needed = true;
  CHECK(Course(kNow).with(line).ask(stopRiskFindings).findings.empty());
  CHECK(Course(kNow)
            .with(build::ended(build::line("clonazepam", "2020"), "2026"))
            .ask(stopRiskFindings)
            .findings.empty());
  CHECK(Course(kNow)
            .with(build::ended(build::line("clonazepam", "2020"), "2026-12-01"))
            .ask(stopRiskFindings)
            .findings.empty());
}

}  // namespace
}  // namespace baton::rules
