// Dose: how much and how often an instruction says, in words and, where the words allow it, in numbers.
//
// Numbers are arithmetic on what is written (2 tablets of 50 mg are 100 mg), never an assumption: a missing count,
// strength or frequency stays missing, and then two instructions are not said to differ.
#pragma once

#include <optional>
#include <string>

#include "record/facts.h"
#include "sources/reconcile/medication_reading.h"

namespace baton::sources::reconcile {

struct Dose {
  std::string text;  // "100 mg every morning"; the source's own words when they could not be read
  std::string sig;   // the source's own words
  std::string unit;  // "mg", "mL", "tablet": of the two numbers below
  std::optional<double> per_take;
  std::optional<double> per_take_high;
  std::optional<double> per_day;
  std::optional<double> takes_per_day;
  bool is_as_needed = false;
  bool says_timing = false;
  bool empty() const { return text.empty() && sig.empty(); }
};

Dose doseOf(const record::MedicationFact& fact, const MedicationReading& reading, MedicationReader& reader);

// Two instructions that hold together: "300 mg every morning and 600 mg at bedtime".
Dose together(const Dose& a, const Dose& b);

enum class SameDose { Yes, No, CannotTell };
SameDose compareDoses(const Dose& a, const Dose& b);

}  // namespace baton::sources::reconcile
