// ical: days and moments for a calendar, as an iCalendar file.
//
// Times in UTC, so that no zone needs to be described; a whole day as DATE, which is the same day in every zone.
// Source: RFC 5545 (content lines folded at 75 octets §3.1, TEXT escapes §3.3.11, UID and DTSTAMP §3.6.1, DTEND
// §3.8.2.2, DISPLAY alarm §3.6.6); of a feed RFC 7986 (NAME §5.1, REFRESH-INTERVAL §5.7).
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
  std::string day = {};  // "2026-03-01": all of that day, and `at` does not count
  Instant ends = {};     // 0 = not known
};

// `name`: of a feed that programs ask for again every few hours; "" = a file that is brought in once.
std::string calendarFile(const std::vector<CalendarEvent>& events, Instant made, const std::string& name = "");

}  // namespace baton::format
