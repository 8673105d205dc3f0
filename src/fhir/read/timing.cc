// Timing.repeat and Timing.code in words.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "fhir/read/datatypes.h"
#include "fhir/read/dosage.h"

namespace baton::fhir::read {
namespace {

struct Row {
  std::string_view code;
  std::string_view words;
};

template <std::size_t count>
std::string_view wordsOf(const std::array<Row, count>& rows, std::string_view code) {
  for (const Row& row : rows) {
    if (row.code == code) return row.words;
  }
  return code;
}

// UnitsOfTime (UCUM).
constexpr std::array kUnits{Row{"s", "second"}, Row{"min", "minute"}, Row{"h", "hour"}, Row{"d", "day"},
                            Row{"wk", "week"},  Row{"mo", "month"},   Row{"a", "year"}};

// EventTiming. AC before, PC after, C at a meal; M breakfast, D lunch, V dinner.
constexpr std::array kEvents{Row{"MORN", "every morning"},
                             Row{"MORN.early", "early every morning"},
                             Row{"MORN.late", "late every morning"},
                             Row{"NOON", "at noon"},
                             Row{"AFT", "every afternoon"},
                             Row{"AFT.early", "early every afternoon"},
                             Row{"AFT.late", "late every afternoon"},
                             Row{"EVE", "every evening"},
                             Row{"EVE.early", "early every evening"},
                             Row{"EVE.late", "late every evening"},
                             Row{"NIGHT", "every night"},
                             Row{"PHS", "after falling asleep"},
                             Row{"HS", "at bedtime"},
                             Row{"WAKE", "on waking"},
                             Row{"C", "with meals"},
                             Row{"CM", "with breakfast"},
                             Row{"CD", "with lunch"},
                             Row{"CV", "with dinner"},
                             Row{"AC", "before meals"},
                             Row{"ACM", "before breakfast"},
                             Row{"ACD", "before lunch"},
                             Row{"ACV", "before dinner"},
                             Row{"PC", "after meals"},
                             Row{"PCM", "after breakfast"},
                             Row{"PCD", "after lunch"},
                             Row{"PCV", "after dinner"}};

constexpr std::array kDays{Row{"mon", "Monday"},   Row{"tue", "Tuesday"}, Row{"wed", "Wednesday"},
                           Row{"thu", "Thursday"}, Row{"fri", "Friday"},  Row{"sat", "Saturday"},
                           Row{"sun", "Sunday"}};

std::string amount(double number) {
  std::string text = std::to_string(number);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string plural(const std::string& number, std::string_view unit_code) {
  const std::string unit(wordsOf(kUnits, unit_code));
  return number == "1" ? "1 " + unit : number + " " + unit + "s";
}

std::string listed(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

// "2 times a day", "every 6 hours", "3 to 4 times a week", "every 4 to 6 hours".
std::string howOften(const TimingParts& parts, double period_max) {
  if (parts.period <= 0 || parts.period_unit.empty()) {
    if (parts.frequency > 1) return std::to_string(parts.frequency) + " times";
    return parts.frequency == 1 ? "once" : "";
  }
  const std::string unit(wordsOf(kUnits, parts.period_unit));
  const bool is_range = parts.frequency_max > parts.frequency && parts.frequency > 0;
  const std::string times =
      is_range ? std::to_string(parts.frequency) + " to " + std::to_string(parts.frequency_max) + " times"
               : std::to_string(parts.frequency) + " times";
  const std::string each_period = period_max > parts.period
                                      ? "every " + amount(parts.period) + " to " + amount(period_max) + " " + unit + "s"
                                      : "every " + plural(amount(parts.period), parts.period_unit);
  if (parts.period == 1 && period_max <= 1) {
    if (parts.frequency > 1 || is_range) return times + (parts.period_unit == "h" ? " an " : " a ") + unit;
    if (parts.period_unit == "d" || parts.period_unit == "wk" || parts.period_unit == "mo") return "once a " + unit;
    return "every " + unit;
  }
  if (parts.period == 2 && period_max <= 2 && parts.frequency <= 1 && !is_range) return "every other " + unit;
  return parts.frequency > 1 || is_range ? times + " " + each_period : each_period;
}

std::string onEvents(const TimingParts& parts, const json::Value& repeat) {
  std::vector<std::string> events;
  for (const std::string& code : parts.when) events.emplace_back(wordsOf(kEvents, code));
  std::string text = listed(events);
  const std::optional<int> offset = integerFrom(repeat["offset"]);
  if (!text.empty() && offset && *offset > 0) {
    const bool is_hours = *offset % 60 == 0;
    // An offset counts from the event on, unless the code itself lies before or after it (Timing.repeat.offset).
    for (const std::string_view point : {"at ", "with ", "on "}) {
      if (text.starts_with(point)) text.replace(0, point.size(), "after ");
    }
    text = plural(std::to_string(is_hours ? *offset / 60 : *offset), is_hours ? "h" : "min") + " " + text;
  }
  return text;
}

std::string onDays(const json::Value& repeat) {
  std::vector<std::string> days;
  for (const json::Value& day : repeat["dayOfWeek"].items()) days.emplace_back(wordsOf(kDays, day.text()));
  return days.empty() ? "" : "on " + listed(days);
}

std::string atTimes(const json::Value& repeat) {
  std::vector<std::string> times;
  for (const json::Value& time : repeat["timeOfDay"].items()) times.push_back(time.text().substr(0, 5));
  return times.empty() ? "" : "at " + listed(times);
}

// How long or how many in all: bounds, count, duration of one event is left to the source's own text.
std::string untilWhen(const json::Value& repeat) {
  if (const auto length = quantityFrom(repeat["boundsDuration"])) {
    const std::string& unit = length->code.empty() ? length->unit : length->code;
    return "for " + plural(length->value.plain(), unit);
  }
  if (const PartialDate end = dateFrom(repeat["boundsPeriod"]["end"]); !end.empty()) return "until " + end.dateText();
  if (const auto high = quantityFrom(repeat["boundsRange"]["high"])) {
    const auto low = quantityFrom(repeat["boundsRange"]["low"]);
    const std::string& unit = high->code.empty() ? high->unit : high->code;
    return "for " + (low ? low->value.plain() + " to " : "up to ") + plural(high->value.plain(), unit);
  }
  if (const std::optional<int> count = integerFrom(repeat["count"])) {
    return *count == 1 ? "one time only" : std::to_string(*count) + " times in all";
  }
  return "";
}

// Timing.code of v3 GTSAbbreviation, which prescribers' systems send instead of a repeat.
struct Abbreviation {
  std::string_view code;
  int frequency;
  double period;
  std::string_view unit;
  std::string_view when;
};
constexpr std::array kAbbreviations{
    Abbreviation{"BID", 2, 1, "d", ""},    Abbreviation{"TID", 3, 1, "d", ""},   Abbreviation{"QID", 4, 1, "d", ""},
    Abbreviation{"QD", 1, 1, "d", ""},     Abbreviation{"QOD", 1, 2, "d", ""},   Abbreviation{"Q1H", 1, 1, "h", ""},
    Abbreviation{"Q2H", 1, 2, "h", ""},    Abbreviation{"Q3H", 1, 3, "h", ""},   Abbreviation{"Q4H", 1, 4, "h", ""},
    Abbreviation{"Q6H", 1, 6, "h", ""},    Abbreviation{"Q8H", 1, 8, "h", ""},   Abbreviation{"Q12H", 1, 12, "h", ""},
    Abbreviation{"AM", 1, 1, "d", "MORN"}, Abbreviation{"PM", 1, 1, "d", "AFT"}, Abbreviation{"BED", 1, 1, "d", "HS"},
    Abbreviation{"WK", 1, 1, "wk", ""},    Abbreviation{"MO", 1, 1, "mo", ""}};

void readAbbreviation(TimingParts& parts, const json::Value& code) {
  for (const json::Value& coding : code["coding"].items()) {
    for (const Abbreviation& row : kAbbreviations) {
      if (textAt(coding, "code") != row.code) continue;
      parts.frequency = row.frequency;
      parts.period = row.period;
      parts.period_unit = row.unit;
      if (!row.when.empty()) parts.when.emplace_back(row.when);
      return;
    }
  }
}

void addWords(std::string& words, const std::string& more) {
  if (more.empty()) return;
  if (!words.empty()) words += ' ';
  words += more;
}

double numberAt(const json::Value& element, std::string_view key) {
  const std::optional<Decimal> number = decimalFrom(element[key]);
  return number ? number->value() : 0;
}

}  // namespace

TimingParts timingFrom(const json::Value& timing) {
  TimingParts parts;
  const json::Value& repeat = timing["repeat"];
  parts.frequency = integerFrom(repeat["frequency"]).value_or(0);
  parts.frequency_max = integerFrom(repeat["frequencyMax"]).value_or(0);
  parts.period = numberAt(repeat, "period");
  parts.period_unit = textAt(repeat, "periodUnit");
  for (const json::Value& when : repeat["when"].items()) parts.when.push_back(when.text());
  // "frequency" has the default meaning 1 where a period is given (Timing.repeat.frequency).
  if (parts.period > 0 && parts.frequency == 0) parts.frequency = 1;
  if (repeat.isNull()) readAbbreviation(parts, timing["code"]);

  const std::string events = onEvents(parts, repeat);
  const std::string days = onDays(repeat);
  const std::string times = atTimes(repeat);
  // "once a day every morning" says the same twice.
  const bool is_plain_daily = parts.frequency <= 1 && parts.frequency_max <= 1 && parts.period == 1 &&
                              (parts.period_unit == "d" || (parts.period_unit == "wk" && !days.empty()));
  const bool has_moment = !events.empty() || !days.empty() || !times.empty();
  if (!(is_plain_daily && has_moment)) addWords(parts.words, howOften(parts, numberAt(repeat, "periodMax")));
  addWords(parts.words, events);
  addWords(parts.words, days);
  addWords(parts.words, times);
  addWords(parts.words, untilWhen(repeat));
  if (parts.words.empty()) parts.words = conceptFrom(timing["code"]).label();
  if (parts.words.empty()) {
    std::vector<std::string> dates;
    for (const json::Value& event : timing["event"].items()) {
      if (const PartialDate date = dateFrom(event); !date.empty()) dates.push_back(date.dateText());
    }
    if (!dates.empty()) parts.words = "on " + listed(dates);
  }
  return parts;
}

}  // namespace baton::fhir::read
