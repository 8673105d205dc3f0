// Those who help at home, and what they carry: the weeks they wrote about, nights, days off, what they look after
// (capability CARE-3).
//
// From entries of the daily and weekly log that name somebody else than the person as who saw it (Observation
// .performer), and from responsibilities and open Tasks that they own. "Nights up" and "days off" are what a caregiver
// says of themselves. A week is seven days ending now. Pure; cost: one pass over observations and tasks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "record/chart.h"

namespace baton::record {

// Observation.code.text of the log (docs/formats/forms.md).
inline constexpr std::string_view kNightsUp = "Nights the caregiver was up";
inline constexpr std::string_view kDaysOff = "Days the caregiver had off";

struct Caregiver {
  std::string name;
  std::vector<std::string> responsibilities;  // ids of the contract: "refills"
  std::vector<std::string> tasks;             // other open Tasks, in words
  PartialDate last_log;                       // "" = never
  int weeks_logged = 0;                       // of the last kLoadWeeks
  std::optional<int> nights;                  // of the newest week told of, when that is at most two weeks ago
  int weeks_without_break = 0;                // told in a row, up to the newest, with no day off
  int missed_weeks = 0;                       // since the last entry, where there were entries in two weeks before
  std::vector<std::string> evidence;          // keys of the newest entries about themselves
  int taskCount() const { return static_cast<int>(responsibilities.size() + tasks.size()); }
};
inline constexpr int kLoadWeeks = 12;

// Relatives on the team or who wrote in the log, by name.
std::vector<Caregiver> caregiversOf(const Chart& chart);

// Who saw it, where that is not the person: name as written; "".
std::string seenBy(const ObservationFact& fact);

}  // namespace baton::record
