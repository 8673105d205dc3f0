#include "sources/changes.h"

#include <algorithm>
#include <tuple>

#include "record/visits.h"
#include "sources/changes/events.h"
#include "sources/changes/parts.h"

namespace baton::sources {
namespace {

using record::Change;

bool startsWith(const std::string& text, std::string_view begin) { return text.starts_with(begin); }

// Safety first: allergies, hospital, emergency visits, results that matter for safety. Then medications, diagnoses,
// results, clinicians and goals, and what only happened.
int rank(const Change& change) {
  const std::string& kind = change.kind;
  const bool is_safety = changes::contains(change.matters_for, "safety");
  if (startsWith(kind, "allergy-") || kind == "admission" || kind == "discharge") return 0;
  if (startsWith(kind, "medication-")) return 1;
  if (startsWith(kind, "condition-")) return 2;
  if (kind == "result-abnormal" || kind == "score-changed") return is_safety ? 0 : 3;
  if (kind == "encounter") return is_safety ? 0 : 5;
  return startsWith(kind, "clinician-") || startsWith(kind, "goal-") ? 4 : 5;
}

Instant momentOf(const Change& change) { return change.on.empty() ? Instant{INT64_MIN} : change.on.first(); }

void sortChanges(std::vector<Change>& changes) {
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    if (momentOf(a) != momentOf(b)) return momentOf(a) > momentOf(b);
    return std::tie(a.kind, a.line, a.text) < std::tie(b.kind, b.line, b.text);
  });
  const auto same = [](const Change& a, const Change& b) {
    return a.kind == b.kind && a.line == b.line && a.text == b.text;
  };
  changes.erase(std::unique(changes.begin(), changes.end(), same), changes.end());
}

}  // namespace

std::vector<Change> changesBetween(const record::Chart& earlier, const record::Chart& later) {
  const changes::Between between{earlier, later};
  std::vector<Change> found;
  changes::medicationChanges(between, found);
  changes::conditionChanges(between, found);
  changes::allergyChanges(between, found);
  changes::resultChanges(between, found);
  changes::encounterChanges(between, found);
  changes::otherChanges(between, found);
  changes::careTeamChanges(between, found);
  changes::goalChanges(between, found);
  sortChanges(found);
  return found;
}

Instant lastVisit(const record::Chart& chart) {
  const PartialDate* newest = nullptr;
  for (const record::EncounterFact* event : record::visitsOf(chart.facts.encounters)) {
    const record::EncounterFact& encounter = *event;
    if (record::isAdmission(encounter) || record::isEmergency(encounter)) continue;
    const bool is_over =
        !encounter.period.end.empty() ? encounter.period.end.first() <= chart.at : encounter.status == "finished";
    const PartialDate& start = encounter.period.start.empty() ? encounter.period.end : encounter.period.start;
    if (!is_over || start.empty() || start.first() > chart.at) continue;
    if (!newest || start.first() > newest->first()) newest = &start;
  }
  if (newest) return Instant{newest->first().ms - 1};
  Instant first = chart.at;
  chart.facts.forEach([&](const auto& fact) {
    first = std::min(first, fact.about.source.recorded);
    for (const PartialDate* date : {&fact.about.held_from, &fact.about.source.asserted}) {
      if (!date->empty()) first = std::min(first, date->first());
    }
  });
  return Instant{first.ms - 1};
}

}  // namespace baton::sources
