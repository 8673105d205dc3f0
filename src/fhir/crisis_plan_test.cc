#include "fhir/crisis_plan.h"

#include <doctest/doctest.h>

namespace baton::fhir {

TEST_CASE("crisis plan: what is written is read back, in the order of the table, and other CarePlans are none") {
  record::CrisisPlan plan;
  plan.parts = {{"hospital", "Riverside"}, {"signs", "I stop \"answering\"\nmessages"}};
  plan.changed = PartialDate::parse("2026-11-20").value();
  plan.rehearsed = PartialDate::parse("2026-11-21").value();
  json::Value resource = json::Value::object();
  resource.set("resourceType", "CarePlan");
  writeCrisisPlan(resource, plan);
  const auto read = readCrisisPlan(resource);
  REQUIRE(read);
  REQUIRE(read->parts.size() == 2);
  CHECK(read->parts.front().id == "signs");
  CHECK(read->textOf("signs") == "I stop \"answering\"\nmessages");
  CHECK(read->textOf("hospital") == "Riverside");
  CHECK(read->changed.text() == "2026-11-20");
  CHECK(read->rehearsed.text() == "2026-11-21");
  resource.set("category", json::Value::array());
  CHECK_FALSE(readCrisisPlan(resource));
}

}  // namespace baton::fhir
