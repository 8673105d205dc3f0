// A chart with the course of medicines in it, put together by hand: lines with the facts behind them, as rules read it.
#pragma once

#include <utility>

#include "builders/event.h"
#include "builders/medication.h"
#include "builders/problem.h"
#include "record/chart.h"
#include "rules/asked.h"

namespace baton::build {

// An active line of one ingredient, taken since.
inline record::MedicationLine line(const std::string& ingredient, std::string_view since) {
  record::MedicationLine made;
  made.id = "medication/" + ingredient;
  made.name = made.text = ingredient;
  made.ingredients = {ingredient};
  made.status = "active";
  made.since = date(since);
  made.is_psychotropic = knowledge::builtIn().psychotropics().isPsychotropic(ingredient);
  return made;
}

inline record::MedicationLine ended(record::MedicationLine made, std::string_view on, std::string why = {}) {
  made.status = "stopped";
  made.ended = date(on);
  made.status_reason = std::move(why);
  return made;
}

// A day `days` before `from`, as "2026-11-01".
inline std::string daysBefore(Instant from, int days) { return toIsoDate({from.ms - days * kDayMs}); }

class Course {
 public:
  explicit Course(std::string_view now, std::string_view born = "1985-02-03") {
    chart_.at = at(now);
    chart_.born = date(born);
  }

  // The line with its facts, which it names as its sources.
  Course& with(record::MedicationLine line, std::vector<record::MedicationFact> facts = {}) {
    for (record::MedicationFact& fact : facts) {
      // Learned now, unless a test says otherwise.
      if (fact.about.source.recorded == at("2026-03-01")) fact.about.source.recorded = chart_.at;
      line.sources.push_back(fact.about.source);
      chart_.facts.medications.push_back(std::move(fact));
    }
    chart_.medications.push_back(std::move(line));
    return *this;
  }
  Course& with(record::EncounterFact visit) {
    chart_.facts.encounters.push_back(std::move(visit));
    return *this;
  }
  Course& with(record::ObservationFact fact) {
    chart_.facts.observations.push_back(std::move(fact));
    return *this;
  }
  Course& withCondition(std::string group, std::string status = "active", std::string_view since = "2020") {
    record::ConditionLine condition;
    condition.id = "condition/" + group;
    condition.text = group;
    condition.group = std::move(group);
    condition.status = std::move(status);
    condition.since = date(since);
    chart_.conditions.push_back(std::move(condition));
    return *this;
  }
  Course& withMember(std::string role, std::string name = "Dr. Lee", std::string status = "active") {
    record::CareTeamLine member;
    member.id = "care-team/" + name + role;
    member.text = std::move(name);
    member.role = std::move(role);
    member.status = std::move(status);
    chart_.care_team.push_back(std::move(member));
    return *this;
  }

  Course& changed(record::Change change) {
    changes_.push_back(std::move(change));
    return *this;
  }

  record::Chart& chart() { return chart_; }

  // Runs one family over it.
  template <class Family>
  rules::Said ask(Family family, rules::Reader reader = rules::Reader::Person,
                  rules::Language language = rules::Language::English) const {
    const knowledge::Knowledge& knowledge = knowledge::builtIn();
    const rules::TakenList taken = rules::takenFrom(knowledge, chart_);
    rules::Said said;
    family(rules::Asked{.knowledge = knowledge,
                        .chart = chart_,
                        .taken = taken,
                        .changes = changes_,
                        .reader = reader,
                        .language = language,
                        .now = chart_.at},
           said);
    return said;
  }

 private:
  record::Chart chart_;
  std::vector<record::Change> changes_;
};

inline const record::Finding* findingIn(const rules::Said& said, std::string_view id) {
  for (const record::Finding& finding : said.findings) {
    if (finding.id == id) return &finding;
  }
  return nullptr;
}

}  // namespace baton::build
