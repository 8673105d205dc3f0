// Medication, MedicationRequest, MedicationStatement, MedicationDispense, MedicationAdministration.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "fhir/read/datatypes.h"
#include "fhir/read/dosage.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

using record::MedicationFact;

std::vector<record::Concept> ingredientsOf(const json::Value& medication, const json::Value& root) {
  std::vector<record::Concept> contents;
  for (const json::Value& ingredient : medication["ingredient"].items()) {
    record::Concept what = conceptFrom(ingredient["itemCodeableConcept"]);
    if (what.empty()) what.text = referenceFrom(ingredient["itemReference"], root).display;
    if (!what.empty()) contents.push_back(std::move(what));
  }
  return contents;
}

// medication[x]: a code, a contained Medication, or one elsewhere, whose name stands in the reference at best.
void readWhat(MedicationFact& fact, const json::Value& resource) {
  fact.what = conceptFrom(resource["medicationCodeableConcept"]);
  const json::Value& reference = resource["medicationReference"];
  if (reference.isNull()) return;
  const json::Value& contained = containedIn(resource, textAt(reference, "reference"));
  if (contained.isNull()) {
    fact.medication = referenceFrom(reference, resource);
    fact.what.text = fact.medication.display;
    return;
  }
  fact.what = conceptFrom(contained["code"]);
  fact.contents = ingredientsOf(contained, resource);
  fact.form = conceptFrom(contained["form"]);
  if (fact.what.empty()) fact.what.text = textAt(reference, "display");
}

bool isPersonOrRelative(const json::Value& reference, const json::Value& resource) {
  const std::string type = referencedType(reference, resource);
  if (type == "Patient" || type == "RelatedPerson") return true;
  const std::string& target = textAt(reference, "reference");
  return !target.empty() && target == textAt(resource["subject"], "reference");
}

bool isOverTheCounter(const std::vector<record::Concept>& categories) {
  return std::any_of(categories.begin(), categories.end(), [](const record::Concept& category) {
    for (const record::Coding& coding : category.codings) {
      if (toLowerAscii(coding.code) == "otc") return true;
    }
    const std::string label = toLowerAscii(category.label());
    return label == "otc" || label.starts_with("over the counter") || label.starts_with("over-the-counter");
  });
}

// expectedSupplyDuration and daysSupply, in days. Without a unit the elements' own meaning is days.
std::optional<double> daysFrom(const json::Value& duration) {
  const auto quantity = quantityFrom(duration);
  if (!quantity) return std::nullopt;
  struct Unit {
    std::string_view code;
    double days;
  };
  constexpr std::array kUnits{Unit{"d", 1},    Unit{"day", 1},   Unit{"days", 1},    Unit{"wk", 7},
                              Unit{"week", 7}, Unit{"weeks", 7}, Unit{"h", 1 / 24.}, Unit{"mo", 30}};
  const std::string unit = toLowerAscii(quantity->code.empty() ? quantity->unit : quantity->code);
  if (unit.empty()) return quantity->value.value();
  for (const Unit& row : kUnits) {
    if (row.code == unit) return quantity->value.value() * row.days;
  }
  return std::nullopt;
}

// What all four types have in common.
MedicationFact commonOf(const json::Value& resource, MedicationFact::Kind kind) {
  MedicationFact fact;
  fact.kind = kind;
  readWhat(fact, resource);
  fact.status = textAt(resource, "status");
  fact.reasons = conceptsFrom(resource["reasonCode"]);
  fact.reason_references = referencesFrom(resource["reasonReference"], resource);
  const json::Value& category = resource["category"];
  fact.categories = category.isArray() ? conceptsFrom(category) : std::vector<record::Concept>();
  if (category.isObject()) fact.categories.push_back(conceptFrom(category));
  fact.is_otc = isOverTheCounter(fact.categories);
  fact.note = notesFrom(resource["note"]);
  return fact;
}

void finish(record::Facts& facts, MedicationFact fact, const Incoming& incoming) {
  fact.about = aboutOf(incoming, {.from = fact.started, .to = fact.ended}, fact.written);
  facts.medications.push_back(std::move(fact));
}

PartialDate earliestStart(const json::Value& dosages) {
  PartialDate earliest;
  for (const json::Value& dosage : dosages.items()) {
    const PartialDate start = dateFrom(dosage["timing"]["repeat"]["boundsPeriod"]["start"]);
    if (!start.empty() && (earliest.empty() || start.first() < earliest.first())) earliest = start;
  }
  return earliest;
}

PartialDate latestEnd(const json::Value& dosages) {
  PartialDate latest;
  for (const json::Value& dosage : dosages.items()) {
    const PartialDate end = dateFrom(dosage["timing"]["repeat"]["boundsPeriod"]["end"]);
    if (!end.empty() && (latest.empty() || end.last() > latest.last())) latest = end;
  }
  return latest;
}

