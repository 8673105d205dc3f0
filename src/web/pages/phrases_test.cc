// Baton's own phrases in both languages; a source's words stay to the letter.
#include "web/pages/phrases.h"

#include <doctest/doctest.h>

#include "web/pages/record_testing.h"

using namespace baton;
using namespace baton::web;

namespace {

const Manner kEnglish{Language::English, nullptr, Hours::ByLanguage};
const Manner kSpanish{Language::Spanish, nullptr, Hours::ByLanguage};

}  // namespace

TEST_CASE("phrases: doses and courses are said in the reader's language") {
  struct Case {
    const char* text;
    const char* english;
    const char* spanish;
  };
  for (const Case& one : {
           Case{"100 mg every morning", "100 mg every morning", "100 mg cada mañana"},
           Case{"450 mg every 12 hours since 2026-03-10", "450 mg every 12 hours since March 10, 2026",
                "450 mg cada 12 horas desde el 10 de marzo de 2026"},
           Case{"300 mg 2 times a day since 2013-04", "300 mg 2 times a day since April 2013",
                "300 mg 2 veces al día desde abril de 2013"},
           Case{"300 mg every morning and 600 mg at bedtime", "300 mg every morning and 600 mg at bedtime",
                "300 mg cada mañana y 600 mg al acostarse"},
           Case{"2 films once a day", "2 films once a day", "2 láminas una vez al día"},
           Case{"1 to 2 tablets every 4 to 6 hours as needed", "1 to 2 tablets every 4 to 6 hours as needed",
                "de 1 a 2 tabletas cada 4 a 6 horas cuando haga falta"},
           Case{"10 mg at 08:00 and 20:00", "10 mg at 8:00 am and 8:00 pm", "10 mg a las 8:00 y 20:00"},
           Case{"stopped on 2025-06-18", "stopped on June 18, 2025", "se dejó el 18 de junio de 2025"},
           Case{"completed on 2025-06", "ended in June 2025", "terminó en junio de 2025"},
           Case{"active since 2018", "active since 2018", "vigente desde 2018"},
           Case{"it began on 2019-05-02", "it began on May 2, 2019", "empezó el 2 de mayo de 2019"},
           Case{"1990-05-31", "May 31, 1990", "31 de mayo de 1990"},
       }) {
    CAPTURE(one.text);
    CHECK(ownPhrase(kEnglish, one.text) == one.english);
    CHECK(ownPhrase(kSpanish, one.text) == one.spanish);
  }
}

TEST_CASE("phrases: the reason of a source stays inside the sentence, and what follows it is read") {
  CHECK(ownPhrase(kSpanish, "0.5 mg at bedtime as needed for Trouble sleeping since 2026-11-04") ==
        "0.5 mg al acostarse cuando haga falta, para: Trouble sleeping desde el 4 de noviembre de 2026");
}

TEST_CASE("phrases: anything else is somebody's own words") {
  for (const char* text : {"", "Take 1 tablet by mouth every morning", "100 mg every mornings", "100mg", "every", "and",
                           "100 mg and", "100 mg  every morning", "no penicillin", "12345-67", "2026-13-45",
                           "<b>100 mg</b>", "100 mg every morning <script>"}) {
    CAPTURE(text);
    CHECK_FALSE(ownPhrase(kSpanish, text).has_value());
  }
}

TEST_CASE("phrases: every dose and conflict of the sample household is of the grammar, or is marked as foreign") {
  std::size_t own = 0;
  std::size_t all = 0;
  for (const char* folder : {"clozapine", "first-ssri", "lithium", "older-falls", "post-discharge", "ptsd-part2"}) {
    testing::Shown shown(folder);
    const auto seen =
        shown.site.charts().disclosure(shown.site.home(), shown.person, {"self", ""}, shown.site.home().clock().now());
    REQUIRE(seen);
    for (const auto& line : seen->chart().medications) {
      if (line.dose.empty()) continue;
      ++all;
      if (ownPhrase(kSpanish, line.dose)) {
        ++own;
      } else {
        MESSAGE(line.dose);
        CHECK(line.dose == line.sig);  // nothing of Baton's own making is left in English
      }
      for (const auto& conflict : line.conflicts) {
        for (const auto& side : conflict.sides) {
          CAPTURE(side.value);
          if (conflict.field != "medicine" && conflict.field != "medicines")
            CHECK(ownPhrase(kSpanish, side.value).has_value());
        }
      }
    }
  }
  CHECK(all > 40);
  CHECK(own * 10 >= all * 9);
}
