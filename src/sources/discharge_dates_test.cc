#include "sources/discharge_dates.h"

#include <doctest/doctest.h>

namespace baton::sources {
namespace {

const PartialDate kDischarged = *PartialDate::parse("2026-11-09");

std::vector<ProposedVisit> of(std::string_view text) { return visitsInText(text, kDischarged); }

}  // namespace

TEST_CASE("discharge papers: a date beside a word for a visit is proposed, with whom the sentence names") {
  const auto visits =
      of("You were in hospital from 10/28/2026 to 11/09/2026. Please follow up with your psychiatrist on November 20, "
         "2026.\n"
         "Appointment with primary care: 2026-11-16. Cita con su terapeuta el 18 de noviembre de 2026.");
  REQUIRE(visits.size() == 3);
  CHECK(visits[0].day.text() == "2026-11-20");
  CHECK(visits[0].role == "psychiatrist");
  CHECK(visits[1].day.text() == "2026-11-16");
  CHECK(visits[1].role == "primary-care");
  CHECK(visits[2].day.text() == "2026-11-18");
  CHECK(visits[2].role == "therapist");
}

TEST_CASE("discharge papers: a title is no end of a sentence, and a day that can be read two ways says so") {
  const auto visits = of("Follow-up with Dr. Voss, psychiatry, 12/04/2026 at 9:00");
  REQUIRE(visits.size() == 1);
  CHECK(visits[0].day.text() == "2026-12-04");
  CHECK(visits[0].role == "psychiatrist");
  CHECK(visits[0].is_unsure);
  CHECK_FALSE(of("Follow up 11/20/26").front().is_unsure);
  CHECK(of("Follow up 20/11/2026").front().day.text() == "2026-11-20");
}

TEST_CASE("discharge papers: what is no visit, lies before, far ahead or does not exist is not proposed") {
  CHECK(of("Take lithium until November 20, 2026.").empty());
  CHECK(of("Follow up on 2026-11-01.").empty());
  CHECK(of("Follow up on 2028-11-20.").empty());
  CHECK(of("Follow up on 02/31/2027.").empty());
  CHECK(of("Follow up on 99999999/1/2027.").empty());
  CHECK(of("Follow up in one week.").empty());
  CHECK(of("").empty());
}

}  // namespace baton::sources
