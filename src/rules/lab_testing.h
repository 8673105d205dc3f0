// For tests of the rules about tests: a chart is built from facts, what is taken is read from it.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "builders/event.h"
#include "rules/asked.h"
#include "rules/lab_findings.h"
#include "rules/taken.h"

namespace baton::rules {

inline const Instant kTestNow = build::at("2026-11-15T15:00:00Z");

// The day `days` before now.
inline std::string daysAgo(int days) { return toIsoDate({kTestNow.ms - days * kDayMs}); }

struct TestChart {
  record::Chart chart;
  Reader reader = Reader::Clinician;
  Language language = Language::English;
  std::string add;  // typed, as about to be started

  TestChart() { chart.at = kTestNow; }

  TestChart& takes(std::string ingredient, std::string since, std::string dose_since = {}) {
    record::MedicationLine line;
    line.id = "medication/" + ingredient + std::to_string(chart.medications.size());
    line.text = line.name = ingredient;
    line.status = "active";
    line.since = build::date(since);
    line.dose_since = build::date(dose_since);
    line.ingredients = {std::move(ingredient)};
    chart.medications.push_back(std::move(line));
    return *this;
  }
  TestChart& stopped(std::string ingredient, std::string since, std::string ended) {
    takes(std::move(ingredient), std::move(since));
    chart.medications.back().status = "stopped";
    chart.medications.back().ended = build::date(ended);
    return *this;
  }
  TestChart& result(std::string loinc, std::string_view value, std::string unit, std::string_view on) {
    const std::string id = std::to_string(chart.facts.observations.size());
    chart.facts.observations.push_back(build::result(id, loinc, loinc, value, std::move(unit), on));
    return *this;
  }
  // Something that only was done or said, by its label.
  TestChart& said(std::string label, std::string_view on) {
    record::ObservationFact fact;
    fact.about = build::about("Observation/said" + std::to_string(chart.facts.observations.size()));
    fact.what = build::words(std::move(label));
    fact.status = "final";
    fact.value_text = "yes";
    fact.effective = build::date(on);
    chart.facts.observations.push_back(std::move(fact));
    return *this;
  }
  TestChart& has(std::string condition, std::string group = {}, std::string status = "active",
                 std::string_view since = "2020-01-01") {
    record::ConditionLine line;
    line.id = "condition/" + condition;
    line.text = std::move(condition);
    line.group = std::move(group);
    line.status = std::move(status);
    line.since = build::date(since);
    chart.conditions.push_back(std::move(line));
    return *this;
  }
  TestChart& born(std::string_view date, std::string gender = "female") {
    chart.born = build::date(date);
    chart.gender = std::move(gender);
    return *this;
  }

  template <class Use>
  auto asked(Use&& use) const {
    TakenList taken = takenFrom(knowledge::builtIn(), chart);
    for (const std::string& part : partsOf(add)) {
      addWords(knowledge::builtIn(), part, knowledge::TakenState::Starting, taken);
    }
    return use(Asked{.knowledge = knowledge::builtIn(),
                     .chart = chart,
                     .taken = taken,
                     .changes = {},
                     .reader = reader,
                     .language = language,
                     .now = kTestNow});
  }
  Said findings() const {
    return asked([](const Asked& asked) {
      Said said;
      labFindings(asked, said);
      return said;
    });
  }
};

inline const record::Finding* findingIn(const Said& said, std::string_view id) {
  for (const record::Finding& finding : said.findings) {
    if (finding.id == id) return &finding;
  }
  return nullptr;
}

}  // namespace baton::rules
