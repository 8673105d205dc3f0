// Trials: what each antidepressant and antipsychotic of the record has been given as a chance, and what came of it.
//
// Dose × time: the days at or above the dose of knowledge/trials, from the doses that the line's orders and lists state
// one after the other (the newest that had begun by a day holds on it), else from the line's own dose. What came of it:
// the reason of the stop in words, else the PHQ-9 from the last before the start to the last within it (a fall by half
// is a response: Kroenke 2001). A trial that ended for side effects is no failure. What cannot be told is Unknown,
// never guessed. Pure; cost: one pass over the facts of each line that has a row.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/asked.h"
#include "rules/line_facts.h"

namespace baton::rules {

enum class Adequacy : std::uint8_t { Adequate, TooLow, TooShort, Unknown };
enum class Outcome : std::uint8_t { Helped, NotEnough, NotTolerated, Unknown };

struct Trial {
  const record::MedicationLine* line = nullptr;
  const knowledge::TrialDose* row = nullptr;
  std::optional<double> highest_mg;    // of a day
  int days = 0;                        // on it at all
  int days_at_dose = 0;                // at the row's minimum or more
  bool counts_for_resistance = false;  // at the row's resistance dose for its weeks
  bool is_current = false;
  Adequacy adequacy = Adequacy::Unknown;
  Outcome outcome = Outcome::Unknown;
};

std::vector<Trial> trialsOf(const Asked& asked);

// The newest PHQ-9 total (LOINC 44261-6) at or before a moment; nullopt where there is none.
struct ScoreOn {
  double value = 0;
  std::int64_t day = 0;
  const record::ObservationFact* fact = nullptr;
};
std::optional<ScoreOn> lastScore(const Asked& asked, std::string_view loinc, std::int64_t from_day,
                                 std::int64_t to_day);

inline constexpr std::string_view kPhq9Total = "44261-6";
inline constexpr std::string_view kGad7Total = "70274-6";

}  // namespace baton::rules
