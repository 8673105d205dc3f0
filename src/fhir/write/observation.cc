// Observation, Procedure, Immunization: single facts, written again in the shape of the profiles.
#include "fhir/write/resource.h"

namespace baton::fhir::write {
namespace {

using record::ObservationFact;

constexpr std::string_view kCategory = "http://terminology.hl7.org/CodeSystem/observation-category";
constexpr std::string_view kInterpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";
constexpr std::string_view kAbsentReasons = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

json::Value categories(const ObservationFact& fact) {
  json::Value list = json::Value::array();
  for (const std::string& category : fact.categories) {
    const std::string_view known = oneOf(category,
                                         {"social-history", "vital-signs", "imaging", "laboratory", "procedure",
                                          "survey", "exam", "therapy", "activity"},
                                         "");
    if (!known.empty()) list.push(conceptOf(kCategory, known));
  }
  return list;
}

template <class Valued>
bool setValue(json::Value& resource, const Valued& fact) {
  if (fact.quantity) {
    resource.set("valueQuantity", quantity(*fact.quantity));
  } else if (json::Value coded = conceptWith(fact.value_concept); !coded.isNull()) {
    resource.set("valueCodeableConcept", std::move(coded));
  } else if (const std::string words = text(fact.value_text); !words.empty()) {
    resource.set("valueString", words);
  } else {
    return false;
  }
  return true;
}

json::Value components(const ObservationFact& fact) {
  json::Value list = json::Value::array();
  for (const ObservationFact::Component& part : fact.components) {
    json::Value code = conceptWith(part.what);
    if (code.isNull()) continue;
    json::Value value = json::Value::object();
    value.set("code", std::move(code));
    if (!setValue(value, part)) value.set("dataAbsentReason", conceptOf(kAbsentReasons, "unknown"));
    list.push(std::move(value));
  }
  return list;
}

json::Value range(const ObservationFact& fact) {
  json::Value value;
  auto bound = [&](const Decimal& limit) {
    Quantity made = fact.quantity.value_or(Quantity{});
    made.comparator.clear();
    made.value = limit;
    return quantity(made);
  };
  if (fact.range_low) value.set("low", bound(*fact.range_low));
  if (fact.range_high) value.set("high", bound(*fact.range_high));
  value.setIfAny("text", text(fact.range_text, 200));
  return value;
}

}  // namespace

json::Value observation(const ObservationFact& fact, std::string_view profile, const Frame& frame) {
  json::Value code = conceptWith(fact.what);
  if (code.isNull()) return {};
  json::Value resource = begin("Observation", fact.about.key, profile, frame);
  resource.set("status", oneOf(fact.status, {"registered", "preliminary", "final", "amended", "corrected"}, "unknown"));
  resource.setIfAny("category", categories(fact));
  resource.set("code", std::move(code));
  resource.set("subject", reference(frame.subject));
  setDate(resource, "effectiveDateTime", fact.effective);
  const std::string lab = fact.performers.empty() ? fact.about.source.organisation : fact.performers.front().display;
  json::Value performer = referenceText(lab);
  resource.set("performer", json::Value::array({performer.isNull() ? absent() : std::move(performer)}));
  json::Value parts = components(fact);
  if (!setValue(resource, fact) && parts.items().empty())
    resource.set("dataAbsentReason", conceptOf(kAbsentReasons, "unknown"));
  const std::string_view judged =
      oneOf(fact.interpretation, {"H", "HH", "L", "LL", "A", "AA", "N", "POS", "NEG", "IND"}, "");
  if (!judged.empty()) resource.set("interpretation", json::Value::array({conceptOf(kInterpretation, judged)}));
  if (json::Value usual = range(fact); !usual.isNull())
    resource.set("referenceRange", json::Value::array({std::move(usual)}));
  resource.setIfAny("component", std::move(parts));
  return resource;
}

json::Value procedure(const record::ProcedureFact& fact, const Frame& frame) {
  json::Value code = conceptWith(fact.what);
  if (code.isNull()) return {};
  json::Value resource = begin("Procedure", fact.about.key, "Procedure-uv-ips", frame);
  resource.set(
      "status",
      oneOf(fact.status, {"preparation", "in-progress", "not-done", "on-hold", "stopped", "completed"}, "unknown"));
  resource.set("code", std::move(code));
  resource.set("subject", reference(frame.subject));
  json::Value time = period(fact.performed);
  resource.set("performedPeriod", time.isNull() ? absent() : std::move(time));
  return resource;
}

json::Value immunization(const record::ImmunizationFact& fact, const Frame& frame) {
  json::Value code = conceptWith(fact.what);
  if (code.isNull()) return {};
  json::Value resource = begin("Immunization", fact.about.key, "Immunization-uv-ips", frame);
  resource.set("status", oneOf(fact.status, {"completed", "not-done"}, "completed"));
  resource.set("vaccineCode", std::move(code));
  resource.set("patient", reference(frame.subject));
  setDate(resource, "occurrenceDateTime", fact.given);
  return resource;
}

}  // namespace baton::fhir::write
