#include "knowledge/sig_timing.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "base/text.h"
#include "knowledge/written_number.h"

namespace baton::knowledge {
namespace {

std::optional<int> wholeNumber(const Decimal& value) {
  int whole = 0;
  const std::string& text = value.text();
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return whole;
}

void addOnce(std::vector<std::string>& list, std::string_view item) {
  if (std::find(list.begin(), list.end(), item) == list.end()) list.emplace_back(item);
}

// The value of a timing row: "f=1 p=1 u=d w=MORN" or "o".
struct Meaning {
  int frequency = 0;
  std::string_view period;
  std::string_view unit;
  std::string_view when;
  bool once = false;
};
Meaning meaningOf(std::string_view value) {
  Meaning meaning;
  for (const std::string_view part : split(value, ' ')) {
    if (part == "o") meaning.once = true;
    if (part.size() < 3 || part[1] != '=') continue;
    const std::string_view what = part.substr(2);
    if (part[0] == 'f') meaning.frequency = what[0] - '0';
    if (part[0] == 'p') meaning.period = what;
    if (part[0] == 'u') meaning.unit = what;
    if (part[0] == 'w') meaning.when = what;
  }
  return meaning;
}

}  // namespace

std::string_view TimingReader::unitOfTime(std::string_view key) {
  if (key == "h" || key == "hr" || key == "hrs" || key == "hour" || key == "hours" || key == "hourly") return "h";
  if (key == "d" || key == "day" || key == "days") return "d";
  if (key == "w" || key == "wk" || key == "wks" || key == "week" || key == "weeks") return "wk";
  if (key == "mo" || key == "month" || key == "months") return "mo";
  return "";
}

void TimingReader::addText(std::size_t at, std::size_t length, Timing& timing) const {
  if (length == 0) return;
  if (!timing.text.empty()) timing.text += ' ';
  timing.text += text_.substr(words_[at].begin, words_[at + length - 1].end - words_[at].begin);
}

bool TimingReader::setFrequency(int frequency, const Decimal& period, std::string_view unit, Timing& timing) {
  const bool same_period = timing.period && timing.period->value() == period.value() && timing.period_unit == unit;
  if (is_up_to_ && !timing.frequency) {
    timing.frequency_max = frequency;
  } else if (timing.frequency && !frequency_from_when_) {
    if (*timing.frequency != frequency || !same_period) return false;  // two frequencies contradict each other
  } else if (timing.frequency && frequency < static_cast<int>(timing.when.size())) {
    return false;
  } else {
    timing.frequency = frequency;
  }
  timing.period = period;
  timing.period_unit = unit;
  frequency_from_when_ = is_up_to_ = false;
  return true;
}

bool TimingReader::apply(std::string_view value, Timing& timing) {
  const Meaning meaning = meaningOf(value);
  if (meaning.once) {
    if (timing.frequency) return false;
    timing.once = true;
    return true;
  }
  if (meaning.when.empty()) {
    const std::optional<Decimal> period = Decimal::parse(meaning.period);
    return !period || setFrequency(meaning.frequency, *period, meaning.unit, timing);
  }
  const bool is_new = std::find(timing.when.begin(), timing.when.end(), meaning.when) == timing.when.end();
  addOnce(timing.when, meaning.when);
  if (meaning.frequency == 0) return true;  // "with meals" says when, not how often
  if (!timing.frequency && !timing.frequency_max) {
    timing.frequency = meaning.frequency;
    timing.period = Decimal::fromInt(1);
    timing.period_unit = "d";
    frequency_from_when_ = meaning.frequency == 1;
  } else if (frequency_from_when_ && is_new) {
    ++*timing.frequency;
  }
  return true;
}

std::size_t TimingReader::readPhrase(std::size_t at, Timing& timing) {
  const SigWord word = sig_.match(at);
  if (word.length == 0 || word.kind != SigKind::Timing) return 0;
  const Timing before = timing;
  if (!apply(word.value, timing)) {
    timing = before;
    return 0;
  }
  caution_ = word.caution;
  return word.length;
}

// "q6h", "q 6 h", "q4-6h", "every 6 hours", "every 10 days", "hourly" is left to the person.
std::size_t TimingReader::readInterval(std::size_t at, Timing& timing) const {
  const std::string& key = words_[at].key;
  std::size_t next = at + 1;
  Decimal low;
  std::optional<Decimal> high;
  std::string_view unit;
  if (key == "q" || key == "every" || key == "each") {
    const WrittenNumber number = readNumber(sig_, next);
    if (number.length == 0) return 0;
    low = number.value;
    high = number.high;
    next += number.length;
  } else if (key.size() >= 2 && key.front() == 'q' && key[1] >= '0' && key[1] <= '9') {
    std::size_t digits = 1;
    while (digits < key.size() && key[digits] >= '0' && key[digits] <= '9') ++digits;
    const std::optional<Decimal> value = Decimal::parse(std::string_view(key).substr(1, digits - 1));
    if (!value) return 0;
    low = *value;
    if (digits < key.size()) {
      unit = unitOfTime(std::string_view(key).substr(digits));
      if (unit.empty()) return 0;
    } else if (next + 1 < words_.size() && words_[next].isMark('-') && words_[next + 1].kind == WordKind::Number) {
      high = Decimal::parse(words_[next + 1].key);
      if (!high) return 0;
      next += 2;
    }
  } else {
    return 0;
  }
  if (unit.empty()) {
    if (next >= words_.size()) return 0;
    unit = unitOfTime(words_[next].key);
    if (unit.empty()) return 0;
    ++next;
  }
  if (timing.frequency || low.value() <= 0) return 0;
  timing.frequency = 1;
  timing.period = low;
  timing.period_max = high;
  timing.period_unit = unit;
  return next - at;
}

std::size_t TimingReader::readTimes(std::size_t at, Timing& timing) {
  if (words_[at].isMark('/') && at + 1 < words_.size()) {  // "/day"
    const std::string_view unit = unitOfTime(words_[at + 1].key);
    if (unit.empty() || unit == "h" || !setFrequency(1, Decimal::fromInt(1), unit, timing)) return 0;
    return 2;
  }
  const WrittenNumber number = readNumber(sig_, at);
  if (number.length == 0) return 0;
  std::size_t next = at + number.length;
  if (!isKey(next, "x") && !isKey(next, "times") && !isKey(next, "time")) return 0;
  ++next;
  const bool has_slash = next < words_.size() && words_[next].isMark('/');
  if (has_slash || isKey(next, "a") || isKey(next, "per") || isKey(next, "each") || isKey(next, "every")) ++next;
  std::string_view unit;
  if (next < words_.size()) {
    unit = unitOfTime(words_[next].key);
    if (words_[next].key == "daily") unit = "d";
    if (words_[next].key == "weekly") unit = "wk";
    if (words_[next].key == "monthly") unit = "mo";
  }
  const std::optional<int> times = wholeNumber(number.value);
  if (unit.empty() || unit == "h" || !times || *times == 0) return 0;
  const std::optional<int> most = number.high ? wholeNumber(*number.high) : std::nullopt;
  if (number.high && !most) return 0;
  if (!setFrequency(*times, Decimal::fromInt(1), unit, timing)) return 0;
  if (most) timing.frequency_max = most;
  return next + 1 - at;
}

std::size_t TimingReader::readDays(std::size_t at, Timing& timing) const {
  std::size_t next = at;
  std::size_t end = at;
  std::vector<std::string> days = timing.days;
  while (next < words_.size()) {
    const SigWord word = sig_.match(next);
    if (word.length > 0 && word.kind == SigKind::Day) {
      for (const std::string_view day : split(word.value, ',')) addOnce(days, day);
      next += word.length;
      end = next;
      continue;
    }
    const Word& between = words_[next];
    const bool joins = between.isMark(',') || between.isMark('/') || between.isMark('&') || between.isMark('-') ||
                       between.key == "and" || ((between.key == "on" || between.key == "every") && next == at);
    if (!joins) break;
    ++next;
  }
  if (end == at) return 0;
  timing.days = std::move(days);
  return end - at;
}

std::size_t TimingReader::readDuration(std::size_t at, Timing& timing) const {
  std::size_t next = at;
  WrittenNumber number;
  const std::string& key = words_[at].key;
  if (key == "x" || key == "for" || key == "times") {
    number = readNumber(sig_, ++next);
  } else if (key.size() > 1 && key.front() == 'x' && key.find_first_not_of("0123456789", 1) == std::string::npos) {
    number.value = Decimal::parse(std::string_view(key).substr(1)).value_or(Decimal());  // "x7 days"
    number.length = 1;
  } else {
    return 0;
  }
  next += number.length;
  if (number.length == 0 || number.high || next >= words_.size()) return 0;
  const std::string_view unit = unitOfTime(words_[next].key);
  if (unit.empty() || unit == "h" || timing.duration || number.value.value() <= 0) return 0;
  timing.duration = number.value;
  timing.duration_unit = unit;
  return next + 1 - at;
}

// Glued ("8am"), with minutes ("8:00 am") or after "at": "1 am" alone may be one tablet in the morning.
std::size_t TimingReader::readClock(std::size_t at, Timing& timing) const {
  std::size_t next = at;
  const bool after_at = words_[at].key == "at" || words_[at].isMark('@');
  if (after_at) ++next;
  if (next >= words_.size() || words_[next].kind != WordKind::Number) return 0;
  const std::size_t hour_at = next;
  const std::optional<Decimal> hour_number = Decimal::parse(words_[next].key);
  const int hour = hour_number ? wholeNumber(*hour_number).value_or(0) : 0;
  ++next;
  std::string minutes = "00";
  if (next + 1 < words_.size() && words_[next].isMark(':') && words_[next + 1].kind == WordKind::Number) {
    minutes = words_[next + 1].key;
    next += 2;
  }
  if (next >= words_.size() || hour < 1 || hour > 12 || minutes.size() != 2 || minutes > "59") return 0;
  const bool is_pm = words_[next].key == "pm";
  if (!is_pm && words_[next].key != "am") return 0;
  if (!after_at && next == hour_at + 1 && !words_[next].is_glued) return 0;
  const int hour_of_day = hour % 12 + (is_pm ? 12 : 0);
  addOnce(timing.times, (hour_of_day < 10 ? "0" : "") + std::to_string(hour_of_day) + ":" + minutes + ":00");
  return next + 1 - at;
}

std::size_t TimingReader::read(std::size_t at, Timing& timing) {
  caution_ = {};
  std::size_t length = readClock(at, timing);
  if (length == 0) length = readTimes(at, timing);
  if (length == 0) length = readPhrase(at, timing);
  if (length == 0) length = readInterval(at, timing);
  if (length == 0) length = readDuration(at, timing);
  if (length == 0) length = readDays(at, timing);
  addText(at, length, timing);
  return length;
}

}  // namespace baton::knowledge
