// How often, in words and as takes per day, from FHIR Timing.repeat (http://hl7.org/fhir/R4/datatypes.html#Timing) as a
// resource states it or as words were read.
#pragma once

#include <optional>
#include <string>

#include "knowledge/timing.h"
#include "record/facts.h"

namespace baton::sources::reconcile {

struct Frequency {
  std::string words;  // "every morning", "2 times a day as needed"; "" when not said
  std::optional<double> per_day;
  bool is_as_needed = false;
};

Frequency frequencyOf(const record::Dosage& dosage);
Frequency frequencyOf(const knowledge::Timing& timing);

}  // namespace baton::sources::reconcile
