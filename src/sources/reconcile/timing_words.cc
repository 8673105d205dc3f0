#include "sources/reconcile/timing_words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <string_view>
#include <vector>

namespace baton::sources::reconcile {
namespace {

struct Word {
  std::string_view code;
  std::string_view words;
};

// HL7 EventTiming (http://hl7.org/fhir/R4/valueset-event-timing.html).
constexpr std::array kWhen{
    Word{"MORN", "every morning"}, Word{"NOON", "at noon"},         Word{"AFT", "every afternoon"},
    Word{"EVE", "every evening"},  Word{"NIGHT", "every night"},    Word{"HS", "at bedtime"},
    Word{"WAKE", "on waking"},     Word{"AC", "before meals"},      Word{"PC", "after meals"},
    Word{"C", "with meals"},       Word{"CM", "with breakfast"},    Word{"CD", "with lunch"},
    Word{"CV", "with dinner"},     Word{"ACM", "before breakfast"}, Word{"ACD", "before lunch"},
    Word{"ACV", "before dinner"},  Word{"PCM", "after breakfast"},  Word{"PCD", "after lunch"},
    Word{"PCV", "after dinner"}};

constexpr std::array kUnits{Word{"s", "second"}, Word{"min", "minute"}, Word{"h", "hour"}, Word{"d", "day"},
                            Word{"wk", "week"},  Word{"mo", "month"},   Word{"a", "year"}};

constexpr std::array<std::string_view, 7> kDays{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                "Friday", "Saturday", "Sunday"};

template <std::size_t N>
std::string_view wordsFor(const std::array<Word, N>& table, std::string_view code) {
  for (const Word& row : table) {
    if (row.code == code) return row.words;
  }
  return {};
}

std::optional<double> daysIn(std::string_view unit) {
  if (unit == "h") return 1.0 / 24;
  if (unit == "min") return 1.0 / 1440;
  if (unit == "d") return 1.0;
  if (unit == "wk") return 7.0;
  return std::nullopt;  // a month has no fixed number of days
}

// Meals happen more than once a day, so these say nothing about how often.
bool isOnceADay(std::string_view when) { return when != "AC" && when != "PC" && when != "C" && when != "WAKE"; }

struct Repeat {
  int frequency = 0;
  int frequency_max = 0;
  double period = 0;
  std::string_view unit;
  const std::vector<std::string>& when;
};

std::string countWords(const Repeat& repeat) {
  const std::string_view unit = wordsFor(kUnits, repeat.unit);
  if (repeat.frequency <= 0 || repeat.period <= 0 || unit.empty()) return {};
  char number[32];
  std::snprintf(number, sizeof number, "%.6g", repeat.period);
  const std::string span = repeat.period == 1 ? std::string(unit) : std::string(number) + " " + std::string(unit) + "s";
  if (repeat.frequency == 1 && repeat.frequency_max <= 1) {
    return repeat.period == 1 && repeat.unit == "d" ? "once a day" : "every " + span;
  }
  std::string times = std::to_string(repeat.frequency);
  if (repeat.frequency_max > repeat.frequency) times += " to " + std::to_string(repeat.frequency_max);
  return times + " times " + (repeat.period == 1 ? "a " + span : "in " + span);
}

Frequency frequencyOf(const Repeat& repeat) {
  Frequency frequency;
  std::string whens;
  double takes = 0;
  for (const std::string& when : repeat.when) {
    const std::string_view words = wordsFor(kWhen, when);
    if (!whens.empty()) whens += " and ";
    whens += words.empty() ? std::string_view(when) : words;
    takes += isOnceADay(when) ? 1 : 0;
  }
  frequency.words = countWords(repeat);
  const bool is_once_a_day = repeat.frequency == 1 && repeat.period == 1 && repeat.unit == "d";
  if (!whens.empty()) {
    const bool says_all = frequency.words.empty() || is_once_a_day ||
                          (repeat.unit == "d" && repeat.period == 1 && takes == repeat.frequency);
    frequency.words = says_all ? whens : frequency.words + " " + whens;
  }
  const std::optional<double> days = daysIn(repeat.unit);
  const bool is_plain = repeat.frequency_max <= repeat.frequency &&
                        repeat.when.size() <= static_cast<std::size_t>(std::max(repeat.frequency, 0));
  if (repeat.frequency > 0 && repeat.period > 0 && days && is_plain) {
    frequency.per_day = repeat.frequency / (repeat.period * *days);
  } else if (repeat.frequency == 0 && takes > 0 && takes == static_cast<double>(repeat.when.size())) {
    frequency.per_day = takes;
  }
  return frequency;
}

void addAsNeeded(Frequency& frequency, const std::string& what_for) {
  frequency.is_as_needed = true;
  if (frequency.words.find("as needed") != std::string::npos) return;
  frequency.words += frequency.words.empty() ? "as needed" : " as needed";
  if (!what_for.empty()) frequency.words += " for " + what_for;
}

}  // namespace

Frequency frequencyOf(const record::Dosage& dosage) {
  Frequency frequency =
      frequencyOf(Repeat{dosage.frequency, dosage.frequency_max, dosage.period, dosage.period_unit, dosage.when});
  // The reader's words hold more than the numbers do (days of the week, "every 4 to 6 hours"): then the numbers alone
  // would say too much.
  if (!dosage.timing.empty()) frequency.words = dosage.timing.substr(0, dosage.timing.find(" until "));
  const bool says_more = std::any_of(
      kDays.begin(), kDays.end(), [&](std::string_view day) { return dosage.timing.find(day) != std::string::npos; });
  if (says_more || dosage.timing.find(" to ") != std::string::npos) frequency.per_day.reset();
  if (dosage.is_as_needed) addAsNeeded(frequency, dosage.as_needed_for);
  return frequency;
}

Frequency frequencyOf(const knowledge::Timing& timing) {
  Frequency frequency = frequencyOf(Repeat{timing.frequency.value_or(0), timing.frequency_max.value_or(0),
                                           timing.period && !timing.period_max ? timing.period->value() : 0,
                                           timing.period_unit, timing.when});
  if (frequency.words.empty() || !timing.days.empty() || timing.once) {
    frequency.words = timing.text;
    frequency.per_day.reset();
  }
  if (timing.as_needed) addAsNeeded(frequency, timing.as_needed_for);
  return frequency;
}

}  // namespace baton::sources::reconcile
