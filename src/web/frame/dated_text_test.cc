#include "web/frame/dated_text.h"

#include <doctest/doctest.h>

using namespace baton;
using namespace baton::web;

namespace {

std::string english(std::string_view text) { return withShownDates({Language::English, nullptr, {}}, text); }
std::string spanish(std::string_view text) { return withShownDates({Language::Spanish, nullptr, {}}, text); }

}  // namespace

TEST_CASE("dates in a sentence are shown as its reader writes them") {
  CHECK(english("Lithium level: last on 2026-03-31 (0.9 mmol/L), due since 2026-09-27.") ==
        "Lithium level: last on March 31, 2026 (0.9 mmol/L), due since September 27, 2026.");
  CHECK(spanish("Litio: el último es del 2026-03-31, pendiente desde el 2026-09-27.") ==
        "Litio: el último es del 31 de marzo de 2026, pendiente desde el 27 de septiembre de 2026.");
  CHECK(english("2026-11-10: a visit") == "November 10, 2026: a visit");
  CHECK(english("(2026-11-10)") == "(November 10, 2026)");
  CHECK(english("") == "");
}

TEST_CASE("a month changes the word before it, a year alone stays") {
  CHECK(english("lithium, since 2013-04, Anselm Voss") == "lithium, since April 2013, Anselm Voss");
  CHECK(english("stopped on 2026-03") == "stopped in March 2026");
  CHECK(english("salmon 2026-03") == "salmon March 2026");
  CHECK(spanish("se dejó el 2026-03, desde el 2025-01, es del 2024-12") ==
        "se dejó en marzo de 2026, desde enero de 2025, es de diciembre de 2024");
  CHECK(english("Bipolar I disorder, 2012") == "Bipolar I disorder, 2012");
}

TEST_CASE("what is no date of its own stays to the letter") {
  for (const char* text :
       {"scan-2026-03-01", "2026-03-01.pdf", "2026-03-01T10:00:00Z", "2026-03-01/2026-04-01", "NDC 2026-03-012",
        "12026-03-01", "2026-13-01", "2026-02-30", "2026-00", "1.2026-03", "x2026-03-01", "2026-03-01é",
        "LOINC 4426-08-8", "#2026-03-01", "5 mg 2-3 times, 10-20 mg"}) {
    CAPTURE(text);
    CHECK(english(text) == text);
    CHECK(spanish(text) == text);
  }
}

TEST_CASE("what somebody wrote stays to the letter, the date beside it does not") {
  CHECK(english("\"I fell on 2026-11-12, again\", 2026-11-14") == "\"I fell on 2026-11-12, again\", November 14, 2026");
  CHECK(spanish("\"2026-11-12\" y \"2026-11-13\", 2026-11-14") ==
        "\"2026-11-12\" y \"2026-11-13\", 14 de noviembre de 2026");
  CHECK(english("5' 6\" on 2026-11-14") == "5' 6\" on November 14, 2026");  // a quote that is never closed
}
