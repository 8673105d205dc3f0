// Amount and Timing: how much and how often, as read from the words of a prescription or a person.
//
// Timing follows FHIR R4 `Timing.repeat` (http://hl7.org/fhir/R4/datatypes.html#Timing): "twice a day" is frequency 2,
// period 1, period_unit "d"; "every 6 hours" is frequency 1, period 6, period_unit "h"; "qhs" is when {"HS"}.
// What the words do not say stays absent; nothing is filled in.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"

namespace baton::knowledge {

// "1 tablet", "1-2 tablets" (high is set), "100 mg". Units are singular, lower case words or UCUM where one exists.
struct Amount {
  Decimal value;
  std::optional<Decimal> high;
  std::string unit;  // "tablet", "mg", "mL", "puff", "beer", ...; "" when only a number was written
  bool operator==(const Amount&) const = default;
};

struct Timing {
  std::optional<int> frequency;
  std::optional<int> frequency_max;
  std::optional<Decimal> period;
  std::optional<Decimal> period_max;
  std::string period_unit;         // UCUM as in FHIR UnitsOfTime: h, d, wk, mo
  std::vector<std::string> when;   // FHIR EventTiming: MORN NOON AFT EVE NIGHT HS WAKE AC PC C ACM ACD ACV PCM ...
  std::vector<std::string> days;   // FHIR DaysOfWeek: mon ... sun
  std::vector<std::string> times;  // FHIR timeOfDay: "08:00:00"
  bool as_needed = false;
  std::string as_needed_for;        // the reason's words: "sleep"
  std::optional<Decimal> duration;  // "x 7 days": 7
  std::string duration_unit;        // d, wk, mo
  bool once = false;                // "x1", "stat", "one time only"
  std::string text;                 // the words all this was read from, as written
  bool operator==(const Timing&) const = default;

  bool empty() const { return text.empty(); }
};

}  // namespace baton::knowledge
