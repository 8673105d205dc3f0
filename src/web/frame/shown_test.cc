#include "web/frame/shown.h"

#include <doctest/doctest.h>

using namespace baton;
using namespace baton::web;

namespace {

const Zone kNewYork = *Zone::fromRule("EST5EDT,M3.2.0,M11.1.0");
const Manner kEnglish{Language::English, &kNewYork, Hours::ByLanguage};
const Manner kSpanish{Language::Spanish, &kNewYork, Hours::ByLanguage};

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
  CHECK(shownTime({Language::Spanish, nullptr, Hours::Twelve}, at("2026-03-02T00:00:00Z")) == "12:00 a. m.");
  CHECK(shownTime({Language::English, nullptr, Hours::TwentyFour}, at("2026-03-02T00:00:00Z")) == "0:00");
  CHECK(shownTime(kEnglish, at("2026-03-02T17:00:00Z")) == "12:00 pm");
  CHECK(shownDay(kEnglish, at("1969-12-31T23:59:00Z")) == "December 31, 1969");
}

TEST_CASE("shown: dates are as exact as they were written") {
  CHECK(shownDate(kEnglish, *PartialDate::parse("2026-03-01")) == "March 1, 2026");
  CHECK(shownDate(kEnglish, *PartialDate::parse("2026-03-01T23:30:00-05:00")) == "March 1, 2026");
  CHECK(shownDate(kEnglish, *PartialDate::parse("2026-05")) == "May 2026");
  CHECK(shownDate(kSpanish, *PartialDate::parse("2026-05")) == "mayo de 2026");
  CHECK(shownDate(kSpanish, *PartialDate::parse("2026")) == "2026");
  CHECK(shownDate(kEnglish, PartialDate()).empty());
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

TEST_CASE("shown: a change to summer time moves the hour and keeps the day") {
  CHECK(shownMoment(kEnglish, at("2026-03-08T06:59:00Z")) == "March 8, 2026 at 1:59 am");
  CHECK(shownMoment(kEnglish, at("2026-03-08T07:00:00Z")) == "March 8, 2026 at 3:00 am");
  CHECK(shownMoment(kEnglish, at("2026-11-01T05:30:00Z")) == "November 1, 2026 at 1:30 am");
  CHECK(shownMoment(kEnglish, at("2026-11-01T06:30:00Z")) == "November 1, 2026 at 1:30 am");
  CHECK(shownDay(kSpanish, at("2026-07-02T03:59:00Z")) == "1 de julio de 2026");  // would be the 2nd in winter's -5
  CHECK(isoDay(kEnglish, at("2026-07-02T03:59:00Z")) == "2026-07-01");
}

TEST_CASE("shown: a time of a FHIR date is the reader's, with that of the place where it was written") {
  const auto shown = [](const char* text) { return shownWhen(kEnglish, *PartialDate::parse(text)); };
  CHECK(shown("2026-03-01T14:30:00-05:00") == "March 1, 2026, 2:30 pm");
  CHECK(shown("2026-03-01T14:30:00-08:00") == "March 1, 2026, 5:30 pm (2:30 pm there)");
  CHECK(shown("2026-03-02T03:30:00Z") == "March 1, 2026, 10:30 pm");
  CHECK(shown("2026-03-02T00:00:00Z") == "March 2, 2026");  // a day that was written as if it had a time
  CHECK(shown("2026-03") == "March 2026");
  CHECK(shownDate(kEnglish, *PartialDate::parse("2026-03-02T03:30:00Z")) == "March 1, 2026");
  CHECK(shownClock(kSpanish, *PartialDate::parse("2026-03-01T14:30:00-08:00")) == "17:30 (14:30 allí)");
}

TEST_CASE("shown: a visit's day is near by the reader's calendar") {
  const Instant now = at("2026-03-02T03:00:00Z");  // still March 1 in New York
  CHECK(shownDistance(kEnglish, *PartialDate::parse("2026-03-02"), now) == "tomorrow");
  CHECK(shownDistance(kEnglish, *PartialDate::parse("2026-03-02T03:30:00Z"), now) == "today");
  CHECK(shownDistance(kEnglish, *PartialDate::parse("2026-03"), now) == "March 2026");
}

TEST_CASE("a name at the beginning has a capital, in both languages") {
  CHECK(sentenceCase("lithium level") == "Lithium level");
  CHECK(sentenceCase("ácido valproico") == "Ácido valproico");
  CHECK(sentenceCase("5-HTP") == "5-HTP");
  CHECK(sentenceCase("相馬") == "相馬");
  CHECK(sentenceCase("").empty());
}
