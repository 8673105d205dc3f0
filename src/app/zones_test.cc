#include "app/zones.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace baton;
using app::Zones;

TEST_CASE("zones: a name from a form is looked up in its folder only") {
  const Zones& zones = Zones::installed();
  CHECK(zones.knows("America/New_York"));
  CHECK(zones.knows("US/Eastern"));  // an older name that browsers may say
  for (const char* name : {"", "machine", "America", "/etc/passwd", "../../etc/passwd", "America/../Asia/Tokyo",
                           "zone.tab", "America/New York", "Nowhere/Town"}) {
    CAPTURE(name);
    CHECK_FALSE(zones.knows(name));
  }
}

TEST_CASE("zones: the list to choose from has places, and each can be read") {
  const auto& names = Zones::installed().names();
  REQUIRE(names.size() > 300);
  CHECK(std::is_sorted(names.begin(), names.end()));
  for (const std::string& name : names) {
    CAPTURE(name);
    CHECK(Zones::installed().knows(name));
  }
}

TEST_CASE("zones: what is not known is the machine's, and without a folder there is UTC") {
  const Zones& zones = Zones::installed();
  const Instant now = *parseInstant("2026-07-01T00:00:00Z");
  CHECK(&zones.named("Nowhere/Town") == &zones.named(""));
  CHECK(&zones.named("machine") == &zones.named(""));
  CHECK(zones.named("Asia/Tokyo").offsetMinutes(now) == 540);
  const Zones none("/nowhere");
  CHECK(none.names().empty());
  CHECK_FALSE(none.knows("Asia/Tokyo"));
}
