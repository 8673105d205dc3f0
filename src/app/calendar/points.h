// Calendar points: every day of a record on which something is to happen: visits, watch points after a change of a
// medicine, tests, steps after a crisis, tasks and answers that are waited for (capability FIND-3 in part, issue of
// reminders).
//
// Made of a Disclosure of the person's own view and of what was sent; the feed, the file, the page and the reminders
// all show these. A point that is done, cancelled or withdrawn is not made (a cancelled visit is made as cancelled, so
// that calendars take it out). Two texts: `neutral` tells a stranger nothing, not even what this program is for; `what`
// is in the reader's words and language and stands only where the person chose so.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/home.h"
#include "format/json.h"
#include "record/disclosure.h"

namespace baton::app {

enum class PointKind : std::uint8_t { Visit, Watch, Test, Step, Task, Answer };
std::string_view toText(PointKind kind);  // "visit", "watch", "test", "step", "task", "answer"

struct CalendarPoint {
  PointKind kind = PointKind::Visit;
  std::string
      id;  // of this record, the same as long as its cause: "Appointment/12", "watch/sertraline/raise/2026-11-17"
  PartialDate on;    // a day, or a moment
  PartialDate ends;  // of a visit, where it is known
  std::string what;
  std::string path;  // the page about it, below the person's: "/watch"
  int sequence = 0;  // raised with each change of the cause
  bool is_cancelled = false;
};

// What lies `kPastDays` back or later, soonest first. `language`: "en" or "es". Errors: as loading a record.
inline constexpr int kPastDays = 30;
Result<std::vector<CalendarPoint>> calendarPoints(Home& home, const record::PersonId& person,
                                                  const record::Disclosure& own, const std::string& language);
// What came of a record alone: everything but the answers that are waited for. Pure.
std::vector<CalendarPoint> calendarPointsOf(const record::Disclosure& own, const std::string& language);

// "Appointment", "Something to do": what a stranger may read.
std::string neutralWords(PointKind kind, const std::string& language);

// iCalendar. `uid_of` hides ids; `name` "" = a file, else a feed of that name.
struct CalendarLook {
  std::string language = "en";
  bool has_words = false;  // `what` instead of the neutral text
  std::string name;
  std::string site;  // "https://baton.example/people/p1", what `path` is below; "" = no links
};
std::string calendarText(Home& home, const record::PersonId& person, const std::vector<CalendarPoint>& points,
                         const CalendarLook& look);
json::Value pointsJson(const std::vector<CalendarPoint>& points);

}  // namespace baton::app
