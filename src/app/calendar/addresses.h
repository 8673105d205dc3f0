// Calendar addresses: secret web addresses at which a calendar program reads a person's days again and again.
//
// An address holds 256 random bits; the store keeps a keyed hash of them, so neither the database nor a copy of it
// holds one that works, and it is shown once. It shows neutral words unless the person chose otherwise when they made
// it. It works as long as nobody ends it, the account that made it may still open the record as its owner, and the
// record is there; afterwards the answer is the one of an address that never was. Making one is a line of the access
// log, and so is the first reading of each day.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "app/visitor.h"

namespace baton::app {

struct CalendarAddress {
  std::string id;  // names it in lists; opens nothing
  record::PersonId person;
  std::string account;  // who made it; "" = the command line
  std::string language = "en";
  bool has_words = false;
  Instant made;
  Instant read;  // by a calendar program, last; 0 = never
};

inline constexpr std::size_t kMostAddresses = 10;  // of one record

// Answers with the token, which is kept nowhere. Errors: Conflict when there are kMostAddresses already.
Result<std::string> makeCalendarAddress(Home& home, const CalendarAddress& address, const std::string& name);
Result<std::vector<CalendarAddress>> calendarAddresses(Home& home, const record::PersonId& person);  // newest first
Result<bool> endCalendarAddress(Home& home, const record::PersonId& person, const std::string& id);
// What the address shows now, as iCalendar; nothing when it shows nothing any more.
Result<std::optional<std::string>> readCalendarAddress(Home& home, const std::string& token);
// Part of erasing a person.
Status dropCalendarAddresses(Home& home, const record::PersonId& person);

// "/calendar/…/notes.ics"
std::string calendarPath(const std::string& token);

}  // namespace baton::app
