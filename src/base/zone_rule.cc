// The rule of a zone as POSIX writes it: "EST5EDT,M3.2.0,M11.1.0".
#include <cctype>

#include "base/zone.h"

namespace baton {
namespace {

constexpr std::int64_t kDaySeconds = 86'400;
constexpr int kMostHours = 167;  // RFC 8536 §3.3.1

class RuleText {
 public:
  explicit RuleText(std::string_view text) : rest_(text) {}

  bool isDone() const { return rest_.empty(); }
  bool take(char c) {
    if (rest_.empty() || rest_.front() != c) return false;
    rest_.remove_prefix(1);
    return true;
  }
  bool isNext(char c) const { return !rest_.empty() && rest_.front() == c; }

  // Three letters at least, or anything in angle brackets.
  bool takeName() {
    if (take('<')) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos || end < 3) return false;
      rest_.remove_prefix(end + 1);
      return true;
    }
    std::size_t end = 0;
    while (end < rest_.size() && std::isalpha(static_cast<unsigned char>(rest_[end])) != 0) ++end;
    rest_.remove_prefix(end);
    return end >= 3;
  }
  std::optional<int> takeNumber(int most) {
    int value = 0;
    std::size_t digits = 0;
    while (digits < rest_.size() && digits < 4 && rest_[digits] >= '0' && rest_[digits] <= '9') {
      value = value * 10 + (rest_[digits++] - '0');
    }
    rest_.remove_prefix(digits);
    if (digits == 0 || value > most) return std::nullopt;
    return value;
  }
  // "[+-]h[h[h]][:mm[:ss]]" in seconds.
  std::optional<std::int32_t> takeTime(int most_hours) {
    const bool is_negative = isNext('-');
    if (isNext('-') || isNext('+')) rest_.remove_prefix(1);
    std::int32_t seconds = 0;
    const auto hours = takeNumber(most_hours);
    if (!hours) return std::nullopt;
    seconds = *hours * 3600;
    for (const int unit : {60, 1}) {
      if (!take(':')) break;
      const auto part = takeNumber(59);
      if (!part) return std::nullopt;
      seconds += *part * unit;
    }
    return is_negative ? -seconds : seconds;
  }

 private:
  std::string_view rest_;
};

std::optional<ClockChange> takeChange(RuleText& text) {
  ClockChange change;
  if (text.take('M')) {
    const auto month = text.takeNumber(12);
    if (!month || *month == 0 || !text.take('.')) return std::nullopt;
    const auto week = text.takeNumber(5);
    if (!week || *week == 0 || !text.take('.')) return std::nullopt;
    const auto day = text.takeNumber(6);
    if (!day) return std::nullopt;
    change = {ClockChange::Day::WeekdayOfMonth, *month, *week, *day};
  } else {
    const bool is_julian = text.take('J');
    const auto day = text.takeNumber(365);
    if (!day || (is_julian && *day == 0)) return std::nullopt;
    change.kind = is_julian ? ClockChange::Day::DayWithoutLeap : ClockChange::Day::DayOfYear;
    change.day = *day;
  }
  if (text.take('/')) {
    const auto time = text.takeTime(kMostHours);
    if (!time) return std::nullopt;
    change.seconds = *time;
  }
  return change;
}

bool isLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

// By the clock that holds before the change, in seconds since 1970.
std::int64_t localSecondsOf(const ClockChange& change, int year) {
  std::int64_t day = daysFromCivil(year, 1, 1);
  switch (change.kind) {
    case ClockChange::Day::DayWithoutLeap:
      day += change.day - 1 + (isLeap(year) && change.day >= 60 ? 1 : 0);
      break;
    case ClockChange::Day::DayOfYear:
      day += change.day;
      break;
    case ClockChange::Day::WeekdayOfMonth: {
      const auto month = static_cast<unsigned>(change.month);
      const std::int64_t first = daysFromCivil(year, month, 1);
      const std::int64_t next = month == 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1);
      const std::int64_t weekday = ((first + 4) % 7 + 7) % 7;  // 1970-01-01 was a Thursday
      day = first + (change.day - weekday + 7) % 7 + std::int64_t{change.week - 1} * 7;
      if (day >= next) day -= 7;
      break;
    }
  }
  return day * kDaySeconds + change.seconds;
}

}  // namespace

std::optional<ClockRule> parseClockRule(std::string_view whole) {
  RuleText text(whole);
  ClockRule rule;
  if (!text.takeName()) return std::nullopt;
  const auto standard = text.takeTime(24);
  if (!standard) return std::nullopt;
  rule.standard_seconds = rule.summer_seconds = -*standard;  // POSIX counts west
  if (text.isDone()) return rule;
  rule.has_summer = true;
  rule.summer_seconds = rule.standard_seconds + 3600;
  if (!text.takeName()) return std::nullopt;
  if (!text.isDone() && !text.isNext(',')) {
    const auto summer = text.takeTime(24);
    if (!summer) return std::nullopt;
    rule.summer_seconds = -*summer;
  }
  if (!text.take(',')) return std::nullopt;
  const auto to_summer = takeChange(text);
  if (!to_summer || !text.take(',')) return std::nullopt;
  const auto to_standard = takeChange(text);
  if (!to_standard || !text.isDone()) return std::nullopt;
  rule.to_summer = *to_summer;
  rule.to_standard = *to_standard;
  return rule;
}

std::int32_t ClockRule::secondsAt(std::int64_t utc_seconds) const {
  if (!has_summer) return standard_seconds;
  const std::int64_t local = utc_seconds + standard_seconds;
  const int year = civilFromDays(local >= 0 ? local / kDaySeconds : (local - kDaySeconds + 1) / kDaySeconds).year;
  const std::int64_t begin = localSecondsOf(to_summer, year) - standard_seconds;
  const std::int64_t end = localSecondsOf(to_standard, year) - summer_seconds;
  const bool is_summer =
      begin < end ? utc_seconds >= begin && utc_seconds < end : utc_seconds >= begin || utc_seconds < end;
  return is_summer ? summer_seconds : standard_seconds;
}

}  // namespace baton
