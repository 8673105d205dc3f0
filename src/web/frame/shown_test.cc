#include "web/frame/shown.h"

#include <doctest/doctest.h>

using namespace baton;
using namespace baton::web;

namespace {

constexpr Manner kEnglish{Language::English, -300, Hours::ByLanguage};
constexpr Manner kSpanish{Language::Spanish, -300, Hours::ByLanguage};

Instant at(const char* text) { return *parseInstant(text); }

}  // namespace

TEST_CASE("shown: days and times in the reader's zone") {
  const Instant early = at("2026-03-02T04:05:00Z");  // the evening before, five hours west
  CHECK(shownDay(kEnglish, early) == "March 1, 2026");
  CHECK(shownDay(kSpanish, early) == "1 de marzo de 2026");
  CHECK(shownTime(kEnglish, early) == "11:05 pm");
  CHECK(shownTime(kSpanish, early) == "23:05");
  CHECK(shownMoment(kEnglish, early) == "March 1, 2026 at 11:05 pm");
  CHECK(shownShortDay(kEnglish, early) == "Mar 1");
  CHECK(shownShortDay(kSpanish, early) == "1 mar");
  CHECK(shownTime({Language::Spanish, 0, Hours::Twelve}, at("2026-03-02T00:00:00Z")) == "12:00 am");
  CHECK(shownTime({Language::English, 0, Hours::TwentyFour}, at("2026-03-02T00:00:00Z")) == "0:00");
  CHECK(shownTime(kEnglish, at("2026-03-02T17:00:00Z")) == "12:00 pm");
  CHECK(shownDay(kEnglish, at("1969-12-31T23:59:00Z")) == "December 31, 1969");
}

TEST_CASE("shown: dates are as exact as they were written") {
  CHECK(shownDate(Language::English, *PartialDate::parse("2026-03-01")) == "March 1, 2026");
  CHECK(shownDate(Language::English, *PartialDate::parse("2026-03-01T23:30:00-05:00")) == "March 1, 2026");
  CHECK(shownDate(Language::English, *PartialDate::parse("2026-05")) == "May 2026");
  CHECK(shownDate(Language::Spanish, *PartialDate::parse("2026-05")) == "mayo de 2026");
  CHECK(shownDate(Language::Spanish, *PartialDate::parse("2026")) == "2026");
  CHECK(shownDate(Language::English, PartialDate()).empty());
}

TEST_CASE("shown: near days in words") {
  const Instant now = at("2026-03-10T12:00:00Z");
  CHECK(shownDistance(kEnglish, now, now) == "today");
  CHECK(shownDistance(kSpanish, at("2026-03-09T12:00:00Z"), now) == "ayer");
  CHECK(shownDistance(kEnglish, at("2026-03-11T12:00:00Z"), now) == "tomorrow");
  CHECK(shownDistance(kEnglish, at("2026-03-13T12:00:00Z"), now) == "in 3 days");
  CHECK(shownDistance(kSpanish, at("2026-03-07T12:00:00Z"), now) == "hace 3 días");
  CHECK(shownDistance(kEnglish, at("2026-04-07T12:00:00Z"), now) == "April 7, 2026");
}
