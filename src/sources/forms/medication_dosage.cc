// What was read of a medication line as FHIR Dosage (http://hl7.org/fhir/R4/dosage.html).
#include <algorithm>
#include <array>

#include "sources/forms/medication.h"
#include "sources/reconcile/medication_reading.h"

namespace baton::sources::forms {
namespace {

using knowledge::Amount;
using knowledge::Timing;

bool isUcum(std::string_view unit) {
  constexpr std::array<std::string_view, 7> kUnits{"mg", "ug", "g", "mL", "meq", "[iU]", "%"};
  return std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end();
}

json::Value decimal(const Decimal& value) { return json::Value::number(value.text()); }

json::Value quantityOf(const Decimal& value, const std::string& unit) {
  json::Value quantity = json::Value::object();
  quantity.set("value", decimal(value));
  quantity.setIfAny("unit", reconcile::unitWords(unit));
  if (isUcum(unit)) {
    quantity.set("system", kUcum);
    quantity.set("code", unit);
  }
  return quantity;
}

json::Value texts(const std::vector<std::string>& values) {
  json::Value list = json::Value::array();
  for (const std::string& value : values) list.push(value);
  return list;
}

json::Value repeatOf(const Timing& timing) {
  json::Value repeat;
  if (timing.duration) {
    json::Value bounds = quantityOf(*timing.duration, timing.duration_unit);
    if (!timing.duration_unit.empty()) {
      bounds.set("system", kUcum);
      bounds.set("code", timing.duration_unit);
    }
    repeat.set("boundsDuration", std::move(bounds));
  }
  if (timing.once) repeat.set("count", 1);
  if (timing.frequency) repeat.set("frequency", *timing.frequency);
  if (timing.frequency && timing.frequency_max) repeat.set("frequencyMax", *timing.frequency_max);
  if (timing.period && !timing.period_unit.empty()) {
    repeat.set("period", decimal(*timing.period));
    if (timing.period_max) repeat.set("periodMax", decimal(*timing.period_max));
    repeat.set("periodUnit", timing.period_unit);
  }
  repeat.setIfAny("dayOfWeek", texts(timing.days));
  repeat.setIfAny("timeOfDay", texts(timing.times));
  if (timing.times.empty()) repeat.setIfAny("when", texts(timing.when));  // tim-10: one of the two
  return repeat;
}

json::Value doseOf(const Amount& amount) {
  json::Value rate = json::Value::object();
  if (amount.high) {
    json::Value range = json::Value::object();
    range.set("low", quantityOf(amount.value, amount.unit));
    range.set("high", quantityOf(*amount.high, amount.unit));
    rate.set("doseRange", std::move(range));
  } else {
    rate.set("doseQuantity", quantityOf(amount.value, amount.unit));
  }
  return rate;
}

json::Value routeOf(const std::string& route) {
  if (route == "oral") return codedConcept(record::kSnomed, "26643006", "Oral route", route);
  return textConcept(route);
}

json::Value mostPerDay(const Amount& amount) {
  json::Value day = json::Value::object();
  day.set("value", 1);
  day.set("unit", "day");
  day.set("system", kUcum);
  day.set("code", "d");
  json::Value ratio = json::Value::object();
  ratio.set("numerator", quantityOf(amount.value, amount.unit));
  ratio.set("denominator", std::move(day));
  return ratio;
}

void addInstruction(json::Value& dosage, const knowledge::DoseInstruction& instruction,
                    const knowledge::MedicationText& reading) {
  if (json::Value repeat = repeatOf(instruction.timing); !repeat.isNull()) {
    dosage.set("timing", json::Value::object({{"repeat", std::move(repeat)}}));
  }
  if (!instruction.timing.as_needed_for.empty()) {
    dosage.set("asNeededCodeableConcept", textConcept(instruction.timing.as_needed_for));
  } else if (instruction.timing.as_needed) {
    dosage.set("asNeededBoolean", true);
  }
  if (!reading.route.empty()) dosage.set("route", routeOf(reading.route));
  if (instruction.dose) dosage.set("doseAndRate", json::Value::array({doseOf(*instruction.dose)}));
  if (reading.max_per_day) dosage.set("maxDosePerPeriod", mostPerDay(*reading.max_per_day));
}

}  // namespace

json::Value dosagesOf(const knowledge::MedicationText& reading, std::string_view typed) {
  json::Value first = json::Value::object();
  first.set("text", typed);
  if (!reading.understood || reading.instructions.empty()) return json::Value::array({std::move(first)});
  json::Value dosages = json::Value::array();
  for (const knowledge::DoseInstruction& instruction : reading.instructions) {
    json::Value dosage = dosages.items().empty() ? first : json::Value::object();
    addInstruction(dosage, instruction, reading);
    if (!dosage.isEmptyElement()) dosages.push(std::move(dosage));
  }
  return dosages;
}

}  // namespace baton::sources::forms
