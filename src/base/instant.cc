#include "base/instant.h"

#include <cstdio>

namespace baton {
namespace {

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kHourMs = 3'600'000;

// Reads exactly `count` digits at `at`, or -1.
int digits(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count > text.size()) return -1;
  int value = 0;
  for (std::size_t i = at; i < at + count; ++i) {
    if (text[i] < '0' || text[i] > '9') return -1;
    value = value * 10 + (text[i] - '0');
  }
  return value;
}

bool isLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int daysInMonth(int year, int month) {
  constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && isLeap(year) ? 29 : kDays[month - 1];
}

// "Z" or "+05:00" at `at` to the end; gives minutes east of UTC.
std::optional<int> zone(std::string_view text, std::size_t at) {
  if (at + 1 == text.size() && text[at] == 'Z') return 0;
  if (at + 6 != text.size() || (text[at] != '+' && text[at] != '-') || text[at + 3] != ':') return std::nullopt;
  const int hours = digits(text, at + 1, 2);
  const int minutes = digits(text, at + 4, 2);
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
  return (text[at] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

}  // namespace

// Days from civil and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms" (public description of
// the method); era of 400 years with March as the first month.
std::int64_t daysFromCivil(int year, unsigned month, unsigned day) {
  const std::int64_t y = static_cast<std::int64_t>(year) - (month <= 2 ? 1 : 0);
  const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
  const std::int64_t year_of_era = y - era * 400;
  const std::int64_t day_of_year = (153 * (static_cast<int>(month) + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const std::int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146'097 + day_of_era - 719'468;
}

Civil civilFromDays(std::int64_t days) {
  days += 719'468;
  const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
  const std::int64_t day_of_era = days - era * 146'097;
  const std::int64_t year_of_era = (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / 146'096) / 365;
  const std::int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t shifted_month = (5 * day_of_year + 2) / 153;
  Civil civil;
  civil.day = static_cast<unsigned>(day_of_year - (153 * shifted_month + 2) / 5 + 1);
  civil.month = static_cast<unsigned>(shifted_month < 10 ? shifted_month + 3 : shifted_month - 9);
  civil.year = static_cast<int>(year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0));
  return civil;
}

std::string toIsoDate(Instant instant) {
  std::int64_t days = instant.ms / kDayMs;
  if (instant.ms % kDayMs < 0) --days;
  const Civil civil = civilFromDays(days);
  if (civil.year < 0 || civil.year > 9999) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", civil.year, civil.month, civil.day);
    return buffer;
  }
  std::string text = "0000-00-00";  // every finding and line has a date: no format to read each time
  const auto put = [&](std::size_t end, unsigned value) {
    for (; value > 0; value /= 10) text[end--] = static_cast<char>('0' + value % 10);
  };
  put(3, static_cast<unsigned>(civil.year));
  put(6, civil.month);
  put(9, civil.day);
  return text;
}

std::string toIso(Instant instant) {
  std::int64_t rest = instant.ms % kDayMs;
  if (rest < 0) rest += kDayMs;
  char buffer[32];
  const int hour = static_cast<int>(rest / kHourMs);
  const int minute = static_cast<int>(rest % kHourMs / kMinuteMs);
  const int second = static_cast<int>(rest % kMinuteMs / 1000);
  const int ms = static_cast<int>(rest % 1000);
  if (ms == 0) {
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02dZ", hour, minute, second);
  } else {
    std::snprintf(buffer, sizeof buffer, "T%02d:%02d:%02d.%03dZ", hour, minute, second, ms);
  }
  return toIsoDate(instant) + buffer;
}

std::optional<PartialDate> PartialDate::parse(std::string_view text) {
  PartialDate date;
  const int year = digits(text, 0, 4);
  if (year < 1) return std::nullopt;
  auto finish = [&](Precision precision, std::int64_t first_ms, std::int64_t next_ms) {
    date.text_ = text;
    date.precision_ = precision;
    date.first_ = Instant{first_ms};
    date.last_ = Instant{next_ms - 1};
    return date;
  };
  if (text.size() == 4) {
    return finish(Precision::Year, daysFromCivil(year, 1, 1) * kDayMs, daysFromCivil(year + 1, 1, 1) * kDayMs);
  }
  const int month = digits(text, 5, 2);
  if (text[4] != '-' || month < 1 || month > 12) return std::nullopt;
  const auto m = static_cast<unsigned>(month);
  if (text.size() == 7) {
    const std::int64_t next = month == 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, m + 1, 1);
    return finish(Precision::Month, daysFromCivil(year, m, 1) * kDayMs, next * kDayMs);
  }
  const int day = digits(text, 8, 2);
  if (text[7] != '-' || day < 1 || day > daysInMonth(year, month)) return std::nullopt;
  const std::int64_t midnight = daysFromCivil(year, m, static_cast<unsigned>(day)) * kDayMs;
  if (text.size() == 10) return finish(Precision::Day, midnight, midnight + kDayMs);

  // With a time, FHIR R4 asks for seconds and a zone; minutes without seconds are read as the whole minute,
  // because C-CDA readers write them.
  const int hour = digits(text, 11, 2);
  const int minute = digits(text, 14, 2);
  if (text[10] != 'T' || hour < 0 || hour > 23 || minute < 0 || minute > 59 || text[13] != ':') return std::nullopt;
  std::size_t at = 16;
  std::int64_t ms = midnight + hour * kHourMs + minute * kMinuteMs;
  Precision precision = Precision::Minute;
  if (at < text.size() && text[at] == ':') {
    int second = digits(text, at + 1, 2);
    if (second < 0 || second > 60) return std::nullopt;
    if (second == 60) second = 59;  // a leap second is the second before it, as POSIX has it
    ms += std::int64_t{second} * 1000;
    precision = Precision::Second;
    at += 3;
    if (at < text.size() && text[at] == '.') {
      ++at;
      int factor = 100;
      const std::size_t start = at;
      while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
        ms += std::int64_t{text[at] - '0'} * factor;
        factor /= 10;
        ++at;
      }
      if (at == start) return std::nullopt;
    }
  }
  int offset_minutes = 0;
  if (at < text.size()) {
    const auto offset = zone(text, at);
    if (!offset) return std::nullopt;
    offset_minutes = *offset;
  }
  ms -= offset_minutes * kMinuteMs;
  return finish(precision, ms, ms + (precision == Precision::Minute ? kMinuteMs : 1000));
}

PartialDate PartialDate::fromInstant(Instant instant) {
  const std::int64_t whole = instant.ms - ((instant.ms % 1000) + 1000) % 1000;
  return *parse(toIso(Instant{whole}));
}

PartialDate PartialDate::day(Instant instant) { return *parse(toIsoDate(instant)); }

std::string PartialDate::dateText() const { return text_.substr(0, 10); }

std::optional<Instant> parseInstant(std::string_view text) {
  const auto date = PartialDate::parse(text);
  if (!date) return std::nullopt;
  return date->first();
}

int ageInYears(const PartialDate& born, Instant on) {
  const auto birth = PartialDate::parse(born.dateText());
  if (!birth) return 0;
  auto days = [](Instant i) { return i.ms >= 0 ? i.ms / kDayMs : (i.ms - kDayMs + 1) / kDayMs; };
  const Civil from = civilFromDays(days(birth->first()));
  const Civil to = civilFromDays(days(on));
  int years = to.year - from.year;
  if (to.month < from.month || (to.month == from.month && to.day < from.day)) --years;
  return years;
}

}  // namespace baton