// R4 has no element for the day a request was stopped. A planned end counts only once the request is over, and only
// when it lies before Baton learned of it: a course stopped early did not end on the day that was planned.
PartialDate endOfRequest(const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  const std::string& status = textAt(resource, "status");
  if (status != "stopped" && status != "completed" && status != "cancelled") return {};
  PartialDate end = latestEnd(resource["dosageInstruction"]);
  if (end.empty()) end = dateFrom(resource["dispenseRequest"]["validityPeriod"]["end"]);
  if (!end.empty() && end.first() > incoming.entry.recorded) return {};
  return end;
}

}  // namespace

void readMedication(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  facts.medication_codes.push_back({.about = aboutOf(incoming),
                                    .what = conceptFrom(resource["code"]),
                                    .contents = ingredientsOf(resource, resource),
                                    .form = conceptFrom(resource["form"])});
}

void readMedicationRequest(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  MedicationFact fact = commonOf(resource, MedicationFact::Kind::Request);
  fact.intent = textAt(resource, "intent");
  fact.written = dateFrom(resource["authoredOn"]);
  fact.started = firstDate({earliestStart(resource["dosageInstruction"]), fact.written});
  fact.ended = endOfRequest(incoming);
  fact.dosages = dosagesFrom(resource["dosageInstruction"]);
  fact.status_reason = conceptFrom(resource["statusReason"]);
  fact.prescriber = referenceFrom(resource["requester"], resource);
  fact.is_reported = resource["reportedBoolean"].truth() || isPersonOrRelative(resource["reportedReference"], resource);
  const json::Value& dispense = resource["dispenseRequest"];
  fact.refills = integerFrom(dispense["numberOfRepeatsAllowed"]);
  fact.supply = quantityFrom(dispense["quantity"]).value_or(Quantity());
  fact.supply_days = daysFrom(dispense["expectedSupplyDuration"]);
  fact.based_on = referenceFrom(resource["basedOn"][0], resource);
  finish(facts, std::move(fact), incoming);
}

void readMedicationStatement(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  MedicationFact fact = commonOf(resource, MedicationFact::Kind::Statement);
  fact.started = firstDate({dateFrom(resource["effectivePeriod"]["start"]), dateFrom(resource["effectiveDateTime"])});
  fact.ended = dateFrom(resource["effectivePeriod"]["end"]);
  fact.written = dateFrom(resource["dateAsserted"]);
  fact.dosages = dosagesFrom(resource["dosage"]);
  fact.status_reason = conceptFrom(resource["statusReason"][0]);
  fact.prescriber = referenceFrom(resource["informationSource"], resource);
  fact.is_reported = isPersonOrRelative(resource["informationSource"], resource);
  fact.based_on = referenceFrom(resource["basedOn"][0], resource);
  // A contained order says who prescribed what the person reports.
  const json::Value& order = containedIn(resource, fact.based_on.target);
  if (order.has("requester")) fact.prescriber = referenceFrom(order["requester"], resource);
  finish(facts, std::move(fact), incoming);
}

void readMedicationDispense(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  MedicationFact fact = commonOf(resource, MedicationFact::Kind::Dispense);
  fact.written = firstDate({dateFrom(resource["whenHandedOver"]), dateFrom(resource["whenPrepared"])});
  fact.started = fact.written;
  fact.dosages = dosagesFrom(resource["dosageInstruction"]);
  fact.status_reason = conceptFrom(resource["statusReasonCodeableConcept"]);
  fact.prescriber = referenceFrom(resource["performer"][0]["actor"], resource);
  fact.supply = quantityFrom(resource["quantity"]).value_or(Quantity());
  fact.supply_days = daysFrom(resource["daysSupply"]);
  fact.based_on = referenceFrom(resource["authorizingPrescription"][0], resource);
  finish(facts, std::move(fact), incoming);
}

void readMedicationAdministration(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  MedicationFact fact = commonOf(resource, MedicationFact::Kind::Administration);
  fact.started = firstDate({dateFrom(resource["effectivePeriod"]["start"]), dateFrom(resource["effectiveDateTime"])});
  fact.ended = dateFrom(resource["effectivePeriod"]["end"]);
  fact.written = fact.started;
  if (resource.has("dosage")) fact.dosages.push_back(dosageFrom(resource["dosage"]));
  fact.status_reason = conceptFrom(resource["statusReason"][0]);
  fact.prescriber = referenceFrom(resource["performer"][0]["actor"], resource);
  fact.based_on = referenceFrom(resource["request"], resource);
  finish(facts, std::move(fact), incoming);
}

}  // namespace baton::fhir::read
