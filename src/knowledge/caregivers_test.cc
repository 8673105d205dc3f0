#include "knowledge/caregivers.h"

#include <doctest/doctest.h>

#include <string>

namespace baton::knowledge {

TEST_CASE("caregivers: the tables load, and a pattern needs more than one week") {
  CHECK(carePatterns().size() == 4);
  CHECK(loadLimits().size() == 4);
  CHECK_FALSE(careSupports().empty());
  for (const CarePattern& pattern : carePatterns()) CHECK(pattern.window_days >= 7 * pattern.least_weeks);
  const std::string head =
      "id\tobserved\tfrom\twindow_days\tleast_weeks\ttitle\ttitle_es\tclinical\twho\tsource\tchecked_on\n";
  const std::string good = "a\tA\t0\t28\t2\tt\tt\tc\tself\tS\t2026-11-30\n";
  CHECK(readCarePatterns(head + good));
  CHECK_FALSE(readCarePatterns(head + good + good));
  CHECK_FALSE(readCarePatterns(head + "a\tA\t0\t28\t1\tt\tt\tc\tself\tS\t2026-11-30\n"));
  CHECK_FALSE(readCarePatterns(head));
  CHECK_FALSE(readLoadLimits("id\tfrom\ttitle\ttitle_es\tsource\tchecked_on\nnights\tmany\tt\tt\ts\tx\n"));
}

}  // namespace baton::knowledge
