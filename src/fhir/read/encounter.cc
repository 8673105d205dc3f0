// Encounter, Procedure, Immunization: what was done, where and by whom.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

// Codes first; references to conditions are at least named.
std::vector<record::Concept> reasonsOf(const json::Value& resource) {
  std::vector<record::Concept> reasons = conceptsFrom(resource["reasonCode"]);
  for (const record::Reference& reference : referencesFrom(resource["reasonReference"], resource)) {
    if (!reference.display.empty()) reasons.push_back({.codings = {}, .text = reference.display});
  }
  return reasons;
}

}  // namespace

void readEncounter(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::EncounterFact fact;
  fact.status = textAt(resource, "status");
  fact.class_code = textAt(resource["class"], "code");
  fact.types = conceptsFrom(resource["type"]);
  fact.service = conceptFrom(resource["serviceType"]);
  fact.period = periodFrom(resource["period"]);
  fact.reasons = reasonsOf(resource);
  fact.discharge_disposition = conceptFrom(resource["hospitalization"]["dischargeDisposition"]);
  fact.organization = referenceFrom(resource["serviceProvider"], resource);
  for (const json::Value& participant : resource["participant"].items()) {
    if (participant.has("individual")) fact.participants.push_back(referenceFrom(participant["individual"], resource));
  }
  fact.location = referenceFrom(resource["location"][0]["location"], resource).display;
  fact.about = aboutOf(incoming, {.from = fact.period.start, .to = fact.period.end});
  facts.encounters.push_back(std::move(fact));
}

void readProcedure(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::ProcedureFact fact;
  fact.what = conceptFrom(resource["code"]);
  fact.status = textAt(resource, "status");
  fact.performed = periodFrom(resource["performedPeriod"]);
  if (resource.has("performedDateTime")) fact.performed.start = dateFrom(resource["performedDateTime"]);
  for (const json::Value& performer : resource["performer"].items()) {
    fact.performers.push_back(referenceFrom(performer["actor"], resource));
  }
  fact.reasons = reasonsOf(resource);
  fact.note = notesFrom(resource["note"]);
  fact.about = aboutOf(incoming, {.from = fact.performed.start, .to = fact.performed.end});
  facts.procedures.push_back(std::move(fact));
}

void readImmunization(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::ImmunizationFact fact;
  fact.what = conceptFrom(resource["vaccineCode"]);
  fact.status = textAt(resource, "status");
  fact.given = dateFrom(resource["occurrenceDateTime"]);
  fact.about = aboutOf(incoming, {.from = fact.given, .to = {}}, dateFrom(resource["recorded"]));
  facts.immunizations.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
