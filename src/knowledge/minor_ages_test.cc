#include <doctest/doctest.h>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

TEST_CASE("ages by region, the general row for all others") {
  const AccessAges& ages = builtIn().accessAges();
  CHECK(ages.of("US").limits_from == 12);
  CHECK(ages.of("US").adult_from == 18);
  CHECK(ages.of("US-AL").adult_from == 19);
  CHECK(ages.of("US-ZZ").region == "US");
  CHECK(ages.of("").region == "US");
}

TEST_CASE("ages out of order, without a source or without a general row are refused") {
  const std::string head = "region\tlimits_from\tadult_from\tsource\n";
  CHECK(AccessAges::build(head + "US\t12\t18\tlaw\n"));
  for (const char* row : {"", "US-CA\t12\t18\tlaw\n", "US\t18\t12\tlaw\n", "US\t12\t18\t\n", "US\tx\t18\tlaw\n"}) {
    CAPTURE(row);
    CHECK(AccessAges::build(head + row).error().code == ErrorCode::BadInput);
  }
}

}  // namespace
}  // namespace baton::knowledge
