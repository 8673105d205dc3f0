// Reminders: one pass over the accounts that want some (by e-mail, by Web Push), in neutral words.
//
// What is due is found anew in each pass, from the record as it stands at that moment, and nothing is queued: a visit
// that was cancelled, a test that is done, a record that an account may no longer open, simply reminds of nothing any
// more. At most once: before anything goes out a marker for cause, day and way is kept; it is taken off again only when
// the other side surely has not got it ("later"). A visit is told kVisitHours before; a day without an hour from
// kMorning on of that day. In quiet hours nothing goes out: it waits for their end, and is dropped when it has come too
// late by then. Several things that are due together are one message. Nothing in it tells of health, a name or a day.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/calendar/points.h"
#include "app/delivery/settings.h"
#include "app/home.h"
#include "app/reminders/settings.h"
#include "base/zone.h"
#include "net/push.h"
#include "net/transport.h"

namespace baton::app {

inline constexpr int kVisitHours = 24;
inline constexpr int kMorning = 9 * 60;  // minutes after midnight

// Null: there is none, and what needs it waits.
struct RemindNetwork {
  net::MailTransport* mail = nullptr;
  net::PushTransport* push = nullptr;
};

struct RemindReport {
  std::size_t mailed = 0;
  std::size_t pushed = 0;
  std::size_t later = 0;
  std::size_t failed = 0;
  std::size_t gone = 0;  // browsers that are not there any more, taken off
};

// Which of these are to be told of at `now`, by these settings and the clocks of this zone. Pure.
std::vector<CalendarPoint> dueNow(const std::vector<CalendarPoint>& points, const ReminderSettings& settings,
                                  const Zone& zone, Instant now);

// Errors: Storage and its kin; trouble with one message is no error.
Result<RemindReport> remindAll(Home& home, const DeliverySettings& delivery, const RemindNetwork& network);

}  // namespace baton::app
