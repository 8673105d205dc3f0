// Zone: how far from UTC the clocks of a place are at a moment, through every change to summer time and back.
//
// Why not std::chrono's zones: the standard library of Debian 12 has none, and POSIX localtime_r knows only the zone of
// the whole process, while the people of one household live in different places.
// In: the bytes of a TZif file of any version (IETF RFC 8536), or a rule as TZ holds it (POSIX.1-2017, 8.3, with the
// hours beyond a day that RFC 8536 §3.3.1 allows). Both are read defensively: nullopt for what is not well formed.
// Leap seconds are ignored, as Instant does. Cost of a question: a binary search. Threads: a plain value.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace baton {

// One of the two days of a rule on which the clocks change.
struct ClockChange {
  enum class Day : std::uint8_t { WeekdayOfMonth, DayWithoutLeap, DayOfYear };  // "M3.2.0", "J60", "59"
  Day kind = Day::WeekdayOfMonth;
  int month = 0;
  int week = 0;                 // 1 to 5; 5 is the last
  int day = 0;                  // of the week from Sunday = 0, or of the year
  std::int32_t seconds = 7200;  // after midnight by the clock before the change; may be negative or over a day
};
struct ClockRule {
  std::int32_t standard_seconds = 0;  // east of UTC
  std::int32_t summer_seconds = 0;
  bool has_summer = false;
  ClockChange to_summer;
  ClockChange to_standard;
  std::int32_t secondsAt(std::int64_t utc_seconds) const;
};
// "EST5EDT,M3.2.0,M11.1.0", "<-03>3", "IST-1GMT0,M10.5.0,M3.5.0/1".
std::optional<ClockRule> parseClockRule(std::string_view text);

class Zone {
 public:
  Zone() = default;  // UTC
  static std::optional<Zone> parse(std::string_view tzif);
  static std::optional<Zone> fromRule(std::string_view rule);

  std::int32_t offsetMinutes(Instant at) const;  // east of UTC, rounded toward it
  // The moment at which clocks here show this day and minute. Of an hour that comes twice the first one; of one that is
  // left out, as much later as the clocks jump.
  Instant atLocal(std::int64_t day, int minute_of_day) const;

 private:
  std::int32_t secondsAt(std::int64_t utc_seconds) const;

  std::vector<std::int64_t> changes_;  // UTC seconds, rising
  std::vector<std::int32_t> offsets_;  // from each change on
  std::int32_t first_seconds_ = 0;     // before the first change
  std::optional<ClockRule> rule_;      // after the last change
};

// The calendar's day on which something happened, for a reader in this zone. A day, month or year stays as it is. A
// time with a distance from UTC was written by a clock on somebody's wall: its day stays too. A time in UTC ("Z") was
// on no wall: its day is the reader's; but midnight in UTC exactly is how many systems write a day without a time.
PartialDate dayFor(const Zone& zone, const PartialDate& date);
// Whether a time of the day can be shown: written to the minute at least, and not the midnight above.
bool hasTimeOfDay(const PartialDate& date);

}  // namespace baton
