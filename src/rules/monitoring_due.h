// Monitoring due: for each medicine and test, when it is due, when it was last done, and how late it is.
//
// One entry for a test of a medicine: the gravest and most overdue of its rows. Pure; no words.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "knowledge/monitoring.h"
#include "rules/courses.h"
#include "rules/lab_results.h"

namespace baton::rules {

enum class DueState : std::uint8_t {
  Overdue,   // done before, and later than the row allows
  Missing,   // no result at all, and later than the row allows
  Due,       // due, within the grace of the row
  Upcoming,  // the next date
  Done,      // wanted once, and there; in DueList::done only
  Named,     // goes with the medicine, and no more is said: the reader is not shown results (nameOnly)
};

// What happened, for rows that speak of an event.
struct Occasion {
  Instant on;
  const TakenItem* item = nullptr;  // what was started or stopped
  std::string_view key;             // the symptom's or diagnosis' resource
};

struct Due {
  const Course* course = nullptr;
  const knowledge::MonitoringRow* row = nullptr;
  DueState state = DueState::Upcoming;
  std::optional<Instant> on;        // nullopt: nobody knows since when it is taken
  const LabResult* last = nullptr;  // the newest result
  std::optional<Occasion> occasion;
  // As grave as the row, less where nothing was ever seen: it may lie with a clinic that Baton does not know.
  knowledge::Severity severity = knowledge::Severity::Low;
  bool isLate() const { return state == DueState::Overdue || state == DueState::Missing; }
};

struct DueList {
  std::vector<Due> items;                    // medicine after medicine, as in Courses::now
  std::vector<Due> done;                     // tests wanted once that have their result, where nothing else is due
  std::vector<const Course*> unknown_start;  // rows about the start could not be looked at
};

DueList dueList(const Asked& asked, const Courses& courses, const LabResults& results);

}  // namespace baton::rules
