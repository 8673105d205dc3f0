#include "app/results.h"

#include <doctest/doctest.h>

namespace baton::app {
namespace {

ResultPoint point(const char* on, Outside outside) {
  ResultPoint made;
  made.on = *PartialDate::parse(on);
  made.outside = outside;
  return made;
}

const Instant kNow = *parseInstant("2026-11-24T12:00:00Z");

}  // namespace

TEST_CASE("results: LOINC's long names lose how and in what of the blood, never another specimen") {
  CHECK(resultName("Thyrotropin [Units/volume] in Serum or Plasma") == "Thyrotropin");
  CHECK(resultName("Hemoglobin [Mass/volume] in Blood") == "Hemoglobin");
  CHECK(resultName("Cholesterol in LDL [Mass/volume] in Serum or Plasma by calculation") ==
        "Cholesterol in LDL by calculation");
  CHECK(resultName("Glucose [Mass/volume] in Urine") == "Glucose in Urine");
  for (const char* as_is : {"Lithium level", "", "[odd", "odd]", "a [b"}) CHECK(resultName(as_is) == as_is);
}

TEST_CASE("results: newly outside means since lately, and not before") {
  ResultSeries series;
  CHECK_FALSE(isNewlyOutside(series, kNow, 30));
  series.points = {point("2026-11-10", Outside::Above)};
  CHECK(isNewlyOutside(series, kNow, 30));
  CHECK_FALSE(isNewlyOutside(series, kNow, 7));
  series.points.push_back(point("2026-10-10", Outside::No));
  CHECK(isNewlyOutside(series, kNow, 30));
  series.points[1].outside = Outside::Below;  // from too low to too high is news
  CHECK(isNewlyOutside(series, kNow, 30));
  series.points[1].outside = Outside::Above;
  CHECK_FALSE(isNewlyOutside(series, kNow, 30));
  series.points[0].outside = Outside::No;
  CHECK_FALSE(isNewlyOutside(series, kNow, 30));
}

}  // namespace baton::app
