#include "format/ical.h"

#include <string_view>

namespace baton::format {
namespace {

constexpr std::size_t kLineOctets = 75;

std::string moment(Instant at) {
  std::string text;  // 20260301T090000Z
  for (const char c : toIso(Instant{at.ms / 1000 * 1000})) {
    if (c != '-' && c != ':') text += c;
  }
  return text;
}

std::string dayDigits(std::string_view day) {
  std::string text;  // 20260301
  for (const char c : day) {
    if (c != '-') text += c;
  }
  return text;
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '\\' || c == ';' || c == ',') {
      out += {'\\', c};
    } else if (c >= ' ' || c < 0 || c == '\t') {
      out += c;
    }
  }
  return out;
}

// Folds without cutting a letter of several octets in two.
std::string line(const std::string& text) {
  std::string out;
  std::size_t from = 0;
  std::size_t room = kLineOctets;
  while (text.size() - from > room) {
    std::size_t end = from + room;
    while ((static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    out += text.substr(from, end - from) + "\r\n ";
    from = end;
    room = kLineOctets - 1;  // the blank counts
  }
  return out + text.substr(from) + "\r\n";
}

}  // namespace

std::string calendarFile(const std::vector<CalendarEvent>& events, Instant made, const std::string& name) {
  std::string file = line("BEGIN:VCALENDAR") + line("VERSION:2.0") + line("PRODID:-//Baton//Deadlines//EN");
  file += line("METHOD:PUBLISH");
  if (!name.empty()) {
    file += line("NAME:" + escaped(name)) + line("X-WR-CALNAME:" + escaped(name));
    file += line("REFRESH-INTERVAL;VALUE=DURATION:PT4H") + line("X-PUBLISHED-TTL:PT4H");
  }
  for (const CalendarEvent& event : events) {
    file += line("BEGIN:VEVENT") + line("UID:" + event.uid) + line("DTSTAMP:" + moment(made));
    if (event.day.empty()) {
      file += line("DTSTART:" + moment(event.at));
      if (event.at < event.ends) file += line("DTEND:" + moment(event.ends));
    } else {
      // A reminder of a day takes nobody's time.
      file += line("DTSTART;VALUE=DATE:" + dayDigits(event.day)) + line("TRANSP:TRANSPARENT");
    }
    file += line("SEQUENCE:" + std::to_string(event.sequence));
    file += line("SUMMARY:" + escaped(event.summary));
    if (!event.description.empty()) file += line("DESCRIPTION:" + escaped(event.description));
    if (!event.url.empty()) file += line("URL:" + event.url);
    if (event.is_cancelled) file += line("STATUS:CANCELLED");
    if (event.alarm_before > 0 && !event.is_cancelled) {
      file += line("BEGIN:VALARM") + line("ACTION:DISPLAY") + line("DESCRIPTION:" + escaped(event.summary));
      file += line("TRIGGER:-PT" + std::to_string(event.alarm_before) + "M") + line("END:VALARM");
    }
    file += line("END:VEVENT");
  }
  return file + line("END:VCALENDAR");
}

}  // namespace baton::format
