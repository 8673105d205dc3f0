#include <doctest/doctest.h>

#include "base/decimal.h"
#include "base/instant.h"
#include "base/text.h"

namespace baton {

TEST_CASE("a decimal keeps its digits") {
  CHECK(Decimal::parse("98.60")->text() == "98.60");
  CHECK(Decimal::parse("98.60")->plain() == "98.6");
  CHECK(Decimal::parse("-0.5e3")->value() == doctest::Approx(-500));
  for (const char* bad : {"", "+1", "01", ".5", "1.", "1e", "0x1", "1 "}) CHECK_FALSE(Decimal::parse(bad));
}

TEST_CASE("partial dates cover their range") {
  const auto month = PartialDate::parse("2024-02");
  REQUIRE(month);
  CHECK(toIso(month->first()) == "2024-02-01T00:00:00Z");
  CHECK(toIso(month->last()) == "2024-02-29T23:59:59.999Z");
  CHECK(toIso(PartialDate::parse("2026-03-01T09:00:00.250-05:00")->first()) == "2026-03-01T14:00:00.250Z");
  for (const char* bad : {"2023-02-29", "2024-13", "24-01-01", "2024-01-01T24:00:00Z", "2024-01-01T10", "2024-1-1"}) {
    CHECK_FALSE(PartialDate::parse(bad));
  }
}

TEST_CASE("civil days go both ways") {
  for (std::int64_t day = -800'000; day < 800'000; day += 37) {
    const Civil civil = civilFromDays(day);
    CHECK(daysFromCivil(civil.year, civil.month, civil.day) == day);
  }
}

TEST_CASE("age counts whole years") {
  const auto born = *PartialDate::parse("1980-06-15");
  CHECK(ageInYears(born, *parseInstant("2026-06-14")) == 45);
  CHECK(ageInYears(born, *parseInstant("2026-06-15")) == 46);
}

TEST_CASE("folding removes accents and case") {
  CHECK(foldForMatching("  José  ÁLVAREZ\u00A0Żółć ") == "jose alvarez zolc");
  CHECK(shorten("áéíóú", 3) == "áé…");
  CHECK(toValidUtf8("a\xFF"
                    "b") ==
        "a\uFFFD"
        "b");
  CHECK(escapeMarkup("<a b=\"'&\">") == "&lt;a b=&quot;&#39;&amp;&quot;&gt;");
}

}  // namespace baton
