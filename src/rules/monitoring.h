// Monitoring (capability PCP-1): which tests of a medicine are missing or overdue, and the calendar of what is due
// when.
//
// One finding a medicine, with all its tests that are late; a test that another medicine's finding names already is not
// said twice. Id: "monitoring/lithium". Kind: monitoring-overdue when something late had a result before, else
// monitoring-missing. Pure; cost: script/bench.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rules/asked.h"
#include "rules/monitoring_due.h"

namespace baton::rules {

void monitoringFindings(const Asked& asked, const LabResults& results, const DueList& due, Said& said);

// One line of the calendar.
struct CalendarEntry {
  std::string medicine;  // "lithium"
  std::string line;      // "medication/lithium"; "" for typed words
  std::string test;      // "lithium level", for the reader
  std::string test_id;   // "lithium-level"
  std::string row;       // of knowledge/monitoring
  DueState state = DueState::Upcoming;
  std::string due;                            // "2026-12-01"; "" where nobody knows since when it is taken, or done
  std::string last_on;                        // "" when there is no result
  std::string last_value;                     // "0.9 mmol/L"
  std::string last_resource;                  // "Observation/..."
  std::optional<record::Source> last_source;  // who says so
  // A limit of the tables holds of the last value (rules/lab_limits.h): the next day of the calendar is then not all
  // that there is to say.
  bool is_unusual = false;
  std::string owner;       // role
  std::string owner_name;  // who of the care team, "" when not known
  std::string why;
  std::string source;
};
struct Calendar {
  std::vector<CalendarEntry> entries;  // earliest first; what has no date before all, what is done last
  std::vector<record::NotChecked> not_checked;
};
Calendar monitoringCalendar(const Asked& asked);
// For a reader who is not shown results (Shown::ListOnly): only which tests go with the medicines, and whom to ask. A
// day, a last value or its absence would tell what they may not see, or say that it is missing.
void nameOnly(Calendar& calendar);

}  // namespace baton::rules
