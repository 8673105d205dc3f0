// Medication lines, case by case. Each case is a small record that a nurse could have on the desk.
#include <doctest/doctest.h>

#include "builders/medication.h"
#include "builders/people.h"
#include "sources/reconcile.h"

namespace baton::sources {
namespace {

using namespace baton::build;
using record::Facts;
using record::MedicationLine;

constexpr std::string_view kNow = "2026-03-15";

record::Chart chartOf(std::vector<record::MedicationFact> medications,
                      std::vector<record::DecisionFact> decisions = {}) {
  Facts facts;
  facts.medications = std::move(medications);
  facts.decisions = std::move(decisions);
  return buildChart({"p"}, std::move(facts), at(kNow));
}

const MedicationLine& lineOf(const record::Chart& chart, std::string_view id) {
  for (const MedicationLine& line : chart.medications) {
    if (line.id == id) return line;
  }
  FAIL("no line " << id);
  return chart.medications.front();
}

std::string fields(const record::Line& line) {
  std::string all;
  for (const record::Conflict& conflict : line.conflicts) all += (all.empty() ? "" : ",") + conflict.field;
  return all;
}

TEST_CASE("Zoloft and sertraline HCl are one medicine with two sources") {
  const auto chart = chartOf({prescription("1", "Zoloft 100 mg tablet", "1 tablet every morning", "2025-11-02"),
                              listed("2", "sertraline HCl 100 mg", "100 mg every morning", "2026-01-20", "Lakeside")});
  REQUIRE(chart.medications.size() == 1);
  const MedicationLine& line = chart.medications.front();
  CHECK(line.id == "medication/sertraline");
  CHECK(line.text == "sertraline (Zoloft) 100 mg");
  CHECK(line.dose == "100 mg every morning");
  CHECK(line.status == "active");
  CHECK(line.is_psychotropic);
  CHECK(line.is_read);
  CHECK(line.sources.size() == 2);
  CHECK(line.conflicts.empty());
}

TEST_CASE("a birth control pill stays what it was called, with the ingredient as the reading") {
  const auto typed = chartOf({listed("1", "Birth control pill", "1 pill every day", "2026-01-20", "Lakeside")});
  REQUIRE(typed.medications.size() == 1);
  CHECK(typed.medications.front().id == "medication/ethinyl-estradiol");
  CHECK(typed.medications.front().name == "Birth control pill (ethinyl estradiol)");
  CHECK(typed.medications.front().is_read);
  // Somebody names the medicine itself: that says more.
  const auto named = chartOf({listed("1", "birth control pill", "1 pill every day", "2026-01-20", "Lakeside"),
                              listed("2", "ethinyl estradiol", "1 pill every day", "2025-01-20", "Riverside")});
  REQUIRE(named.medications.size() == 1);
  CHECK(named.medications.front().name == "ethinyl estradiol");
  CHECK(chartOf({listed("1", "paracetamol", "1 tablet", "2026-01-20", "Lakeside")}).medications.front().name ==
        "acetaminophen");
}

TEST_CASE("two clinics do not agree on the dose of lithium: both are shown") {
  const auto chart =
      chartOf({prescription("1", "lithium carbonate 300 mg capsule", "300 mg 3 times a day", "2026-01-10"),
               prescription("2", "lithium carbonate 300 mg capsule", "300 mg twice a day", "2025-06-01", "Lakeside")});
  REQUIRE(chart.medications.size() == 1);
  const MedicationLine& line = chart.medications.front();
  CHECK(line.status == "active");
  REQUIRE(fields(line) == "dose");
  CHECK(line.conflicts.front().sides.size() == 2);
  CHECK(line.conflicts.front().text.find("Lakeside") != std::string::npos);
  CHECK(line.daily_amount == 900);  // the newer instruction
  CHECK(line.daily_unit == "mg");
}

TEST_CASE("two tablets of 50 mg and one of 100 mg are the same dose") {
  const auto chart =
      chartOf({prescription("1", "sertraline 50 mg tablet", "2 tablets every morning", "2025-11-02"),
               listed("2", "sertraline 100 mg tablet", "1 tablet every morning", "2026-01-20", "Lakeside")});
  CHECK(fields(chart.medications.front()).empty());
}

TEST_CASE("a list that says no dose does not contradict one that does") {
  const auto chart = chartOf({prescription("1", "lithium 300 mg", "300 mg 3 times a day", "2026-01-10"),
                              listed("2", "lithium", "", "2026-02-01", "Lakeside")});
  CHECK(fields(chart.medications.front()).empty());
}

TEST_CASE("stopped in one place, active in another: the newest dated statement counts, both stay visible") {
  const auto stop_later =
      chartOf({prescription("1", "trazodone 50 mg", "at bedtime", "2025-09-17"),
               stopped(listed("2", "trazodone 50 mg", "", "2026-02-10", "General Hospital"), "2026-02-10")});
  CHECK(stop_later.medications.front().status == "stopped");
  CHECK(fields(stop_later.medications.front()) == "status");
  const auto list_later =
      chartOf({listed("1", "trazodone 50 mg", "at bedtime", "2026-03-01"),
               stopped(listed("2", "trazodone 50 mg", "", "2026-02-10", "General Hospital"), "2026-02-10")});
  CHECK(list_later.medications.front().status == "active");
  CHECK(fields(list_later.medications.front()) == "status");
}

TEST_CASE("stopped here and prescribed anew there is no contradiction") {
  const auto chart = chartOf({stopped(prescription("1", "sertraline 50 mg", "", "2020-01-01"), "2021-01-01"),
                              prescription("2", "sertraline 100 mg", "", "2025-01-01", "Lakeside")});
  CHECK(chart.medications.front().status == "active");
  CHECK(chart.medications.front().since == date("2025-01-01"));
  CHECK(fields(chart.medications.front()).empty());
}

TEST_CASE("a medicine that a discharge list leaves out is not stopped") {
  const auto chart = chartOf({prescription("1", "levothyroxine 75 mcg", "once a day", "2019-05-20"),
                              listed("2", "quetiapine 200 mg", "at bedtime", "2026-02-10", "General Hospital")});
  CHECK(lineOf(chart, "medication/levothyroxine").status == "active");
  CHECK(fields(lineOf(chart, "medication/levothyroxine")).empty());
}

TEST_CASE("a dose raised by a new order on the day the old one stops is one course") {
  const auto chart =
      chartOf({stopped(prescription("1", "sertraline 50 mg", "50 mg once a day", "2025-08-25"), "2025-11-10"),
               prescription("2", "sertraline 100 mg", "100 mg once a day", "2025-11-10")});
  const MedicationLine& line = chart.medications.front();
  CHECK(line.status == "active");
  CHECK(line.dose == "100 mg once a day");
  CHECK(line.since == date("2025-08-25"));
  CHECK(line.dose_since == date("2025-11-10"));
}

TEST_CASE("started again after a gap is a new course") {
  const auto chart =
      chartOf({stopped(prescription("1", "sertraline 50 mg", "50 mg once a day", "2022-01-10"), "2022-06-01"),
               prescription("2", "sertraline 50 mg", "50 mg once a day", "2026-02-01")});
  CHECK(chart.medications.front().since == date("2026-02-01"));
  CHECK(chart.medications.front().dose_since == date("2026-02-01"));
}

TEST_CASE("many finished orders are one finished line") {
  std::vector<record::MedicationFact> facts;
  for (int year = 2010; year < 2020; ++year) {
    const std::string y = std::to_string(year);
    facts.push_back(stopped(prescription(y, "amoxicillin 500 mg", "", y + "-03-01"), y + "-03-08"));
    facts.back().status = "completed";
  }
  const auto chart = chartOf(facts);
  REQUIRE(chart.medications.size() == 1);
  CHECK(chart.medications.front().status == "completed");
  CHECK(chart.medications.front().ended == date("2019-03-08"));
  CHECK(chart.medications.front().sources.size() == 10);
}

TEST_CASE("two products of one ingredient from one clinic at once are two lines that point at each other") {
  const auto chart = chartOf({prescription("1", "bupropion XL 300 mg", "every morning", "2025-01-10"),
                              prescription("2", "bupropion SR 100 mg", "at noon", "2026-02-01")});
  REQUIRE(chart.medications.size() == 2);
  CHECK(lineOf(chart, "medication/bupropion").since == date("2025-01-10"));
  CHECK(chart.medications[0].possible_duplicates.size() == 1);
}

TEST_CASE("a combination is its own line and suggests the single one") {
  const auto chart =
      chartOf({prescription("1", "losartan 50 mg", "", "2025-01-10"),
               prescription("2", "losartan/hydrochlorothiazide 50/12.5 mg", "", "2026-01-10", "Lakeside")});
  REQUIRE(chart.medications.size() == 2);
  const MedicationLine& both = lineOf(chart, "medication/hydrochlorothiazide+losartan");
  CHECK(both.possible_duplicates == std::vector<std::string>{"medication/losartan"});
}

TEST_CASE("what cannot be read is shown as written and never guessed") {
  const auto chart = chartOf({listed("1", "Grandmother's blue pill", "", "2026-01-01"),
                              listed("2", "grandmother's BLUE pill", "", "2026-01-05", "Lakeside")});
  REQUIRE(chart.medications.size() == 1);
  CHECK_FALSE(chart.medications.front().is_read);
  CHECK(chart.medications.front().ingredients.empty());
  CHECK(chart.medications.front().id.starts_with("medication/text-grandmother"));
}

TEST_CASE("a slip of the pen is suggested, never merged, until a person decides") {
  const std::vector<record::MedicationFact> facts{listed("1", "Blisterine forte", "", "2026-01-01"),
                                                  listed("2", "Blisterina forte", "", "2026-01-05", "Lakeside")};
  const auto open = chartOf(facts);
  REQUIRE(open.medications.size() == 2);
  CHECK(open.medications.front().possible_duplicates.size() == 1);
  const std::vector<std::string> keys{"MedicationStatement/1", "MedicationStatement/2"};
  const auto joined = chartOf(facts, {decision("d", keys, true)});
  REQUIRE(joined.medications.size() == 1);
  CHECK(joined.medications.front().sources.size() == 2);
  const auto apart = chartOf(facts, {decision("d", keys, false)});
  REQUIRE(apart.medications.size() == 2);
  CHECK(apart.medications.front().possible_duplicates.empty());
}

TEST_CASE("a person splits what the keys had joined") {
  const std::vector<record::MedicationFact> facts{prescription("1", "lithium 300 mg", "", "2026-01-01"),
                                                  prescription("2", "lithium 300 mg", "", "2026-01-05", "Lakeside")};
  CHECK(chartOf(facts).medications.size() == 1);
  const auto split = chartOf(facts, {decision("d", {"MedicationRequest/1", "MedicationRequest/2"}, false)});
  REQUIRE(split.medications.size() == 2);
  CHECK(split.medications[0].id != split.medications[1].id);
  CHECK(split.medications[0].possible_duplicates.empty());
}

TEST_CASE("a pharmacy's refill alone counts while its supply lasts") {
  CHECK(chartOf({dispensed("1", "lamotrigine 100 mg", "2026-03-01", 30)}).medications.front().status == "active");
  CHECK(chartOf({dispensed("1", "lamotrigine 100 mg", "2025-03-01", 30)}).medications.front().status == "unknown");
}

TEST_CASE("tablets left over do not contradict a stop") {
  const auto chart = chartOf({stopped(prescription("1", "lisinopril 10 mg", "", "2026-01-02"), "2026-03-01"),
                              dispensed("2", "lisinopril 10 mg", "2026-02-01", 90)});
  CHECK(chart.medications.front().status == "stopped");
  CHECK(fields(chart.medications.front()).empty());
}

TEST_CASE("an order that was entered in error is left out, a plan is not an order") {
  auto wrong = prescription("1", "clozapine 100 mg", "", "2026-01-02");
  wrong.about.is_entered_in_error = true;
  auto plan = prescription("2", "lamotrigine 25 mg", "", "2026-03-02");
  plan.intent = "plan";
  const auto chart = chartOf({wrong, plan});
  REQUIRE(chart.medications.size() == 1);
  CHECK(chart.medications.front().status == "planned");
}

TEST_CASE("a fact with a modifier that is not known marks its line") {
  auto odd = prescription("1", "sertraline 50 mg", "", "2026-01-02");
  odd.about.is_not_interpreted = true;
  CHECK(chartOf({odd}).medications.front().is_not_interpreted);
}

}  // namespace
}  // namespace baton::sources
