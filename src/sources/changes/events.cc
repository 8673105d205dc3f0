// Admissions, discharges, visits; procedures, immunizations, documents.
#include "sources/changes/events.h"

#include "record/visits.h"
#include "sources/changes/parts.h"
#include "sources/reconcile/line_parts.h"

namespace baton::sources::changes {
namespace {

using record::Change;
using record::EncounterFact;

Change changeOf(std::string kind, std::string about, const record::About& fact, const PartialDate& on) {
  Change change;
  change.kind = std::move(kind);
  change.about = std::move(about);
  change.line = fact.key;
  change.sources.push_back(fact.source);
  change.on = dateOr(on, change.sources);
  return change;
}

void addAdmission(const EncounterFact& encounter, const record::Chart& chart, std::vector<Change>& changes) {
  Change change = changeOf("admission", visitName(encounter), encounter.about, encounter.period.start);
  change.to = "in hospital";
  change.reason = reasonOf(encounter);
  change.text = "Admitted to hospital" + onDay(encounter.period.start) + placeAndReason(encounter, chart.facts) + ".";
  concern(change, concernsOfEveryone({"mood", "safety"}, chart));
  changes.push_back(std::move(change));
}

void addDischarge(const EncounterFact& encounter, const record::Chart& chart, std::vector<Change>& changes) {
  Change change = changeOf("discharge", visitName(encounter), encounter.about, encounter.period.end);
  change.from = "in hospital";
  change.to = encounter.discharge_disposition.label();
  change.reason = reasonOf(encounter);
  change.text = "Discharged from hospital" + onDay(encounter.period.end) + placeAndReason(encounter, chart.facts) + ".";
  if (!change.to.empty()) change.text += " Went to: " + change.to + ".";
  concern(change, concernsOfEveryone({"mood", "safety"}, chart));
  changes.push_back(std::move(change));
}

void addVisit(const EncounterFact& encounter, const record::Chart& chart, std::vector<Change>& changes) {
  const bool is_emergency = record::isEmergency(encounter);
  Change change = changeOf("encounter", visitName(encounter), encounter.about, encounter.period.start);
  change.reason = reasonOf(encounter);
  change.text = visitName(encounter) + onDay(encounter.period.start) + placeAndReason(encounter, chart.facts) + ".";
  const std::vector<std::string> matters =
      is_emergency ? std::vector<std::string>{"safety"} : std::vector<std::string>{};
  concern(change, concernsOfEveryone(matters, chart));
  changes.push_back(std::move(change));
}

bool isOver(const EncounterFact& encounter) { return !encounter.period.end.empty() || encounter.status == "finished"; }

std::string nameOfReference(const record::Reference& reference, const record::Facts& facts) {
  for (const record::HelperFact& helper : facts.helpers) {
    if (!reference.key.empty() && helper.about.key == reference.key) return helper.name;
  }
  return reference.display;
}

}  // namespace

std::string visitName(const EncounterFact& encounter) {
  if (record::isAdmission(encounter)) return "Hospital stay";
  if (record::isEmergency(encounter)) return "Emergency visit";
  if (!encounter.types.empty() && !encounter.types.front().empty())
    return capitalised(reconcile::plainLabel(encounter.types.front()));
  if (encounter.class_code == "VR") return "Video or phone visit";
  return encounter.class_code == "HH" ? "Home visit" : "Visit";
}

std::string placeOf(const EncounterFact& encounter, const record::Facts& facts) {
  std::string place = nameOfReference(encounter.organization, facts);
  return place.empty() ? encounter.location : place;
}

std::string reasonOf(const EncounterFact& encounter) {
  return encounter.reasons.empty() ? "" : reconcile::plainLabel(encounter.reasons.front());
}

std::string placeAndReason(const EncounterFact& encounter, const record::Facts& facts) {
  const std::string place = placeOf(encounter, facts);
  std::string words;
  if (!place.empty()) words += " at " + place;
  if (const std::string reason = reasonOf(encounter); !reason.empty()) words += " for " + reason;
  return words;
}

void encounterChanges(const Between& between, std::vector<Change>& changes) {
  const Instant moment = between.earlier.at;
  // Only what may be new, or a stay that may have ended, is looked at closely.
  std::vector<const EncounterFact*> before;
  bool is_gathered = false;
  auto known = [&](const EncounterFact& event) -> const EncounterFact* {
    if (!is_gathered) before = record::visitsOf(between.earlier.facts.encounters);
    is_gathered = true;
    for (const EncounterFact* one : before) {
      const bool is_same_day =
          !event.period.start.empty() && one->period.start.dateText() == event.period.start.dateText();
      const bool is_stay = record::isAdmission(*one) && record::isAdmission(event) && is_same_day;
      // The same emergency visit, told by another clinic since.
      const bool is_emergency = record::isEmergency(*one) && record::isEmergency(event) && is_same_day &&
                                one->about.source.organisation != event.about.source.organisation;
      if (one->about.key == event.about.key || is_stay || is_emergency) return one;
    }
    return nullptr;
  };
  for (const EncounterFact* event : record::visitsOf(between.later.facts.encounters)) {
    if (!record::isAdmission(*event)) {
      if (mayBeNew(event->about, moment) && !known(*event)) addVisit(*event, between.later, changes);
      continue;
    }
    const EncounterFact* earlier = known(*event);
    if (!earlier) addAdmission(*event, between.later, changes);
    const bool was_over = earlier && isOver(*earlier);
    if (isOver(*event) && !was_over) addDischarge(*event, between.later, changes);
  }
}

void otherChanges(const Between& between, std::vector<Change>& changes) {
  const record::Facts& before = between.earlier.facts;
  const record::Facts& after = between.later.facts;
  const Instant moment = between.earlier.at;
  const Concerns everyone = concernsOfEveryone({}, between.later);
  auto add = [&](Change change, std::string text) {
    change.text = std::move(text);
    concern(change, everyone);
    changes.push_back(std::move(change));
  };
  for (const record::ProcedureFact* fact : newFacts(before.procedures, after.procedures, moment)) {
    if (fact->status != "completed" && fact->status != "in-progress") continue;
    const std::string label = reconcile::plainLabel(fact->what);
    add(changeOf("procedure", label, fact->about, fact->performed.start),
        capitalised(label) + " was done" + onDay(fact->performed.start) + ".");
  }
  for (const record::ImmunizationFact* fact : newFacts(before.immunizations, after.immunizations, moment)) {
    if (fact->status != "completed") continue;
    const std::string label = reconcile::plainLabel(fact->what);
    add(changeOf("immunization", label, fact->about, fact->given),
        capitalised(label) + " was given" + onDay(fact->given) + ".");
  }
  for (const record::DocumentFact* fact : newFacts(before.documents, after.documents, moment)) {
    // A laboratory report without words of its own only repeats its results.
    if (!fact->results.empty() && fact->conclusion.empty()) continue;
    const std::string label = fact->title.empty() ? fact->type.label() : fact->title;
    const std::string shown = label.empty() ? "A document" : label;
    const std::string& from = fact->about.source.organisation;
    add(changeOf("document-added", shown, fact->about, fact->date),
        "New document: " + shown + (fact->date.empty() ? "" : " of " + fact->date.dateText()) +
            (from.empty() ? "" : ", from " + from) + ".");
  }
}

}  // namespace baton::sources::changes
