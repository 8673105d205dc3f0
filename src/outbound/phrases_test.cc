#include "outbound/phrases.h"

#include <doctest/doctest.h>

namespace baton::outbound {
namespace {

std::string said(Language language, std::string_view text) {
  const PhraseManner manner{language, [&](const PartialDate& date) { return dateWords(date, language); },
                            [&](Instant time) { return clockWords(time, language); }};
  return ownPhrase(manner, text).value_or("not ours");
}

}  // namespace

TEST_CASE("phrases of Baton's own are said in the language of the page, with dates in words") {
  CHECK(said(Language::English, "450 mg every 12 hours since 2026-03-10") ==
        "450 mg every 12 hours since Mar 10, 2026");
  CHECK(said(Language::Spanish, "450 mg every 12 hours since 2026-03-10") ==
        "450 mg cada 12 horas desde el 10 mar 2026");
  CHECK(said(Language::Spanish, "it began on 2012-06") == "empezó en jun 2012");
  CHECK(said(Language::English, "completed on 2026-11-04") == "ended on Nov 4, 2026");
  CHECK(said(Language::English, "5 mg at 08:00") == "5 mg at 8:00 am");
  CHECK(said(Language::Spanish, "5 mg at 20:30") == "5 mg a las 20:30");
}

TEST_CASE("what is not of the grammar to its last letter is a source's own words") {
  CHECK(said(Language::Spanish, "450 mg every 12 hours or so") == "not ours");
  CHECK(said(Language::Spanish, "") == "not ours");
  CHECK(said(Language::Spanish, "since the hospital stay") == "not ours");
}

TEST_CASE("relations, what sources differ on, and how a goal goes") {
  CHECK(relationWord("Domestic Partner", Language::Spanish) == "Pareja");
  CHECK_FALSE(relationWord("captain", Language::Spanish));
  CHECK(conflictField("stop date", Language::Spanish) == "fecha en que se dejó");
  CHECK(conflictField("something new", Language::Spanish) == "something new");
  CHECK(achievementWord("In Progress", Language::English) == "under way");
  CHECK(achievementWord("no-change", Language::Spanish) == "sin cambio");
  CHECK_FALSE(achievementWord("halfway", Language::English));
}

}  // namespace baton::outbound
