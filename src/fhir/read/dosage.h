// Dosage and Timing: what the parts of an instruction say, and the same in words that a person reads.
//
// Input: FHIR R4 Dosage (of requests, statements, dispenses) or MedicationAdministration.dosage. Output:
// record::Dosage. Words: "2 times a day", "every 6 hours", "every morning", "at bedtime", "as needed for sleep".
// Nothing is added that the element does not say. Source: http://hl7.org/fhir/R4/dosage.html, datatypes.html#Timing,
// valueset-event-timing, v3-GTSAbbreviation.
#pragma once

#include <string>

#include "format/json.h"
#include "record/facts.h"

namespace baton::fhir::read {

// The parts of a Timing that a rule counts with, and its words.
struct TimingParts {
  int frequency = 0;
  int frequency_max = 0;
  double period = 0;
  std::string period_unit;
  std::vector<std::string> when;
  std::string words;
};
TimingParts timingFrom(const json::Value& timing);

record::Dosage dosageFrom(const json::Value& element);
std::vector<record::Dosage> dosagesFrom(const json::Value& elements);

}  // namespace baton::fhir::read
