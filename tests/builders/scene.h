// Scene: a small chart put together by hand, for tests of rules: lines with their orders, visits, logs, plans.
#pragma once

#include <string>
#include <utility>

#include "builders/about.h"
#include "builders/medication.h"
#include "knowledge/knowledge.h"
#include "record/chart.h"
#include "rules/asked.h"

namespace baton::build {

class Scene {
 public:
  explicit Scene(std::string_view now, std::string_view born = "1980-05-05") : now_(at(now)) {
    chart.at = now_;
    chart.born = date(born);
  }

  // Taken since `since`; one order. Returns the line for more.
  record::MedicationLine& takes(const std::string& ingredient, const std::string& dose, std::string_view since) {
    record::MedicationLine line;
    line.id = "medication/" + ingredient;
    line.name = ingredient;
    line.text = ingredient + " " + dose;
    line.ingredients = {ingredient};
    line.dose = dose;
    line.status = "active";
    line.since = date(since);
    chart.medications.push_back(std::move(line));
    order(chart.medications.back(), dose, since);
    return chart.medications.back();
  }

  // One more order of a line, at another dose: "50 mg".
  void order(record::MedicationLine& line, const std::string& dose, std::string_view on) {
    record::MedicationFact fact = prescription(std::to_string(++number_), line.name + " " + dose + " tablet", "", on);
    line.sources.insert(line.sources.begin(), fact.about.source);
    chart.facts.medications.push_back(std::move(fact));
  }

  static void stop(record::MedicationLine& line, std::string_view on) {
    line.status = "stopped";
    line.ended = date(on);
  }

  record::ObservationFact& log(const std::string& words, std::string_view on, std::string category = "side-effect") {
    record::ObservationFact fact;
    fact.about = about("Observation/" + std::to_string(++number_));
    fact.what = wordsOf(words);
    fact.status = "final";
    fact.categories = {"survey", std::move(category)};
    fact.effective = date(on);
    fact.value_text = "yes";
    chart.facts.observations.push_back(std::move(fact));
    return chart.facts.observations.back();
  }

  void visit(const std::string& type, std::string_view on) {
    record::EncounterFact fact;
    fact.about = about("Encounter/" + std::to_string(++number_));
    fact.status = "finished";
    fact.class_code = "AMB";
    fact.types = {wordsOf(type)};
    fact.period.start = date(on);
    fact.period.end = fact.period.start;
    chart.facts.encounters.push_back(std::move(fact));
  }

  record::PlanFact& plan(record::PlanFact::Kind kind, const std::string& what, std::string_view on,
                         std::string status) {
    record::PlanFact fact;
    fact.about = about("Plan/" + std::to_string(++number_));
    fact.kind = kind;
    fact.status = std::move(status);
    fact.what = wordsOf(what);
    fact.period.start = date(on);
    chart.facts.plans.push_back(std::move(fact));
    return chart.facts.plans.back();
  }

  // Runs `family` over the scene.
  template <class Family>
  rules::Said run(Family&& family, rules::Reader reader = rules::Reader::Person,
                  rules::Language language = rules::Language::English) const {
    return with(
        [&](const rules::Asked& asked) {
          rules::Said said;
          family(asked, said);
          return said;
        },
        reader, language);
  }

  template <class Use>
  auto with(Use&& use, rules::Reader reader = rules::Reader::Person,
            rules::Language language = rules::Language::English) const {
    const knowledge::Knowledge& knowledge = knowledge::builtIn();
    const rules::TakenList taken = rules::takenFrom(knowledge, chart);
    return use(rules::Asked{.knowledge = knowledge,
                            .chart = chart,
                            .taken = taken,
                            .changes = {},
                            .reader = reader,
                            .language = language,
                            .now = now_});
  }

  record::Chart chart;

 private:
  static record::Concept wordsOf(const std::string& text) { return {{}, text}; }

  Instant now_;
  int number_ = 0;
};

}  // namespace baton::build
