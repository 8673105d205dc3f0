// The plan as somebody close reads it: what is taken, what is not tolerated, which visits come; and sentences with
// numbers.
#include "coordination/plan_lines.h"

#include <doctest/doctest.h>

#include "coordination/update_lines.h"

namespace baton::coordination {
namespace {

using record::Chart;

record::MedicationLine taken(const std::string& name, const std::string& dose, const std::string& status = "active") {
  record::MedicationLine line;
  line.name = line.text = name;
  line.dose = dose;
  line.status = status;
  line.sources.emplace_back();
  line.sources.back().key = "MedicationStatement/" + name;
  return line;
}

record::PlanFact visit(const std::string& name, const std::string& on, const std::string& status = "booked") {
  record::PlanFact plan;
  plan.kind = record::PlanFact::Kind::Appointment;
  plan.about.key = "Appointment/" + name;
  plan.description = name;
  plan.status = status;
  plan.period.start = *PartialDate::parse(on);
  return plan;
}

Chart chart() {
  Chart chart;
  chart.at = *parseInstant("2026-11-10T12:00:00Z");
  return chart;
}

}  // namespace

TEST_CASE("plan: what is taken now, with its dose; what was stopped is not told") {
  Chart ana = chart();
  ana.medications = {taken("sertraline", "100 mg every morning"), taken("melatonin", ""),
                     taken("lithium", "", "stopped")};
  const auto lines = planLines(ana);
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].text == "Taken now: sertraline 100 mg every morning; melatonin.");
  CHECK(lines[0].resources.size() == 2);
}

TEST_CASE("plan: nothing is said of what is not there, and many are counted") {
  CHECK(planLines(chart()).empty());
  Chart many = chart();
  for (int i = 0; i < 11; ++i) many.medications.push_back(taken("medicine " + std::to_string(i), ""));
  CHECK(planLines(many)[0].text.ends_with("; and 3 more."));
  Chart none = chart();
  record::AllergyLine statement;
  statement.text = "no known allergies";
  statement.status = "active";
  statement.is_statement_of_none = true;
  none.allergies = {statement};
  CHECK(planLines(none).empty());
}

TEST_CASE("plan: the next visits, soonest first; past and cancelled ones are none") {
  Chart ana = chart();
  ana.facts.plans = {visit("Therapy", "2026-12-01"), visit("Check-up", "2026-11-20"), visit("Old", "2026-11-01"),
                     visit("Off", "2026-11-25", "cancelled")};
  const auto lines = planLines(ana);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].text == "Next visit: Check-up on 2026-11-20.");
  CHECK(lines[1].text == "Next visit: Therapy on 2026-12-01.");
}

TEST_CASE("safety is always said of suicidal thoughts, and never invented") {
  const Span span{*parseInstant("2026-10-20T12:00:00Z"), *parseInstant("2026-11-10T12:00:00Z")};
  SafetyState state{"suicidal-thoughts", "Suicidal thoughts", SafetyState::Level::NeverAsked, {}, {}};
  CHECK(safetyLine(state, span)->text == "Suicidal thoughts: not asked, as far as this record shows.");
  state.level = SafetyState::Level::None;
  state.last_asked = *PartialDate::parse("2026-11-09");
  CHECK(safetyLine(state, span)->text == "Suicidal thoughts: asked on 2026-11-09, none.");
  state.last_asked = *PartialDate::parse("2026-09-01");
  CHECK(safetyLine(state, span)->text == "Suicidal thoughts: not asked in this time; none when asked on 2026-09-01.");
  const SafetyState other{"mania", "Mania", SafetyState::Level::NeverAsked, {}, {}};
  CHECK_FALSE(safetyLine(other, span));
}

TEST_CASE("names keep their letters, sentences begin with a capital") {
  CHECK(capitalized("sleep") == "Sleep");
  CHECK(capitalized("eGFR") == "eGFR");
  CHECK(capitalized("").empty());
}

}  // namespace baton::coordination
