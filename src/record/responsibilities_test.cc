// Who owns what, folded from Tasks: accepted, asked, handed back, away, gone, twice.
#include "record/responsibilities.h"

#include <doctest/doctest.h>

#include "builders/handoff.h"

namespace baton::record {
namespace {

using build::handoff;

Chart chartWith(std::vector<TaskFact> tasks) {
  Chart chart;
  chart.name = "Ana Lima";
  chart.at = build::at("2026-11-15T15:00:00Z");
  chart.care_team = {build::member("psychiatrist", "Anselm Voss, MD"), build::member("therapist", "Clara Ruiz"),
                     build::member("primary-care", "Denise Park")};
  chart.facts.tasks = std::move(tasks);
  return chart;
}

Responsibility foldOf(std::vector<TaskFact> tasks, std::string_view id = "refills") {
  return *find(responsibilitiesOf(chartWith(std::move(tasks))), id);
}

TEST_CASE("all eight are there, and nobody owns them by default") {
  const Responsibilities all = responsibilitiesOf(chartWith({}));
  CHECK(all.size() == 8);
  for (const Responsibility& one : all) {
    CHECK(one.count() == 0);
    CHECK(one.acting(build::at("2026-11-15T15:00:00Z")) == nullptr);
  }
}

TEST_CASE("accepted, in progress and on hold own; asked does not; over is over") {
  for (const char* status : {"accepted", "in-progress", "on-hold"}) {
    CAPTURE(status);
    CHECK(foldOf({handoff("1", "refills", status, "Dr. Anselm Voss", "2026-11-01")}).count() == 1);
  }
  const Responsibility asked = foldOf({handoff("1", "refills", "requested", "Anselm Voss", "2026-11-01")});
  CHECK(asked.count() == 0);
  REQUIRE(asked.proposed.size() == 1);
  CHECK(asked.proposed.front().role == "psychiatrist");
  for (const char* status : {"rejected", "completed", "cancelled", "failed"}) {
    CAPTURE(status);
    const Responsibility over = foldOf({handoff("1", "refills", status, "Anselm Voss", "2026-11-01")});
    CHECK(over.count() + over.proposed.size() == 0);
  }
}

TEST_CASE("two owners are two, one who said it twice is one") {
  CHECK(foldOf({handoff("1", "refills", "accepted", "Anselm Voss", "2026-11-01"),
                handoff("2", "refills", "accepted", "Denise Park", "2026-11-02")})
            .count() == 2);
  const Responsibility once = foldOf({handoff("2", "refills", "accepted", "Anselm Voss, MD", "2026-11-02"),
                                      handoff("1", "refills", "accepted", "Dr. Anselm Voss", "2026-11-01")});
  CHECK(once.count() == 1);
  CHECK(once.owners.front().task == "Task/1");
}

TEST_CASE("a stand-in acts until the day, then the owner again") {
  const Responsibility one =
      foldOf({handoff("1", "refills", "accepted", "Anselm Voss", "2026-11-01"),
              build::standIn("2", "refills", "Denise Park", "2026-11-10", "2026-11-20", "Task/1")});
  CHECK(one.count() == 1);
  CHECK(one.acting(build::at("2026-11-20T20:00:00Z"))->name == "Denise Park");
  CHECK(one.acting(build::at("2026-11-21T08:00:00Z"))->name == "Anselm Voss, MD");
}

TEST_CASE("who left the team owns in name only") {
  const Responsibility one = foldOf({handoff("1", "refills", "accepted", "Dr. Long Gone", "2025-11-01")});
  CHECK(one.owners.size() == 1);
  CHECK(one.owners.front().is_gone);
  CHECK(one.count() == 0);
}

TEST_CASE("a role and the person own too; errors and what is not understood do not") {
  CHECK(foldOf({handoff("1", "refills", "accepted", "pharmacy", "2026-11-01")}).owners.front().role == "pharmacy");
  CHECK(foldOf({handoff("1", "refills", "accepted", "Ana Lima", "2026-11-01")}).owners.front().role == "self");
  TaskFact error = handoff("1", "refills", "accepted", "Anselm Voss", "2026-11-01");
  error.about.is_entered_in_error = true;
  CHECK(foldOf({error}).count() == 0);
  TaskFact other = handoff("1", "refills", "accepted", "Anselm Voss", "2026-11-01");
  other.what = build::words("Order a wheelchair");
  CHECK(foldOf({other}).count() == 0);
}

TEST_CASE("the master list is with who confirmed the medicine list, unless a Task says otherwise") {
  Chart chart = chartWith({});
  ListFact list;
  list.about = build::about("List/1");
  list.title = "Medication list";
  list.owner = build::named("Ana Lima");
  list.confirmed = build::date("2026-10-01");
  chart.facts.lists.push_back(list);
  CHECK(find(responsibilitiesOf(chart), "master-list")->owners.front().role == "self");
  chart.facts.tasks.push_back(handoff("1", "master-list", "accepted", "Clara Ruiz", "2026-11-01"));
  const Responsibilities all = responsibilitiesOf(chart);
  CHECK(find(all, "master-list")->owners.size() == 1);
  CHECK(find(all, "master-list")->owners.front().role == "therapist");
}

}  // namespace
}  // namespace baton::record
