// TS, IVL_TS and kin. Source: HL7 v3 Data Types ("YYYYMMDDHHMMSS.UUUU[+|-ZZzz]"); portals also write ISO 8601.
#include <algorithm>
#include <array>

#include "base/instant.h"
#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/fields.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

bool isDigit(char letter) { return letter >= '0' && letter <= '9'; }

struct Clock {
  std::string_view date;      // 4, 6 or 8 digits
  std::string_view time;      // 0, 2, 4 or 6 digits
  std::string_view fraction;  // with its point
  std::string offset;         // "+05:00", "Z" or ""
};

int number(std::string_view digits) {
  int value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

bool isCalendarDate(std::string_view date) {
  if (number(date.substr(0, 4)) < 1800 || number(date.substr(0, 4)) > 2200) return false;
  if (date.size() == 4) return true;
  const int month = number(date.substr(4, 2));
  if (month < 1 || month > 12) return false;
  if (date.size() == 6) return true;
  static constexpr std::array<int, 12> kDays = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int day = number(date.substr(6, 2));
  const int year = number(date.substr(0, 4));
  const bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day >= 1 && day <= (month == 2 && !is_leap ? 28 : kDays[static_cast<std::size_t>(month - 1)]);
}

// "+0500", "-05:00", "Z" → FHIR's form; "" for none or a wrong one.
std::string readOffset(std::string_view text) {
  if (text == "Z" || text == "z") return "Z";
  if (text.size() < 5 || (text[0] != '+' && text[0] != '-')) return {};
  std::string digits;
  for (const char letter : text.substr(1)) {
    if (isDigit(letter))
      digits += letter;
    else if (letter != ':')
      return {};
  }
  if (digits.size() != 4) return {};
  const int hours = number(std::string_view(digits).substr(0, 2));
  const int minutes = number(std::string_view(digits).substr(2));
  if (hours > 14 || minutes > 59 || (hours == 14 && minutes > 0)) return {};
  return text.substr(0, 1) == "-" ? '-' + digits.substr(0, 2) + ':' + digits.substr(2)
                                  : '+' + digits.substr(0, 2) + ':' + digits.substr(2);
}

// Both notations are read into digits: "2012-08-15T10:00" as "20120815" and "1000".
bool readClock(std::string_view text, std::string& digits, Clock& clock) {
  text = trim(text);
  std::size_t at = 0;
  bool is_iso = false;
  for (; at < text.size(); ++at) {
    const char letter = text[at];
    if (isDigit(letter)) {
      digits += letter;
    } else if (letter == '-' && (at == 4 || (at == 7 && is_iso)) && at + 2 < text.size() && isDigit(text[at + 2]) &&
               (at + 3 >= text.size() || !isDigit(text[at + 3]))) {
      is_iso = true;
    } else {
      const bool is_gap = (letter == 'T' || letter == ' ') && at == 10;
      const bool is_colon = letter == ':' && at > 10;
      if (!is_iso || !(is_gap || is_colon)) break;
    }
  }
  std::string_view rest = text.substr(at);
  if (!rest.empty() && rest[0] == '.') {
    std::size_t end = 1;
    while (end < rest.size() && isDigit(rest[end])) ++end;
    clock.fraction = rest.substr(0, end > 1 ? std::min(end, std::size_t{10}) : 0);
    rest = rest.substr(end);
  }
  clock.offset = readOffset(rest);
  const std::string_view all = digits;
  if (all.size() != 4 && all.size() != 6 && all.size() < 8) return false;
  clock.date = all.substr(0, 8);
  clock.time = all.size() > 8 ? all.substr(8) : std::string_view();
  if (clock.time.size() > 6 || clock.time.size() % 2 != 0) clock.time = {};
  return isCalendarDate(clock.date);
}

std::string dateText(std::string_view date) {
  std::string out(date.substr(0, 4));
  if (date.size() >= 6) (out += '-') += date.substr(4, 2);
  if (date.size() >= 8) (out += '-') += date.substr(6, 2);
  return out;
}

// True when `start` is wholly after `end` (FHIR invariant per-1).
bool isAfter(std::string_view start, std::string_view end) {
  if (start.empty() || end.empty() || start.substr(0, 10) < end.substr(0, 10)) return false;
  const auto first = PartialDate::parse(start);
  const auto last = PartialDate::parse(end);
  return first && last && first->first() > last->last();
}

bool isTimeOfDay(std::string_view time) {
  return time.size() >= 4 && number(time.substr(0, 2)) < 24 && number(time.substr(2, 2)) < 60 &&
         (time.size() < 6 || number(time.substr(4, 2)) < 60);
}

// FHIR can only compare ends of the same exactness (per-1): within one day, month or year the coarser one counts.
void cutToCommonPrecision(std::string& start, std::string& end) {
  if (start.empty() || end.empty()) return;
  const std::size_t common = std::min({start.size(), end.size(), std::size_t{10}});
  if (start.compare(0, common, end, 0, common) != 0) return;
  if (start.size() <= 10 || end.size() <= 10) {
    start.resize(common);
    end.resize(common);
  }
}

void noteOddTime(Import& import, Node time) {
  for (const Node part : {time, time["low"], time["high"], time["center"]}) {
    const std::string_view letters = part.attribute("value");
    if (letters.empty() || !toDateTime(letters).empty()) continue;
    import.note(IssueSeverity::Warning, "The date \"" + shorten(letters, 40) + "\" cannot be read; it was left out.");
  }
}

}  // namespace

