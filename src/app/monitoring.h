// The monitoring calendar of a record: which test of which medicine is due when, with the last value and who sees to
// it.
//
// As far as the gate shows the record to `role`. `language`: "en" or "es", of names and reasons for a person. Errors:
// BadUsage for a role that is none, what loading may answer.
#pragma once

#include <cstdint>
#include <string>

#include "app/drug_knowledge.h"
#include "app/home.h"
#include "record/disclosure.h"
#include "rules/monitoring.h"

namespace baton::app {

using rules::Calendar;
using rules::CalendarEntry;
using rules::DueState;

// What a disclosure shows, at its moment: the pages ask this, and monitoringOf() too.
Calendar monitoringCalendar(const record::Disclosure& seen, const std::string& role, const std::string& language);

// When somebody has to do something about a test.
enum class Soonness : std::uint8_t {
  Now,   // overdue, missing or due
  Soon,  // within kSoonDays
  Later,
  Done,   // wanted once, and there
  Named,  // nothing is said of its day: the reader is not shown results
};
inline constexpr int kSoonDays = 30;
Soonness soonnessOf(const CalendarEntry& entry, Instant now);

Result<Shown> monitoringOf(Home& home, const record::PersonId& person, const std::string& role,
                           const std::string& language);

}  // namespace baton::app
