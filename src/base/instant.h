// Instant and PartialDate: a moment, and a FHIR date as exactly as it was written.
//
// Source: FHIR R4 data types `date`, `dateTime`, `instant` (http://hl7.org/fhir/R4/datatypes.html#dateTime).
// A PartialDate keeps its precision ("2026-03" is the whole month) and gives the range of instants it covers.
// Time zones: a date without a zone is read as UTC for ordering; the text is kept to the letter for output.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace baton {

// Milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored as POSIX does.
struct Instant {
  std::int64_t ms = 0;
  auto operator<=>(const Instant&) const = default;
};

constexpr std::int64_t kDayMs = 86'400'000;

// Days since 1970-01-01 of a proleptic Gregorian date, and back.
std::int64_t daysFromCivil(int year, unsigned month, unsigned day);
struct Civil {
  int year = 1970;
  unsigned month = 1;
  unsigned day = 1;
};
Civil civilFromDays(std::int64_t days);

// "2026-03-01T09:00:00Z" (with ".123" only when not on a whole second).
std::string toIso(Instant instant);
// "2026-03-01" in UTC.
std::string toIsoDate(Instant instant);
// Accepts every FHIR date, dateTime and instant; a partial one gives its first instant.
std::optional<Instant> parseInstant(std::string_view text);

enum class Precision { Year, Month, Day, Minute, Second };

class PartialDate {
 public:
  PartialDate() = default;  // "no date"
  static std::optional<PartialDate> parse(std::string_view text);
  static PartialDate fromInstant(Instant instant);  // to the second, UTC
  static PartialDate day(Instant instant);          // to the day, UTC

  bool empty() const { return text_.empty(); }
  const std::string& text() const { return text_; }  // to the letter
  Precision precision() const { return precision_; }
  Instant first() const { return first_; }  // first instant covered
  Instant last() const { return last_; }    // last instant covered, inclusive
  // "2026-03-01", "2026-03" or "2026": at most day precision, in the zone it was written in.
  std::string dateText() const;

  bool operator==(const PartialDate& other) const { return text_ == other.text_; }

 private:
  std::string text_;
  Precision precision_ = Precision::Day;
  Instant first_;
  Instant last_;
};

// Whole years from `born` to `on`.
int ageInYears(const PartialDate& born, Instant on);

}  // namespace baton
