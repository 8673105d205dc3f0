// ical: days and moments for a calendar, as an iCalendar file.
//
// Times in UTC, so that no zone needs to be described. Source: RFC 5545 (content lines folded at 75 octets §3.1, TEXT
// escapes §3.3.11, UID and DTSTAMP §3.6.1, DISPLAY alarm §3.6.6).
#pragma once

#include <string>
#include <vector>

#include "base/instant.h"

namespace baton::format {

struct CalendarEvent {
  std::string uid;  // the same for the same thing in every file
  Instant at;
  std::string summary;
  std::string description;
  std::string url;                // "" = none
  std::int64_t alarm_before = 0;  // minutes; 0 = no alarm
  int sequence = 0;               // raised with each change
  bool is_cancelled = false;
};

std::string calendarFile(const std::vector<CalendarEvent>& events, Instant made);

}  // namespace baton::format
