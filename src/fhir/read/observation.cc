// Observation: its value, components and range.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

// LOINC codes of the two parts of a blood pressure; people read them as one value.
constexpr std::string_view kSystolic = "8480-6";
constexpr std::string_view kDiastolic = "8462-4";

std::string numberWith(const json::Value& quantity) {
  const auto read = quantityFrom(quantity);
  return read ? toText(*read) : "";
}

std::string periodText(const record::Period& period) {
  const std::string start = period.start.dateText();
  const std::string end = period.end.dateText();
  if (start.empty()) return end.empty() ? "" : "until " + end;
  return end.empty() ? "from " + start : start + " to " + end;
}

// value[x] that is neither Quantity nor CodeableConcept, as a person reads it.
std::string valueText(const json::Value& element) {
  if (const std::string& text = firstText(element, {"valueString", "valueTime"}); !text.empty()) return text;
  if (const json::Value& truth = element["valueBoolean"]; truth.isBool()) return truth.truth() ? "yes" : "no";
  if (std::string range = rangeText(element["valueRange"]); !range.empty()) return range;
  if (const json::Value& ratio = element["valueRatio"]; ratio.isObject()) {
    return numberWith(ratio["numerator"]) + ":" + numberWith(ratio["denominator"]);
  }
  if (const PartialDate date = dateFrom(element["valueDateTime"]); !date.empty()) return date.dateText();
  if (std::string period = periodText(periodFrom(element["valuePeriod"])); !period.empty()) return period;
  return element.has("valueSampledData") ? "a series of measurements" : "";
}

// The three places of a value, the same in an Observation and in its components.
template <class Noun>
void readValue(Noun& noun, const json::Value& element) {
  noun.quantity = quantityFrom(element["valueQuantity"]);
  // The total of a scale is most often an integer in C-CDA: a number all the same, for curves and for the rules.
  if (const json::Value& number = element["valueInteger"]; !noun.quantity && number.isNumber()) {
    if (auto value = decimalFrom(number)) noun.quantity = Quantity{*value, "", "", "", ""};
  }
  if (noun.quantity) return;
  noun.value_concept = conceptFrom(element["valueCodeableConcept"]);
  if (noun.value_concept.empty()) noun.value_text = valueText(element);
}

// "120/80 mmHg" when both parts of a blood pressure are there.
std::string bloodPressure(const std::vector<record::ObservationFact::Component>& components) {
  const Quantity* systolic = nullptr;
  const Quantity* diastolic = nullptr;
  for (const auto& component : components) {
    if (!component.quantity) continue;
    const std::string code = component.what.codeIn(record::kLoinc);
    if (code == kSystolic) systolic = &*component.quantity;
    if (code == kDiastolic) diastolic = &*component.quantity;
  }
  if (systolic == nullptr || diastolic == nullptr) return "";
  const std::string& unit = diastolic->unit.empty() ? diastolic->code : diastolic->unit;
  const bool is_mmhg = unit == "mm[Hg]" || unit == "mmHg" || unit == "mm Hg";
  return systolic->value.plain() + "/" + diastolic->value.plain() +
         (is_mmhg        ? " mmHg"
          : unit.empty() ? ""
                         : " " + unit);
}

// The range that is meant for this person: one without a type, or of type "normal".
const json::Value& normalRange(const json::Value& ranges) {
  for (const json::Value& range : ranges.items()) {
    const std::string type = firstCode(range["type"]);
    if (type.empty() || type == "normal") return range;
  }
  return ranges[0];
}

void readRange(record::ObservationFact& fact, const json::Value& ranges) {
  const json::Value& range = normalRange(ranges);
  fact.range_low = decimalFrom(range["low"]["value"]);
  fact.range_high = decimalFrom(range["high"]["value"]);
  fact.range_text = textAt(range, "text");
  if (fact.range_text.empty()) fact.range_text = rangeText(range);
}

record::Period effectiveOf(const json::Value& resource) {
  if (resource.has("effectivePeriod")) return periodFrom(resource["effectivePeriod"]);
  return {.start = firstDate({dateFrom(resource["effectiveDateTime"]), dateFrom(resource["effectiveInstant"]),
                              dateFrom(resource["effectiveTiming"]["event"][0])}),
          .end = {}};
}

std::string interpretationOf(const json::Value& interpretations) {
  for (const json::Value& interpretation : interpretations.items()) {
    if (std::string code = firstCode(interpretation); !code.empty()) return code;
  }
  return {};
}

}  // namespace

void readObservation(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::ObservationFact fact;
  fact.what = conceptFrom(resource["code"]);
  fact.status = textAt(resource, "status");
  for (const json::Value& category : resource["category"].items()) {
    std::string code = firstCode(category);
    if (code.empty()) code = textAt(category, "text");
    fact.categories.push_back(std::move(code));
  }
  const record::Period effective = effectiveOf(resource);
  fact.effective = firstDate({effective.start, effective.end});
  readValue(fact, resource);
  for (const json::Value& element : resource["component"].items()) {
    record::ObservationFact::Component component;
    component.what = conceptFrom(element["code"]);
    readValue(component, element);
    fact.components.push_back(std::move(component));
  }
  if (!fact.quantity && fact.value_concept.empty() && fact.value_text.empty()) {
    fact.value_text = bloodPressure(fact.components);
  }
  fact.absent_reason = conceptFrom(resource["dataAbsentReason"]).label();
  fact.interpretation = interpretationOf(resource["interpretation"]);
  readRange(fact, resource["referenceRange"]);
  fact.performers = referencesFrom(resource["performer"], resource);
  fact.note = notesFrom(resource["note"]);
  fact.about = aboutOf(incoming, {.from = fact.effective, .to = effective.end}, dateFrom(resource["issued"]));
  facts.observations.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
