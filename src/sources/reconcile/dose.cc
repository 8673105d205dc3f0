#include "sources/reconcile/dose.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "base/text.h"
#include "sources/reconcile/timing_words.h"

namespace baton::sources::reconcile {
namespace {

// Units of which one is one unit of the form, so that the strength says how much is in it.
bool isCount(std::string_view unit) {
  constexpr std::array<std::string_view, 16> kCounts{
      "tablet", "tablets", "tab",      "tabs",      "capsule", "capsules", "cap",       "caps",
      "pill",   "{tbl}",   "{tablet}", "{capsule}", "tab(s)",  "cap(s)",   "tablet(s)", "capsule(s)"};
  return std::find(kCounts.begin(), kCounts.end(), unit) != kCounts.end();
}

// Mass as mg, the rest as written.
struct Amount {
  double value = 0;
  std::string unit;
};
Amount normalised(double value, std::string unit) {
  unit = toLowerAscii(unit);
  if (unit == "g" || unit == "gram" || unit == "grams") return {value * 1000, "mg"};
  if (unit == "ug" || unit == "mcg" || unit == "µg" || unit == "microgram" || unit == "micrograms") {
    return {value / 1000, "mg"};
  }
  if (unit == "milligram" || unit == "milligrams") return {value, "mg"};
  if (unit == "[iu]" || unit == "iu" || unit == "unit") return {value, "units"};
  if (isCount(unit)) return {value, unit.starts_with("c") || unit == "{capsule}" ? "capsule" : "tablet"};
  return {value, std::move(unit)};
}

std::string numberText(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.6g", value);
  return buffer;
}

// What one unit of the form holds, when the name says exactly one strength.
std::optional<Amount> inOneUnit(const MedicationReading& reading) {
  if (reading.text.strengths.size() != 1 || reading.text.strengths.front().per_value) return std::nullopt;
  const knowledge::Strength& strength = reading.text.strengths.front();
  return normalised(strength.value.value(), strength.unit);
}

// "2 films", "0.5 tablet"; abbreviations have no plural.
std::string countedUnit(double value, std::string_view unit) {
  std::string words = unitWords(unit);
  const bool is_word = (words.size() > 3 || words == "can" || words == "cup") &&
                       std::all_of(words.begin(), words.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (value > 1 && is_word && words.back() != 's') words += 's';
  return words;
}

struct Part {
  std::optional<double> amount;
  std::optional<double> high;
  std::string unit;  // as written
  Frequency frequency;
};

Part partOf(const knowledge::DoseInstruction& instruction) {
  Part part;
  if (instruction.dose) {
    part.amount = instruction.dose->value.value();
    if (instruction.dose->high) part.high = instruction.dose->high->value();
    part.unit = instruction.dose->unit;
  }
  part.frequency = frequencyOf(instruction.timing);
  return part;
}

Part partOf(const record::Dosage& dosage) {
  Part part;
  if (dosage.has_dose) {
    part.amount = dosage.dose.value.value();
    if (dosage.dose_high.value.value() > *part.amount) part.high = dosage.dose_high.value.value();
    part.unit = dosage.dose.unit.empty() ? dosage.dose.code : dosage.dose.unit;
  }
  part.frequency = frequencyOf(dosage);
  return part;
}

Dose doseOfPart(const Part& part, const MedicationReading& reading) {
  Dose dose;
  dose.is_as_needed = part.frequency.is_as_needed;
  dose.says_timing = !part.frequency.words.empty();
  dose.takes_per_day = part.frequency.per_day;
  if (part.amount) {
    double factor = 1;
    Amount amount = normalised(*part.amount, part.unit);
    const bool is_count = isCount(toLowerAscii(part.unit));
    if (const auto unit = inOneUnit(reading); unit && is_count) {
      factor = unit->value;
      amount = {*part.amount * factor, unit->unit};
    }
    dose.per_take = amount.value;
    dose.unit = amount.unit;
    // Shown in the unit that was written, except for tablets that the strength turns into an amount.
    const bool is_turned = is_count && amount.unit != "tablet" && amount.unit != "capsule";
    const double shown = is_turned ? amount.value : *part.amount;
    dose.text = numberText(shown);
    if (part.high) {
      dose.per_take_high = normalised(*part.high, part.unit).value * factor;
      dose.text += " to " + numberText(is_turned ? *dose.per_take_high : *part.high);
    }
    const std::string unit = is_turned ? amount.unit : part.unit;
    if (!unit.empty()) dose.text += " " + countedUnit(part.high.value_or(shown), unit);
    if (dose.takes_per_day && !part.high) dose.per_day = *dose.per_take * *dose.takes_per_day;
  }
  if (dose.says_timing) dose.text += (dose.text.empty() ? "" : " ") + part.frequency.words;
  return dose;
}

bool isClose(double a, double b) { return std::fabs(a - b) <= 1e-6 * std::max(std::fabs(a), std::fabs(b)); }

}  // namespace

Dose together(const Dose& a, const Dose& b) {
  if (a.empty()) return b;
  if (b.empty()) return a;
  Dose both;
  both.text = a.text + " and " + b.text;
  both.sig = a.sig == b.sig ? a.sig : a.sig + (a.sig.empty() || b.sig.empty() ? "" : "; ") + b.sig;
  if (a.per_day && b.per_day && a.unit == b.unit) {
    both.per_day = *a.per_day + *b.per_day;
    both.unit = a.unit;
  }
  both.is_as_needed = a.is_as_needed && b.is_as_needed;
  both.says_timing = a.says_timing || b.says_timing;
  return both;
}

Dose doseOf(const record::MedicationFact& fact, const MedicationReading& reading, MedicationReader& reader) {
  Dose whole;
  auto add = [&](const Dose& part) { whole = together(whole, part); };
  for (const record::Dosage& dosage : fact.dosages) {
    Dose part;
    const Part stated = partOf(dosage);
    if (stated.amount || !stated.frequency.words.empty()) part = doseOfPart(stated, reading);
    const bool is_incomplete = !part.per_take || !part.says_timing;
    if (is_incomplete && !dosage.text.empty()) {
      const knowledge::MedicationText& read = reader.readText(dosage.text);
      Dose by_words;
      for (const knowledge::DoseInstruction& instruction : read.instructions) {
        by_words = together(by_words, doseOfPart(partOf(instruction), reading));
      }
      const bool says_more = (by_words.per_take && !part.per_take) || (by_words.says_timing && !part.says_timing);
      if (says_more && (part.text.empty() || (by_words.per_take && by_words.says_timing))) part = by_words;
    }
    part.sig = collapseSpaces(dosage.text);
    if (part.text.empty()) part.text = part.sig;
    add(part);
  }
  if (whole.empty()) {
    for (const knowledge::DoseInstruction& instruction : reading.text.instructions) {
      add(doseOfPart(partOf(instruction), reading));
    }
    if (!whole.empty()) whole.sig = collapseSpaces(reading.label);
  }
  return whole;
}

SameDose compareDoses(const Dose& a, const Dose& b) {
  if (a.empty() || b.empty()) return SameDose::CannotTell;
  const bool are_numbers = a.unit == b.unit && !a.unit.empty();
  if (are_numbers && a.per_day && b.per_day) {
    if (!isClose(*a.per_day, *b.per_day)) return SameDose::No;
    return a.is_as_needed == b.is_as_needed ? SameDose::Yes : SameDose::No;
  }
  if (are_numbers && a.per_take && b.per_take && !a.per_take_high && !b.per_take_high) {
    const bool are_equal = isClose(*a.per_take, *b.per_take) || (a.per_day && isClose(*a.per_day, *b.per_take)) ||
                           (b.per_day && isClose(*b.per_day, *a.per_take));
    return are_equal ? SameDose::Yes : SameDose::No;
  }
  return foldForMatching(a.text) == foldForMatching(b.text) ? SameDose::Yes : SameDose::CannotTell;
}

}  // namespace baton::sources::reconcile
