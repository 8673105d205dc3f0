#include "web/frame/shown.h"

#include <array>
#include <cstdio>

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

Instant local(const Manner& manner, Instant at) { return Instant{at.ms + manner.offset_minutes * kMinuteMs}; }
std::int64_t dayOf(const Manner& manner, Instant at) { return floorDivide(local(manner, at).ms, kDayMs); }

std::string dayText(Language language, const Civil& day) {
  // Order differs: {0} is the month, {1} the day, {2} the year.
  return sayf(language, "{0} {1}, {2}", month(language, day.month), static_cast<int>(day.day), day.year);
}

// A month's first three letters; every month of both languages begins with ASCII letters.
std::string shortMonth(Language language, unsigned number) { return month(language, number).substr(0, 3); }

}  // namespace

std::string shownTime(const Manner& manner, Instant at) {
  const std::int64_t minutes = floorDivide(local(manner, at).ms, kMinuteMs) - dayOf(manner, at) * 1440;
  const int hour = static_cast<int>(minutes / 60);
  const int minute = static_cast<int>(minutes % 60);
  const bool is_twelve =
      manner.hours == Hours::Twelve || (manner.hours == Hours::ByLanguage && manner.language == Language::English);
  std::array<char, 24> text{};
  if (is_twelve) {
    std::snprintf(text.data(), text.size(), "%d:%02d %s", hour % 12 == 0 ? 12 : hour % 12, minute,
                  hour < 12 ? "am" : "pm");
  } else {
    std::snprintf(text.data(), text.size(), "%d:%02d", hour, minute);
  }
  return text.data();
}

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

std::string shownDate(Language language, const PartialDate& date) {
  if (date.empty()) return "";
  const std::string text = date.dateText();
  const auto first = PartialDate::parse(text);
  if (!first) return text;
  const Civil day = civilFromDays(floorDivide(first->first().ms, kDayMs));
  if (text.size() == 4) return text;
  if (text.size() == 7) return sayf(language, "{} {}", month(language, day.month), text.substr(0, 4));
  return dayText(language, day);
}

std::string shownDistance(const Manner& manner, Instant at, Instant now) {
  const std::int64_t days = dayOf(manner, at) - dayOf(manner, now);
  if (days == 0) return say(manner.language, "today");
  if (days == -1) return say(manner.language, "yesterday");
  if (days == 1) return say(manner.language, "tomorrow");
  if (days < -kMostDaysInWords || days > kMostDaysInWords) return shownDay(manner, at);
  if (days < 0) return sayn(manner.language, "{} day ago", "{} days ago", -days);
  return sayn(manner.language, "in {} day", "in {} days", days);
}

}  // namespace baton::web
