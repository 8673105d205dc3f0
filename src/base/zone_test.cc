#include "base/zone.h"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

using namespace baton;

namespace {

Instant at(const char* text) { return *parseInstant(text); }
PartialDate date(const char* text) { return *PartialDate::parse(text); }

std::string installed(const std::string& name) {
  std::ifstream file("/usr/share/zoneinfo/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void appendNumber(std::string& bytes, std::int64_t value, int size) {
  for (int shift = (size - 1) * 8; shift >= 0; shift -= 8) {
    bytes += static_cast<char>(static_cast<std::uint64_t>(value) >> shift & 0xFFU);
  }
}
// A file of version 2 with one change and a rule after it.
std::string smallFile(std::int64_t change, std::int32_t before, std::int32_t after, const std::string& rule) {
  const auto part = [&](int time_bytes) {
    std::string bytes = "TZif2" + std::string(15, '\0');
    for (const int count : {0, 0, 0, 1, 2, 4}) appendNumber(bytes, count, 4);
    appendNumber(bytes, change, time_bytes);
    bytes += '\1';
    for (const std::int32_t offset : {before, after}) {
      appendNumber(bytes, offset, 4);
      bytes += std::string(2, '\0');
    }
    return bytes + std::string("ABC\0", 4);
  };
  return part(4) + part(8) + "\n" + rule + "\n";
}

}  // namespace

TEST_CASE("zone: rules of the north and of the south change on the right minute") {
  const auto new_york = Zone::fromRule("EST5EDT,M3.2.0,M11.1.0");
  REQUIRE(new_york);
  CHECK(new_york->offsetMinutes(at("2026-03-08T06:59:59Z")) == -300);
  CHECK(new_york->offsetMinutes(at("2026-03-08T07:00:00Z")) == -240);
  CHECK(new_york->offsetMinutes(at("2026-11-01T05:59:59Z")) == -240);
  CHECK(new_york->offsetMinutes(at("2026-11-01T06:00:00Z")) == -300);
  const auto sydney = Zone::fromRule("AEST-10AEDT,M10.1.0,M4.1.0/3");
  REQUIRE(sydney);
  CHECK(sydney->offsetMinutes(at("2026-01-15T00:00:00Z")) == 660);
  CHECK(sydney->offsetMinutes(at("2026-04-04T15:59:59Z")) == 660);
  CHECK(sydney->offsetMinutes(at("2026-04-04T16:00:00Z")) == 600);
  // Ireland's winter is the "summer" of its rule: an hour less.
  const auto dublin = Zone::fromRule("IST-1GMT0,M10.5.0,M3.5.0/1");
  REQUIRE(dublin);
  CHECK(dublin->offsetMinutes(at("2026-01-15T00:00:00Z")) == 0);
  CHECK(dublin->offsetMinutes(at("2026-07-15T00:00:00Z")) == 60);
}

TEST_CASE("zone: rules with names in brackets, day numbers and no summer") {
  CHECK(Zone::fromRule("<-03>3")->offsetMinutes(at("2026-07-01T00:00:00Z")) == -180);
  CHECK(Zone::fromRule("IST-5:30")->offsetMinutes(at("2026-07-01T00:00:00Z")) == 330);
  const auto julian = Zone::fromRule("AAA0BBB,J60/0,J300/0");  // from March 1, in leap years too
  REQUIRE(julian);
  CHECK(julian->offsetMinutes(at("2028-02-29T23:59:00Z")) == 0);
  CHECK(julian->offsetMinutes(at("2028-03-01T00:00:00Z")) == 60);
  const auto counted = Zone::fromRule("AAA0BBB,59/0,299/0");
  REQUIRE(counted);
  CHECK(counted->offsetMinutes(at("2028-02-29T00:00:00Z")) == 60);
}

TEST_CASE("zone: what is no rule is refused") {
  for (const char* text : {"", "EST", "ES5", "EST5EDT", "EST5EDT,M3.2.0", "EST5EDT,M13.2.0,M11.1.0",
                           "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,M3.2.7,M11.1.0", "EST5EDT,M3.2.0,M11.1.0,", "<A5",
                           "EST99", "EST5EDT,J0,J10", "EST5EDT,M3.2.0/200,M11.1.0"}) {
    CAPTURE(text);
    CHECK_FALSE(Zone::fromRule(text).has_value());
  }
}

TEST_CASE("zone: a file's changes, and its rule after them") {
  const std::string file = smallFile(at("2000-01-01T00:00:00Z").ms / 1000, 3600, 7200, "EST5EDT,M3.2.0,M11.1.0");
  const auto zone = Zone::parse(file);
  REQUIRE(zone);
  CHECK(zone->offsetMinutes(at("1999-12-31T23:59:59Z")) == 60);
  CHECK(zone->offsetMinutes(at("2026-07-01T00:00:00Z")) == -240);
  for (std::size_t length = 0; length < file.size(); ++length) {
    CAPTURE(length);
    CHECK_FALSE(Zone::parse(std::string_view(file).substr(0, length)).has_value());
  }
  CHECK_FALSE(Zone::parse("not a zone").has_value());
}

TEST_CASE("zone: the installed ones, over changes long past and far ahead") {
  const auto new_york = Zone::parse(installed("America/New_York"));
  REQUIRE(new_york);
  CHECK(new_york->offsetMinutes(at("1970-07-01T00:00:00Z")) == -240);
  CHECK(new_york->offsetMinutes(at("2006-04-01T12:00:00Z")) == -300);  // the older rule: from the first Sunday of April
  CHECK(new_york->offsetMinutes(at("2007-03-12T12:00:00Z")) == -240);
  CHECK(new_york->offsetMinutes(at("2090-07-01T00:00:00Z")) == -240);
  const auto kathmandu = Zone::parse(installed("Asia/Kathmandu"));
  REQUIRE(kathmandu);
  CHECK(kathmandu->offsetMinutes(at("2026-01-01T00:00:00Z")) == 345);
}

TEST_CASE("zone: the moment of a day and minute, twice, once or never shown") {
  const auto zone = *Zone::fromRule("EST5EDT,M3.2.0,M11.1.0");
  const std::int64_t spring = daysFromCivil(2026, 3, 8);
  CHECK(toIso(zone.atLocal(spring, 90)) == "2026-03-08T06:30:00Z");
  CHECK(toIso(zone.atLocal(spring, 150)) == "2026-03-08T07:30:00Z");  // 2:30 does not come: half past three is meant
  CHECK(toIso(zone.atLocal(spring, 180)) == "2026-03-08T07:00:00Z");
  const std::int64_t autumn = daysFromCivil(2026, 11, 1);
  CHECK(toIso(zone.atLocal(autumn, 90)) == "2026-11-01T05:30:00Z");  // the first of two
  CHECK(toIso(zone.atLocal(autumn, 120)) == "2026-11-01T07:00:00Z");
}

TEST_CASE("zone: whose day it was") {
  const auto zone = *Zone::fromRule("EST5EDT,M3.2.0,M11.1.0");
  CHECK(dayFor(zone, date("2026-03-02T03:30:00Z")).text() == "2026-03-01");
  CHECK(dayFor(zone, date("2026-03-02T23:30:00+09:00")).text() == "2026-03-02");
  CHECK(dayFor(zone, date("2026-03-02T00:00:00Z")).text() == "2026-03-02");
  CHECK(dayFor(zone, date("2026-03-02")).text() == "2026-03-02");
  CHECK(dayFor(zone, date("2026-03")).text() == "2026-03");
  CHECK(dayFor(zone, PartialDate()).empty());
  CHECK_FALSE(hasTimeOfDay(date("2026-03-02T00:00:00Z")));
  CHECK(hasTimeOfDay(date("2026-03-02T00:00:00-05:00")));
}
