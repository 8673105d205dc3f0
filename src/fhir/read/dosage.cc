#include "fhir/read/dosage.h"

#include "base/text.h"
#include "fhir/read/datatypes.h"

namespace baton::fhir::read {
namespace {

void addWords(std::string& words, const std::string& more) {
  if (more.empty()) return;
  if (!words.empty()) words += ' ';
  words += more;
}

void readDose(record::Dosage& dosage, const json::Value& quantity, const json::Value& range) {
  if (const auto dose = quantityFrom(quantity)) {
    dosage.dose = *dose;
    dosage.has_dose = true;
    return;
  }
  const auto low = quantityFrom(range["low"]);
  const auto high = quantityFrom(range["high"]);
  if (!low && !high) return;
  dosage.has_dose = true;
  dosage.dose = low ? *low : *high;
  if (low && high) dosage.dose_high = *high;
}

std::string doseWords(const record::Dosage& dosage) {
  if (!dosage.has_dose) return "";
  if (dosage.dose_high.value.value() == 0) return toText(dosage.dose);
  if (dosage.dose.unit == dosage.dose_high.unit) return dosage.dose.value.plain() + " to " + toText(dosage.dose_high);
  return toText(dosage.dose) + " to " + toText(dosage.dose_high);
}

// "by mouth" says more to a person than "oral route"; other routes are said as the source says them.
std::string routeWords(const record::Concept& route) {
  const std::string label = toLowerAscii(route.label());
  if (route.codeIn(record::kSnomed) == "26643006" || label.starts_with("oral") || label == "po") return "by mouth";
  return label.empty() ? "" : "(" + route.label() + ")";
}

std::string limitWords(const json::Value& max_per_period) {
  const auto most = quantityFrom(max_per_period["numerator"]);
  const auto span = quantityFrom(max_per_period["denominator"]);
  if (!most || !span) return "";
  return ", no more than " + toText(*most) + " in " + toText(*span);
}

void readAsNeeded(record::Dosage& dosage, const json::Value& element) {
  dosage.is_as_needed = element["asNeededBoolean"].truth() || element.has("asNeededCodeableConcept");
  dosage.as_needed_for = conceptFrom(element["asNeededCodeableConcept"]).label();
}

std::string composed(const record::Dosage& dosage, const json::Value& element) {
  std::string words = doseWords(dosage);
  addWords(words, routeWords(dosage.route));
  addWords(words, dosage.timing);
  if (dosage.is_as_needed) {
    addWords(words, "as needed");
    if (!dosage.as_needed_for.empty()) words += " for " + dosage.as_needed_for;
  }
  if (!words.empty()) words += limitWords(element["maxDosePerPeriod"]);
  return words;
}

}  // namespace

record::Dosage dosageFrom(const json::Value& element) {
  record::Dosage dosage;
  const json::Value& rate = element["doseAndRate"][0];
  readDose(dosage, rate["doseQuantity"], rate["doseRange"]);
  if (!dosage.has_dose) readDose(dosage, element["dose"], {});  // MedicationAdministration.dosage.dose
  TimingParts timing = timingFrom(element["timing"]);
  dosage.timing = std::move(timing.words);
  dosage.frequency = timing.frequency;
  dosage.frequency_max = timing.frequency_max;
  dosage.period = timing.period;
  dosage.period_unit = std::move(timing.period_unit);
  dosage.when = std::move(timing.when);
  dosage.route = conceptFrom(element["route"]);
  readAsNeeded(dosage, element);
  dosage.patient_instruction = textAt(element, "patientInstruction");
  dosage.text = textAt(element, "text");
  if (dosage.text.empty()) dosage.text = composed(dosage, element);
  if (dosage.text.empty()) dosage.text = dosage.patient_instruction;
  return dosage;
}

std::vector<record::Dosage> dosagesFrom(const json::Value& elements) {
  std::vector<record::Dosage> dosages;
  for (const json::Value& element : elements.items()) dosages.push_back(dosageFrom(element));
  return dosages;
}

}  // namespace baton::fhir::read
