#include "web/frame/written_time.h"

#include <cstdlib>

namespace baton::web {
namespace {

// "2026-10-28T21:40:00-07:00" → -420; false without an offset.
bool offsetOf(const std::string& text, int& minutes) {
  if (text.size() < 17) return false;
  const std::size_t sign = text.find_first_of("+-", 16);
  if (sign == std::string::npos || text.size() != sign + 6) return false;
  minutes = std::atoi(text.c_str() + sign + 1) * 60 + std::atoi(text.c_str() + sign + 4);
  if (text[sign] == '-') minutes = -minutes;
  return true;
}

}  // namespace

std::string shownHappened(const Manner& manner, const PartialDate& date, Instant now) {
  int minutes = 0;
  const bool is_past = !date.empty() && date.first() <= now;
  if (!is_past || !offsetOf(date.text(), minutes)) return shownWhen(manner, date);
  Manner there = manner;
  there.zone = nullptr;
  constexpr std::int64_t kMinuteMs = 60'000;
  return shownDate(manner, date) + ", " + shownTime(there, Instant{date.first().ms + minutes * kMinuteMs});
}

}  // namespace baton::web
