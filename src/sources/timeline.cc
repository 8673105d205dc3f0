// The timeline: everything dated in a chart, newest first.
#include <algorithm>
#include <tuple>

#include "knowledge/knowledge.h"
#include "record/visits.h"
#include "sources/changes.h"
#include "sources/changes/events.h"
#include "sources/changes/parts.h"
#include "sources/changes/results.h"
#include "sources/reconcile/line_parts.h"
#include "sources/timeline_medications.h"

namespace baton::sources {
namespace {

using changes::capitalised;
using record::Chart;

// The parts of an event beside its whole sentence.
struct Parts {
  std::string line;
  std::string about;
  std::string to = {};
  std::string reason = {};
};

void add(std::vector<TimelineEvent>& events, const PartialDate& on, std::string kind, std::string text,
         std::string detail, std::vector<record::Source> sources, Parts parts) {
  if (on.empty()) return;
  events.push_back({on, std::move(kind), std::move(text), std::move(detail), std::move(sources), std::move(parts.about),
                    "", std::move(parts.to), std::move(parts.reason), std::move(parts.line)});
}

void addConditions(const Chart& chart, std::vector<TimelineEvent>& events) {
  for (const record::ConditionLine& line : chart.conditions) {
    if (line.status != "refuted") {
      add(events, line.since, "condition-added", capitalised(line.text), line.severity, line.sources,
          {line.id, line.text, line.severity});
    }
    const std::string words = line.status == "remission" ? " in remission"
                              : line.status == "refuted" ? " ruled out"
                                                         : " resolved";
    add(events, line.abated, "condition-resolved", capitalised(line.text) + words, "", line.sources,
        {line.id, line.text, line.status});
  }
}

void addEncounters(const Chart& chart, std::vector<TimelineEvent>& events) {
  for (const record::EncounterFact* event : record::visitsOf(chart.facts.encounters)) {
    const record::EncounterFact& encounter = *event;
    const std::string where = changes::placeAndReason(encounter, chart.facts);
    const std::vector<record::Source> sources{encounter.about.source};
    const Parts parts{encounter.about.key, changes::visitName(encounter), changes::placeOf(encounter, chart.facts),
                      changes::reasonOf(encounter)};
    if (record::isAdmission(encounter)) {
      add(events, encounter.period.start, "admission", "Admitted to hospital" + where, "", sources, parts);
      add(events, encounter.period.end, "discharge", "Discharged from hospital" + where,
          encounter.discharge_disposition.label(), sources, parts);
    } else {
      add(events, encounter.period.start, "encounter", changes::visitName(encounter) + where, "", sources, parts);
    }
  }
}

// Scores of known scales each time, other results when they are outside what is normal.
void addResults(const Chart& chart, std::vector<TimelineEvent>& events) {
  const knowledge::Changes& table = knowledge::builtIn().changes();
  for (const record::ObservationFact& fact : chart.facts.observations) {
    if (!changes::isUsable(fact)) continue;
    for (const changes::Measured& measured : changes::measuredIn(fact)) {
      const knowledge::SeverityBand* band =
          measured.quantity ? table.severity(measured.loinc, measured.quantity->value) : nullptr;
      const std::string abnormal = changes::abnormality(measured);
      const Parts parts{fact.about.key, measured.label, measured.shown, band ? band->text : ""};
      if (band) {
        add(events, fact.effective, "score-changed", measured.label + ": " + measured.shown, band->text,
            {fact.about.source}, parts);
      } else if (!abnormal.empty()) {
        const std::string detail = abnormal == "abnormal" ? abnormal : abnormal + " the normal range";
        add(events, fact.effective, "result-abnormal", measured.label + ": " + measured.shown, detail,
            {fact.about.source}, parts);
      }
    }
  }
}

void addOthers(const Chart& chart, std::vector<TimelineEvent>& events) {
  for (const record::ProcedureFact& fact : chart.facts.procedures) {
    if (fact.about.is_entered_in_error || fact.status == "not-done") continue;
    const std::string label = reconcile::plainLabel(fact.what);
    add(events, fact.performed.start, "procedure", capitalised(label), "", {fact.about.source},
        {fact.about.key, label});
  }
  for (const record::AllergyLine& line : chart.allergies) {
    if (line.is_statement_of_none || line.status == "refuted") continue;
    add(events, line.since, "allergy-added", "Allergy: " + line.text, line.reaction, line.sources,
        {line.id, line.text, line.reaction});
  }
  for (const record::GoalLine& line : chart.goals) {
    add(events, line.since, "goal-added", "Goal: " + line.text, line.target, line.sources,
        {line.id, line.text, line.target});
  }
  for (const record::CareTeamLine& line : chart.care_team) {
    if (line.status == "inactive" && line.until.empty()) continue;  // only seen: the visit itself is an event
    const std::string role = line.role == "other" ? line.role_text : line.role;
    add(events, line.since, "clinician-added", line.text + " joined the care team", role, line.sources,
        {line.id, line.text, role});
    add(events, line.until, "clinician-left", line.text + " left the care team", role, line.sources,
        {line.id, line.text, role});
  }
}

// One event of one day that several houses tell of is one, with all of them as its sources.
std::vector<TimelineEvent> withoutRepeats(std::vector<TimelineEvent> events) {
  std::vector<TimelineEvent> kept;
  for (TimelineEvent& event : events) {
    const std::string day = event.on.dateText();
    TimelineEvent* same = nullptr;
    for (auto other = kept.rbegin(); other != kept.rend() && other->on.dateText() == day && same == nullptr; ++other) {
      if (other->kind == event.kind && other->text == event.text) same = &*other;
    }
    if (same == nullptr) {
      kept.push_back(std::move(event));
      continue;
    }
    for (record::Source& source : event.sources) {
      const bool is_there = std::any_of(same->sources.begin(), same->sources.end(),
                                        [&](const record::Source& one) { return one.key == source.key; });
      if (!is_there) same->sources.push_back(std::move(source));
    }
  }
  return kept;
}

}  // namespace

std::vector<TimelineEvent> timeline(const Chart& chart) {
  std::vector<TimelineEvent> events;
  addMedicationEvents(chart, events);
  addConditions(chart, events);
  addEncounters(chart, events);
  addResults(chart, events);
  addOthers(chart, events);
  std::erase_if(events, [&](const TimelineEvent& event) { return event.on.first() > chart.at; });
  // By the day as it was written, which is the day that is shown: clocks of two zones may order two moments otherwise.
  std::stable_sort(events.begin(), events.end(), [](const TimelineEvent& a, const TimelineEvent& b) {
    if (a.on.dateText() != b.on.dateText()) return a.on.dateText() > b.on.dateText();
    if (a.on.first() != b.on.first()) return a.on.first() > b.on.first();
    return std::tie(a.kind, a.text) < std::tie(b.kind, b.text);
  });
  return withoutRepeats(std::move(events));
}

}  // namespace baton::sources