std::string toDateTime(std::string_view time) {
  if (time.empty()) return {};
  std::string digits;
  Clock clock;
  if (!readClock(time, digits, clock)) return {};
  std::string out = dateText(clock.date);
  if (clock.date.size() < 8 || clock.offset.empty() || !isTimeOfDay(clock.time)) return out;
  (out += 'T') += clock.time.substr(0, 2);
  (out += ':') += clock.time.substr(2, 2);
  if (clock.time.size() == 6) {
    (out += ':') += clock.time.substr(4, 2);
    out += clock.fraction;
  } else {
    out += ":00";  // FHIR wants seconds where there are minutes, and allows them zero-filled
  }
  return out + clock.offset;
}

std::string toDate(std::string_view time) {
  std::string digits;
  Clock clock;
  if (time.empty() || !readClock(time, digits, clock)) return {};
  return dateText(clock.date);
}

std::string momentOf(Node time) {
  if (!time) return {};
  std::string moment = toDateTime(time.attribute("value"));
  if (moment.empty()) moment = toDateTime(time["low"].attribute("value"));
  if (moment.empty()) moment = toDateTime(time["center"].attribute("value"));
  if (moment.empty()) moment = toDateTime(time["high"].attribute("value"));
  return moment;
}

Value toPeriod(Import& import, Node interval) {
  Value period;
  if (!interval) return period;
  noteOddTime(import, interval);
  const std::string value = toDateTime(interval.attribute("value"));
  if (!value.empty()) {
    put(period, "start", value);
    put(period, "end", value);
    return period;
  }
  std::string start = toDateTime(interval["low"].attribute("value"));
  std::string end = toDateTime(interval["high"].attribute("value"));
  cutToCommonPrecision(start, end);
  put(period, "start", std::move(start));
  if (isAfter(period["start"].text(), end)) {
    import.note(IssueSeverity::Warning, "A period ends before it begins; its end was left out.");
  } else {
    put(period, "end", std::move(end));
  }
  if (period.isNull()) put(period, "start", toDateTime(interval["center"].attribute("value")));
  return period;
}

void putWhen(Import& import, Value& resource, std::string_view stem, Node time) {
  if (!time) return;
  noteOddTime(import, time);
  std::string key(stem);
  const std::string value = toDateTime(time.attribute("value"));
  if (!value.empty()) return put(resource, key + "DateTime", value);
  const std::string low = toDateTime(time["low"].attribute("value"));
  const std::string high = toDateTime(time["high"].attribute("value"));
  if (high.empty() || low == high) {
    const std::string moment = low.empty() ? toDateTime(time["center"].attribute("value")) : low;
    return put(resource, key + "DateTime", moment);
  }
  put(resource, key + "Period", toPeriod(import, time));
}

}  // namespace baton::sources::ccda
