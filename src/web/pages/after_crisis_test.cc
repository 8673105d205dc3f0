// After a crisis: empty, opened by a stay in the record, a step said to be done, closed only when nothing is open.
#include "web/pages/keeping_testing.h"

using namespace baton;
using namespace baton::web;
using testing::keep::bundleOf;
using testing::keep::checkPage;
using testing::keep::has;
using testing::keep::KeepingSite;

TEST_CASE("after a crisis: nothing to do without a stay") {
  KeepingSite site;
  const Response empty = site.get(site.path("/after-crisis"));
  CHECK(has(empty, "Nothing to put together again"));
  checkPage(empty);
}

TEST_CASE("after a crisis: a stay opens its steps; what is said of one stands, and it closes only when all is done") {
  KeepingSite site;
  const std::int64_t now = site.home().clock().now().ms;
  const std::string from = toIsoDate({now - 12 * kDayMs});
  const std::string to = toIsoDate({now - 5 * kDayMs});
  site.bringIn(site.file("stay.json", bundleOf(R"({"resource":{"resourceType":"Encounter","id":"e1","status":"finished",
    "class":{"system":"http://terminology.hl7.org/CodeSystem/v3-ActCode","code":"IMP"},"reasonCode":[{"text":"Suicidal thoughts"}],
    "period":{"start":")" + from + R"(","end":")" +
                                               to + R"("},"subject":{"reference":"Patient/p"}}})")));
  const Response page = site.get(site.path("/after-crisis"));
  REQUIRE(has(page, "Hospital stay from"));
  CHECK(has(page, "See your psychiatrist"));
  checkPage(page);
  const auto say = [&](const std::string& step, const std::string& said, const std::string& note) {
    return site.post(site.path("/after-crisis"),
                     {{"step", step}, {"said", said}, {(said == "not-needed" ? "why-" : "note-") + step, note}});
  };
  CHECK(say("psychiatry", "not-needed", "").status == 422);
  CHECK(say("", "close", "").status == 422);
  CHECK(say("psychiatry", "done", "Dr. Lee <on Monday>").status == 303);
  const Response after = site.get(site.path("/after-crisis"));
  CHECK(has(after, "Dr. Lee <on Monday>"));
  CHECK(has(after, "It is still to do"));
  checkPage(after);
}
