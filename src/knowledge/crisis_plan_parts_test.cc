#include "knowledge/crisis_plan_parts.h"

#include <doctest/doctest.h>

namespace baton::knowledge {

TEST_CASE("crisis plan: the seven parts of the safety plan lead, each in both languages") {
  const auto& parts = crisisPlanParts();
  REQUIRE(parts.size() == 12);
  for (std::size_t i = 0; i < 7; ++i) CHECK(parts[i].source.find("Stanley") == 0);
  CHECK(findCrisisPlanPart("hospital") != nullptr);
  CHECK(findCrisisPlanPart("moon") == nullptr);
}

TEST_CASE("crisis plan: a row without a text, or said twice, is refused") {
  const std::string head = "id\ttitle\ttitle_es\thint\thint_es\tsource\tchecked_on\n";
  CHECK(readCrisisPlanParts(head + "a\tA\tA\tH\tH\tS\t2026-11-30\n"));
  CHECK_FALSE(readCrisisPlanParts(head + "a\tA\t\tH\tH\tS\t2026-11-30\n"));
  CHECK_FALSE(readCrisisPlanParts(head + "a\tA\tA\tH\tH\tS\tx\na\tA\tA\tH\tH\tS\tx\n"));
  CHECK_FALSE(readCrisisPlanParts(head));
}

}  // namespace baton::knowledge
