// Units as people write them; what is no code stays as it is.
#include "base/unit_shown.h"

#include <doctest/doctest.h>

#include "base/decimal.h"

namespace baton {

TEST_CASE("UCUM units are shown as people write them") {
  CHECK(shownUnit("m[IU]/L") == "mIU/L");
  CHECK(shownUnit("u[IU]/mL") == "µIU/mL");
  CHECK(shownUnit("10*3/uL") == "10³/µL");
  CHECK(shownUnit("10*12/L") == "10¹²/L");
  CHECK(shownUnit("mm[Hg]") == "mmHg");
  CHECK(shownUnit("kg/m2") == "kg/m²");
  CHECK(shownUnit("mL/min/{1.73_m2}") == "mL/min/1.73 m²");
  CHECK(shownUnit("mL/min/1.73m2") == "mL/min/1.73m²");
  CHECK(shownUnit("ug/dL") == "µg/dL");
  CHECK(shownUnit("[lb_av]") == "lb");
  CHECK(shownUnit("[degF]") == "°F");
  for (const char* plain : {"mg/dL", "tablet", "mug", "of 10", "%", "h", "", "mIU/L", "mg/24 h", "km"}) {
    CHECK(shownUnit(plain) == plain);
  }
}

TEST_CASE("a quantity is shown with its unit as people write it; its code is kept") {
  Quantity tsh{*Decimal::parse("7.8"), "", "m[IU]/L", "m[IU]/L", ""};
  CHECK(toText(tsh) == "7.8 mIU/L");
  CHECK(tsh.code == "m[IU]/L");
}

}  // namespace baton
