#include "rules/side_effects.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "builders/problem.h"
#include "builders/scene.h"
#include "rules/medicine_changes.h"

namespace baton::rules {
namespace {

using build::Scene;
using record::Finding;
using record::Severity;

const Finding* find(const Said& said, std::string_view id) {
  const auto found =
      std::find_if(said.findings.begin(), said.findings.end(), [&](const Finding& one) { return one.id == id; });
  return found == said.findings.end() ? nullptr : &*found;
}

// The first word by which the table reads an effect.
std::string wordOf(const knowledge::Effect& effect) {
  const std::string_view name = effect.name_clinical;
  return std::string(name.substr(0, name.find(" (")));
}

TEST_CASE("every graded effect of every psychotropic is linked within its days, and not long before or after") {
  const auto& knowledge = knowledge::builtIn();
  int rows = 0;
  for (const std::string& ingredient : knowledge.psychotropics().ingredients()) {
    if (!knowledge.drugs().find(ingredient)) continue;
    for (const knowledge::EffectGrade* grade : knowledge.effects().of(knowledge.psychotropics(), ingredient)) {
      const knowledge::Effect& effect = knowledge.effects().all()[grade->effect];
      CAPTURE(ingredient);
      CAPTURE(effect.id);
      const auto told = [&](int days_after) {
        const Instant now = build::at("2026-11-15T15:00:00Z");
        Scene scene("2026-11-15T15:00:00Z");
        scene.takes(ingredient, "10 mg", toIsoDate({now.ms - (days_after + 1) * kDayMs}));
        scene.log("Side effect: " + wordOf(effect), "2026-11-14");
        const Said said = scene.run(sideEffectFindings);
        return find(said, "side-effect/" + std::string(effect.id) + "+" + idPart(ingredient)) != nullptr;
      };
      CHECK(told(grade->onset_from));
      CHECK_FALSE(told(grade->onset_to + 10));
      ++rows;
    }
  }
  CHECK(rows > 500);
}

TEST_CASE("an effect after a rise names medicine, day and dose, for prescriber and therapist in their own words") {
  Scene scene("2026-09-12T15:00:00Z");
  auto& line = scene.takes("sertraline", "25 mg", "2026-07-28");
  scene.order(line, "50 mg", "2026-08-25");
  scene.log("Side effect: nausea", "2026-09-01");
  const Said said = scene.run(sideEffectFindings);
  const Finding* const finding = find(said, "side-effect/nausea+sertraline");
  REQUIRE(finding != nullptr);
  CHECK(finding->title == "Nausea may come from sertraline");
  CHECK(finding->why.find("Sertraline was raised from 25 mg to 50 mg on 2026-08-25; this was told 7 days later.") == 0);
  CHECK(finding->severity == Severity::Low);
  CHECK_FALSE(finding->interrupts);
  REQUIRE(finding->steps.size() == 3);
  CHECK(finding->steps[1].who == "psychiatrist");
  CHECK(finding->steps[2].who == "therapist");
  CHECK(finding->steps[1].what != finding->steps[2].what);
  CHECK_FALSE(finding->sources.empty());
  const Said spanish = scene.run(sideEffectFindings, Reader::Person, Language::Spanish);
  CHECK(spanish.findings.front().title == "Náuseas puede venir de sertralina");
  CHECK(spanish.findings.front().id == finding->id);
  const Said clinician = scene.run(sideEffectFindings, Reader::Clinician, Language::Spanish);
  CHECK(clinician.findings.front().title == "Nausea may come from sertraline");
}

TEST_CASE("what began before the medicine, what is denied, and what ended is not told") {
  Scene scene("2026-09-12T15:00:00Z");
  scene.takes("sertraline", "50 mg", "2026-08-25");
  SUBCASE("it began before") {
    auto& log = scene.log("Side effect: nausea", "2026-09-01");
    log.components.push_back({build::words("Since"), {}, {}, "2026-08-01"});
    const Said said = scene.run(sideEffectFindings);
    CHECK(find(said, "side-effect/nausea+sertraline") == nullptr);
    CHECK(find(said, "side-effect/nausea") != nullptr);  // told, without a cause that fits
  }
  SUBCASE("a newer log says none") {
    scene.log("Side effect: nausea", "2026-09-01");
    scene.log("Side effect: nausea", "2026-09-08").value_text = "None any more";
    CHECK(scene.run(sideEffectFindings).findings.empty());
  }
  SUBCASE("severity 0") {
    auto& log = scene.log("Side effect: nausea", "2026-09-01");
    log.quantity = build::quantity("0", "of 10");
    CHECK(scene.run(sideEffectFindings).findings.empty());
  }
  SUBCASE("entered in error") {
    scene.log("Side effect: nausea", "2026-09-01").status = "entered-in-error";
    CHECK(scene.run(sideEffectFindings).findings.empty());
  }
  SUBCASE("a symptom without a fitting medicine is not called a side effect") {
    scene.log("tremor", "2026-08-20", "symptom");
    CHECK(scene.run(sideEffectFindings).findings.empty());
  }
  SUBCASE("the medicine was stopped long enough ago") {
    Scene::stop(scene.chart.medications.front(), "2026-09-02");
    scene.log("Side effect: nausea", "2026-09-01");
    CHECK(find(scene.run(sideEffectFindings), "side-effect/nausea+sertraline") == nullptr);
  }
  SUBCASE("undated") {
    scene.log("Side effect: nausea", "2026-09-01").effective = PartialDate();
    CHECK(scene.run(sideEffectFindings).findings.empty());
  }
}

TEST_CASE("a medicine that the person names is told even when no table knows the effect") {
  Scene scene("2026-09-12T15:00:00Z");
  scene.takes("metformin", "500 mg", "2020-01-01");
  auto& log = scene.log("Side effect: tremor", "2026-09-10");
  log.components.push_back({build::words("Maybe from"), {}, {}, "metformin"});
  const Said said = scene.run(sideEffectFindings);
  const Finding* const finding = find(said, "side-effect/tremor+metformin");
  REQUIRE(finding != nullptr);
  CHECK(finding->why.find("The tables do not name it for this medicine.") != std::string::npos);
}

TEST_CASE("what came at an earlier step is told again when the dose goes up once more, and only then") {
  Scene scene("2026-11-15T15:00:00Z");
  auto& line = scene.takes("sertraline", "25 mg", "2026-07-28");
  scene.order(line, "50 mg", "2026-08-25");
  scene.log("Side effect: restlessness", "2026-09-08");
  CHECK(scene.run(sideEffectFindings).findings.empty());
  scene.order(line, "100 mg", "2026-11-10");
  const Said said = scene.run(sideEffectFindings);
  const Finding* const finding = find(said, "side-effect/activation+sertraline");
  REQUIRE(finding != nullptr);
  CHECK(finding->title.find("before, and it was changed again") != std::string::npos);
  CHECK(finding->severity == Severity::Moderate);
}

TEST_CASE("a new diagnosis by code counts, an old one does not") {
  Scene scene("2026-09-12T15:00:00Z");
  scene.takes("haloperidol", "5 mg", "2026-09-01");
  record::ConditionLine line;
  line.id = "condition/akathisia";
  line.text = "Drug induced akathisia";
  line.codes = {{std::string(record::kIcd10Cm), "G25.71", ""}};
  line.status = "active";
  line.since = build::date("2026-09-10");
  scene.chart.conditions.push_back(line);
  CHECK(find(scene.run(sideEffectFindings), "side-effect/akathisia+haloperidol") != nullptr);
  scene.chart.conditions.front().since = build::date("2025-01-10");
  CHECK(scene.run(sideEffectFindings).findings.empty());
  scene.chart.conditions.front().since = build::date("2026-09-10");
  scene.chart.conditions.front().status = "refuted";
  CHECK(scene.run(sideEffectFindings).findings.empty());
}

TEST_CASE("changes: steps of one organisation, raised and lowered; the first order of another is none") {
  Scene scene("2026-11-15T15:00:00Z");
  auto& line = scene.takes("lithium", "600 mg", "2024-01-01");
  scene.order(line, "900 mg", "2026-03-10");
  scene.order(line, "900 mg", "2026-06-10");
  scene.order(line, "450 mg", "2026-09-10");
  auto other = build::prescription("other", "lithium 300 mg tablet", "", "2026-10-10", "Harbor");
  line.sources.push_back(other.about.source);
  scene.chart.facts.medications.push_back(other);
  const auto kinds = scene.with([](const Asked& asked) {
    std::string text;
    for (const MedicineChange& one : medicineChanges(asked)) {
      text += std::string(toText(one.kind)) + " " + one.on.dateText() + " " + one.from + ">" + one.to + "; ";
    }
    return text;
  });
  CHECK(kinds == "start 2024-01-01 >600 mg; raise 2026-03-10 600 mg>900 mg; lower 2026-09-10 900 mg>450 mg; ");
}

}  // namespace
}  // namespace baton::rules
