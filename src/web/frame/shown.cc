#include "web/frame/shown.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <optional>

namespace baton::web {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kMostDaysInWords = 14;

std::string month(Language language, unsigned number) {
  switch (number) {
    case 1:
      return say(language, "January");
    case 2:
      return say(language, "February");
    case 3:
      return say(language, "March");
    case 4:
      return say(language, "April");
    case 5:
      return sayIn(language, "month", "May");
    case 6:
      return say(language, "June");
    case 7:
      return say(language, "July");
    case 8:
      return say(language, "August");
    case 9:
      return say(language, "September");
    case 10:
      return say(language, "October");
    case 11:
      return say(language, "November");
    default:
      return say(language, "December");
  }
}

// Division that rounds down for times before 1970 too.
std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
  return value >= 0 ? value / by : -((-value + by - 1) / by);
}

const Zone& zoneOf(const Manner& manner) {
  static const Zone kUtc;
  return manner.zone == nullptr ? kUtc : *manner.zone;
}
std::int32_t offsetOf(const Manner& manner, Instant at) { return zoneOf(manner).offsetMinutes(at); }
Instant local(const Manner& manner, Instant at) { return Instant{at.ms + offsetOf(manner, at) * kMinuteMs}; }
std::int64_t dayOf(const Manner& manner, Instant at) { return floorDivide(local(manner, at).ms, kDayMs); }

std::string dayText(Language language, const Civil& day) {
  // Order differs: {0} is the month, {1} the day, {2} the year.
  return sayf(language, "{0} {1}, {2}", month(language, day.month), static_cast<int>(day.day), day.year);
}

// A month's first three letters; every month of both languages begins with ASCII letters.
std::string shortMonth(Language language, unsigned number) { return month(language, number).substr(0, 3); }

// `clock`: what the clocks show, as if they were in UTC.
std::string timeText(const Manner& manner, Instant clock) {
  const std::int64_t minutes = floorDivide(clock.ms, kMinuteMs) - floorDivide(clock.ms, kDayMs) * 1440;
  const int hour = static_cast<int>(minutes / 60);
  const int minute = static_cast<int>(minutes % 60);
  const bool is_twelve =
      manner.hours == Hours::Twelve || (manner.hours == Hours::ByLanguage && manner.language == Language::English);
  std::array<char, 24> text{};
  if (!is_twelve) {
    std::snprintf(text.data(), text.size(), "%d:%02d", hour, minute);
    return text.data();
  }
  std::snprintf(text.data(), text.size(), "%d:%02d", hour % 12 == 0 ? 12 : hour % 12, minute);
  return sayf(manner.language, hour < 12 ? Sentence("{} am") : Sentence("{} pm"), text.data());
}

std::string distanceText(Language language, std::int64_t days) {
  if (days == 0) return say(language, "today");
  if (days == -1) return say(language, "yesterday");
  if (days == 1) return say(language, "tomorrow");
  if (days < 0) return sayn(language, "{} day ago", "{} days ago", -days);
  return sayn(language, "in {} day", "in {} days", days);
}

// The distance from UTC that was written with a time; nullopt for UTC itself, which is no place.
std::optional<int> writtenOffset(const PartialDate& date) {
  const std::string& text = date.text();
  const std::size_t sign = text.find_first_of("+-", std::min<std::size_t>(text.size(), 11));
  if (sign == std::string::npos || text.size() != sign + 6) return std::nullopt;
  const int minutes = std::atoi(text.c_str() + sign + 1) * 60 + std::atoi(text.c_str() + sign + 4);
  if (minutes == 0) return std::nullopt;
  return text[sign] == '-' ? -minutes : minutes;
}

}  // namespace

std::string shownTime(const Manner& manner, Instant at) { return timeText(manner, local(manner, at)); }

std::string shownDay(const Manner& manner, Instant at) {
  return dayText(manner.language, civilFromDays(dayOf(manner, at)));
}

std::string shownShortDay(const Manner& manner, Instant at) {
  const Civil day = civilFromDays(dayOf(manner, at));
  // {0} is the short month, {1} the day.
  return sayf(manner.language, "{0} {1}", shortMonth(manner.language, day.month), static_cast<int>(day.day));
}

std::string shownMoment(const Manner& manner, Instant at) {
  return sayf(manner.language, "{0} at {1}", shownDay(manner, at), shownTime(manner, at));
}

std::string shownDate(const Manner& manner, const PartialDate& date) {
  if (date.empty()) return "";
  const PartialDate day = dayFor(zoneOf(manner), date);
  const Civil civil = civilFromDays(floorDivide(day.first().ms, kDayMs));
  if (day.precision() == Precision::Year) return day.text();
  if (day.precision() == Precision::Month) {
    return sayf(manner.language, "{} {}", month(manner.language, civil.month), day.text().substr(0, 4));
  }
  return dayText(manner.language, civil);
}

std::string shownDistance(const Manner& manner, Instant at, Instant now) {
  const std::int64_t days = dayOf(manner, at) - dayOf(manner, now);
  return days < -kMostDaysInWords || days > kMostDaysInWords ? shownDay(manner, at)
                                                             : distanceText(manner.language, days);
}

std::string shownDistance(const Manner& manner, const PartialDate& date, Instant now) {
  const PartialDate day = dayFor(zoneOf(manner), date);
  const std::int64_t days = floorDivide(day.first().ms, kDayMs) - dayOf(manner, now);
  const bool is_far = days < -kMostDaysInWords || days > kMostDaysInWords || day.precision() != Precision::Day;
  return is_far ? shownDate(manner, date) : distanceText(manner.language, days);
}

std::string shownClock(const Manner& manner, const PartialDate& date) {
  if (!hasTimeOfDay(date)) return "";
  std::string here = timeText(manner, local(manner, date.first()));
  const std::string there = timeText(manner, Instant{date.first().ms + writtenOffset(date).value_or(0) * kMinuteMs});
  if (!writtenOffset(date) || here == there) return here;
  return sayf(manner.language, "{0} ({1} there)", here, there);
}

std::string shownWhen(const Manner& manner, const PartialDate& date) {
  if (!hasTimeOfDay(date)) return shownDate(manner, date);
  // The day goes with the time: both by the reader's clocks.
  return shownDay(manner, date.first()) + ", " + shownClock(manner, date);
}

std::string isoDay(const Manner& manner, Instant at) { return toIsoDate(local(manner, at)); }

std::string sentenceCase(std::string text) {
  if (text.empty()) return text;
  // "eGFR" is a word of its own: EGFR is another thing.
  if (text.size() > 1 && text[1] >= 'A' && text[1] <= 'Z') return text;
  if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  // The small accented letters of Latin-1 stand 32 above the great ones, in the second byte; U+00F7 and U+00FF do not.
  const auto second = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0;
  if (text[0] == '\xC3' && second >= 0xA0 && second <= 0xBE && second != 0xB7) text[1] = static_cast<char>(second - 32);
  return text;
}

}  // namespace baton::web
