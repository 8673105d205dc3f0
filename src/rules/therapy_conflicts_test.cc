#include "rules/therapy_conflicts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "builders/scene.h"
#include "rules/side_effects.h"
#include "rules/therapies.h"

namespace baton::rules {
namespace {

using build::Scene;
using knowledge::ConflictRow;
using knowledge::ConflictTrigger;
using knowledge::ConflictWhen;
using record::Finding;
using record::PlanFact;
using record::Severity;

constexpr std::string_view kNow = "2026-11-15T15:00:00Z";

const Finding* find(const Said& said, std::string_view id) {
  const auto found =
      std::find_if(said.findings.begin(), said.findings.end(), [&](const Finding& one) { return one.id == id; });
  return found == said.findings.end() ? nullptr : &*found;
}

std::string ids(const Said& said) {
  std::string all;
  for (const Finding& one : said.findings) all += one.id + " ";
  return all;
}

const knowledge::Knowledge& tables() { return knowledge::builtIn(); }

// A medicine that the row is about; "" when it is about none.
std::string medicineFor(const ConflictRow& row) {
  for (const knowledge::Drug& drug : tables().drugs().drugs()) {
    const std::vector<std::string> classes = tables().psychotropics().classesOf(drug.ingredient);
    const bool is_member = tables().drugs().isMember(drug.ingredient, row.name) ||
                           std::find(classes.begin(), classes.end(), row.name) != classes.end();
    const bool is_benzodiazepine = tables().drugs().isMember(drug.ingredient, "benzodiazepine");
    const knowledge::EffectGrade* const grade =
        row.trigger == ConflictTrigger::EffectGrade
            ? tables().effects().grade(tables().psychotropics(), drug.ingredient, row.effects.front())
            : nullptr;
    if (row.trigger == ConflictTrigger::DrugClass && is_member) return std::string(drug.ingredient);
    if (row.trigger == ConflictTrigger::Ingredient && drug.ingredient == row.name) return std::string(row.name);
    // Exactly this grade: a higher one is told of by the row before.
    if (grade != nullptr && grade->grade == row.grade && !is_benzodiazepine) return std::string(drug.ingredient);
  }
  return row.trigger == ConflictTrigger::Psychotropic ? "sertraline" : "";
}

void addTaken(Scene& scene, const std::string& name, ConflictWhen when) {
  auto& line = scene.takes(name, "10 mg", when == ConflictWhen::New ? "2026-11-05" : "2026-01-05");
  line.is_as_needed = when == ConflictWhen::AsNeeded;
  line.daily_amount = 10;
  line.daily_unit = "mg";
}

TEST_CASE("every row about a medicine fires beside its therapy, and is silent without it or once it is over") {
  for (const ConflictRow& row : tables().therapyConflicts().rows()) {
    if (!row.needsTherapy() || row.trigger == ConflictTrigger::TherapyStart) continue;
    CAPTURE(row.id);
    const std::string medicine = medicineFor(row);
    REQUIRE_FALSE(medicine.empty());
    const std::string id = "therapy-conflict/" + std::string(row.id);
    int fired = 0;
    for (const knowledge::Therapy& therapy : tables().therapyConflicts().therapies()) {
      if (!tables().therapyConflicts().isOf(therapy, row)) continue;
      CAPTURE(therapy.id);
      Scene scene(kNow);
      addTaken(scene, medicine, row.when);
      CHECK(find(scene.run(therapyConflictFindings), id) == nullptr);
      const std::string name(therapy.name_clinical);
      scene.visit(name, "2026-08-01");
      scene.visit(name, "2026-11-10");
      const Said said = scene.run(therapyConflictFindings);
      const Finding* const finding = find(said, id);
      if (finding == nullptr) continue;  // a therapy of two kinds: the row before has told it
      ++fired;
      CHECK(finding->title.find('{') == std::string::npos);
      CHECK(finding->evidence.size() >= 2);
      CHECK(finding->steps.size() >= 3);
      CHECK_FALSE(finding->interrupts);
      Scene::stop(scene.chart.medications.front(), "2026-02-01");
      CHECK(find(scene.run(therapyConflictFindings), id) == nullptr);
    }
    CHECK(fired > 0);
  }
}

TEST_CASE("rows about new medicines and as-needed ones hold only for these") {
  for (const ConflictRow& row : tables().therapyConflicts().rows()) {
    if (row.when == ConflictWhen::Any || !row.needsTherapy()) continue;
    CAPTURE(row.id);
    Scene scene(kNow);
    addTaken(scene, medicineFor(row), ConflictWhen::Any);
    for (const knowledge::Therapy& therapy : tables().therapyConflicts().therapies()) {
      if (tables().therapyConflicts().isOf(therapy, row)) scene.visit(std::string(therapy.name_clinical), "2026-11-10");
    }
    CHECK(find(scene.run(therapyConflictFindings), "therapy-conflict/" + std::string(row.id)) == nullptr);
  }
}

TEST_CASE("a sedating medicine at bedtime is told one step milder; a benzodiazepine is told once") {
  Scene scene(kNow);
  scene.visit("Exposure session", "2026-11-10");
  auto& line = scene.takes("diphenhydramine", "50 mg at bedtime", "2026-01-05");
  const Said mild = scene.run(therapyConflictFindings);
  REQUIRE(find(mild, "therapy-conflict/sedating-exposure") != nullptr);
  CHECK(find(mild, "therapy-conflict/sedating-exposure")->severity == Severity::Low);
  line.dose = "50 mg 2 times a day";
  const Said strong = scene.run(therapyConflictFindings);
  CHECK(find(strong, "therapy-conflict/sedating-exposure")->severity == Severity::Moderate);
  scene.takes("lorazepam", "1 mg", "2026-01-05");
  const Said both = scene.run(therapyConflictFindings);
  CHECK(find(both, "therapy-conflict/benzodiazepine-exposure")->subjects == std::vector<std::string>{"lorazepam"});
  CHECK(find(both, "therapy-conflict/sedating-exposure")->subjects == std::vector<std::string>{"diphenhydramine"});
}

TEST_CASE("an SSRI that goes on as it was is no conflict with exposure") {
  Scene scene(kNow);
  scene.visit("Exposure session", "2026-11-10");
  scene.visit("Exposure session", "2026-08-10");
  scene.takes("sertraline", "50 mg", "2026-01-05");
  CHECK(scene.run(therapyConflictFindings).findings.empty());
}

TEST_CASE("therapies are found in visits, procedures, plans, goals and appointments, and end") {
  const auto found = [](const Scene& scene) {
    return scene.with([](const Asked& asked) {
      std::string all;
      for (const TherapyNow& one : therapiesOf(asked)) {
        all += std::string(asked.knowledge.therapyConflicts().therapies()[one.therapy].id) + " ";
      }
      return all;
    });
  };
  Scene old(kNow);
  old.visit("EMDR", "2026-09-01");
  CHECK(found(old).empty());
  Scene recent(kNow);
  recent.visit("EMDR", "2026-10-01");
  CHECK(found(recent) == "emdr ");
  Scene planned(kNow);
  planned.plan(PlanFact::Kind::CarePlan, "DBT, 6 months", "2026-03-01", "active");
  CHECK(found(planned) == "dbt ");
  planned.chart.facts.plans.front().status = "completed";
  CHECK(found(planned).empty());
  Scene referral(kNow);
  referral.plan(PlanFact::Kind::ServiceRequest, "Prolonged exposure", "2026-11-01", "active");
  CHECK(found(referral).empty());
  Scene booked(kNow);
  booked.plan(PlanFact::Kind::Appointment, "Exposure session", "2026-11-20", "booked");
  CHECK(found(booked) == "exposure ");
  booked.chart.facts.plans.front().status = "cancelled";
  CHECK(found(booked).empty());
  Scene coded(kNow);
  record::ProcedureFact procedure;
  procedure.about = build::about("Procedure/1");
  procedure.status = "in-progress";
  procedure.what = build::coded(record::kSnomed, "405780009");
  coded.chart.facts.procedures.push_back(procedure);
  CHECK(found(coded) == "dbt ");
  Scene goal(kNow);
  record::GoalFact fact;
  fact.about = build::about("Goal/1");
  fact.lifecycle_status = "active";
  fact.description = build::words("Exposure practice every day");
  fact.start = build::date("2026-10-01");
  goal.chart.facts.goals.push_back(fact);
  CHECK(found(goal) == "exposure ");
}

TEST_CASE("the start of a demanding therapy is told for four weeks, to whom there is") {
  Scene scene(kNow);
  scene.visit("Prolonged exposure therapy", "2026-11-04");
  CHECK(scene.run(therapyConflictFindings).findings.empty());  // nobody prescribes
  scene.takes("sertraline", "50 mg", "2026-01-05");
  const Said said = scene.run(therapyConflictFindings);
  const Finding* const finding = find(said, "therapy-conflict/therapy-started+prolonged-exposure");
  REQUIRE(finding != nullptr);
  CHECK(finding->why.find("Expect it from about 2026-11-18 to 2026-12-30.") != std::string::npos);
  CHECK(finding->severity == Severity::Low);
  scene.visit("Prolonged exposure therapy", "2026-10-10");
  CHECK(find(scene.run(therapyConflictFindings), "therapy-conflict/therapy-started+prolonged-exposure") == nullptr);
}

TEST_CASE("restlessness after a change interrupts below 25 only, for the medicines that the warning is about") {
  const auto told = [](std::string_view medicine, std::string_view born, std::string_view since,
                       std::string_view effect) {
    Scene scene(kNow, born);
    scene.takes(std::string(medicine), "50 mg", since);
    scene.log("Side effect: " + std::string(effect), "2026-11-12");
    const Said conflicts = scene.run(therapyConflictFindings);
    const Said effects = scene.run(sideEffectFindings);
    const bool is_watch = !conflicts.findings.empty();
    if (is_watch) {
      CHECK(conflicts.findings.front().severity == Severity::High);
      CHECK(conflicts.findings.front().interrupts);
      CHECK(effects.findings.empty());  // told once
    }
    return is_watch;
  };
  CHECK(told("sertraline", "2007-04-01", "2026-11-05", "restlessness"));
  CHECK(told("fluoxetine", "2003-04-01", "2026-11-05", "cannot sit still"));
  CHECK_FALSE(told("sertraline", "1990-04-01", "2026-11-05", "restlessness"));
  CHECK_FALSE(told("sertraline", "2007-04-01", "2026-01-05", "restlessness"));
  CHECK_FALSE(told("sertraline", "2007-04-01", "2026-11-05", "nausea"));
  CHECK_FALSE(told("aripiprazole", "2007-04-01", "2026-11-05", "restlessness"));
  CHECK_FALSE(told("sertraline", "", "2026-11-05", "restlessness"));
}

TEST_CASE("what kind of therapy there is, or that nobody says, is part of the answer") {
  Scene scene(kNow);
  scene.takes("sertraline", "50 mg", "2026-01-05");
  const Said unknown = scene.run(therapyConflictFindings);
  REQUIRE(unknown.not_checked.size() == 1);
  scene.visit("Exposure session", "2026-11-10");
  const Said known = scene.run(therapyConflictFindings);
  CHECK(known.not_checked.empty());
  CHECK(known.checked == std::vector<std::string>{"medicines against exposure practice"});
}

}  // namespace
}  // namespace baton::rules
