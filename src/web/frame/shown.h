// Shown: dates, times and numbers as a reader of the language expects them.
//
// English: "March 1, 2026", "2:05 pm"; Spanish: "1 de marzo de 2026", "14:05". A reader may choose 12 or 24 hours.
// An Instant is shown by the clocks of the reader's zone; a FHIR date on the day that dayFor() gives it (base/zone.h).
// Numbers keep their digits: 98.60 stays 98.60, with a comma for Spanish readers outside the Americas left to
// later: US, Mexican and Central American Spanish write a point (RAE, Ortografía 2010 §8.2 allows both).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/instant.h"
#include "base/zone.h"
#include "web/frame/words.h"

namespace baton::web {

enum class Hours : std::uint8_t { ByLanguage, Twelve, TwentyFour };

struct Manner {
  Language language = Language::English;
  const Zone* zone = nullptr;  // the reader's; nullptr = UTC
  Hours hours = Hours::ByLanguage;
};

std::string shownTime(const Manner& manner, Instant at);      // "2:05 pm" | "14:05"
std::string shownDay(const Manner& manner, Instant at);       // "March 1, 2026"
std::string shownShortDay(const Manner& manner, Instant at);  // "Mar 1" | "1 mar"
std::string shownMoment(const Manner& manner, Instant at);    // "March 1, 2026 at 2:05 pm"
// "March 1, 2026", "March 2026", "2026": as exactly as it was written. "" for no date.
std::string shownDate(const Manner& manner, const PartialDate& date);
// Days between, in words: "today", "yesterday", "in 3 days", "3 days ago"; further than 14 days the date itself.
std::string shownDistance(const Manner& manner, Instant at, Instant now);
std::string shownDistance(const Manner& manner, const PartialDate& date, Instant now);
// "2:30 pm" of a date that was written with a time, by the reader's clocks; where the clock that wrote it showed
// another time, that one too: "11:30 am (2:30 pm there)". "" without a time.
std::string shownClock(const Manner& manner, const PartialDate& date);
// The day with that time: "March 1, 2026, 2:30 pm"; the day alone without one.
std::string shownWhen(const Manner& manner, const PartialDate& date);
// "lithium level" → "Lithium level", "ácido" → "Ácido": a name at the beginning.
std::string sentenceCase(std::string text);
// "2026-03-01" by the reader's calendar, as form fields have it.
std::string isoDay(const Manner& manner, Instant at);

}  // namespace baton::web
