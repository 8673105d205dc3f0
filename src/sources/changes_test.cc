// Changes between two moments, and the timeline: each case is what happened between a visit and today.
#include "sources/changes.h"

#include <doctest/doctest.h>

#include "builders/event.h"
#include "builders/medication.h"
#include "builders/people.h"
#include "builders/problem.h"
#include "sources/reconcile.h"

namespace baton::sources {
namespace {

using namespace baton::build;
using record::Change;
using record::History;

constexpr std::string_view kVisit = "2026-01-15";
constexpr std::string_view kToday = "2026-03-15";

std::vector<Change> changesIn(const History& history, std::string_view since = kVisit) {
  return changesBetween(chartAt({"p"}, history, at(since)), chartAt({"p"}, history, at(kToday)));
}

std::string kinds(const std::vector<Change>& changes) {
  std::string all;
  for (const Change& change : changes) all += (all.empty() ? "" : " ") + change.kind;
  return all;
}

bool has(const std::vector<std::string>& items, std::string_view item) {
  return std::find(items.begin(), items.end(), item) != items.end();
}

// Known before the visit.
template <class Fact>
Fact old(Fact fact) {
  return learned(std::move(fact), "2026-01-02");
}

TEST_CASE("a medicine started since the visit, with what it is for") {
  History history;
  auto order = learned(prescription("1", "sertraline 50 mg", "50 mg every morning", "2026-02-10"), "2026-02-11");
  order.reasons = {words("depression")};
  history.versions.medications = {order};
  const auto changes = changesIn(history);
  REQUIRE(kinds(changes) == "medication-started");
  CHECK(changes[0].on == date("2026-02-10"));
  CHECK(changes[0].text == "Sertraline 50 mg every morning was started on 2026-02-10 for depression.");
  CHECK(has(changes[0].matters_for, "mood"));
  CHECK(has(changes[0].roles, "therapist"));
  CHECK(changes[0].line == "medication/sertraline");
}

TEST_CASE("a dose raised by a new order, with the reason of the old one's end") {
  History history;
  const auto before = old(prescription("1", "sertraline 50 mg", "50 mg every morning", "2025-08-25"));
  history.versions.medications = {
      before, nextVersion(stopped(before, "2026-02-10", "Partial response"), "2026-02-11"),
      learned(prescription("2", "sertraline 100 mg", "100 mg every morning", "2026-02-10"), "2026-02-11")};
  const auto changes = changesIn(history);
  REQUIRE(kinds(changes) == "medication-dose-changed");
  CHECK(changes[0].from == "50 mg every morning");
  CHECK(changes[0].to == "100 mg every morning");
  CHECK(changes[0].reason == "Partial response");
  CHECK(changes[0].text.find("was raised from 50 mg") != std::string::npos);
}

TEST_CASE("the same dose in other words is no change") {
  History history;
  history.versions.medications = {
      old(prescription("1", "sertraline 50 mg", "2 tablets once a day", "2025-08-25")),
      learned(prescription("2", "sertraline 100 mg", "1 tablet every morning", "2026-02-10", "Lakeside"),
              "2026-02-11")};
  CHECK(changesIn(history).empty());
}

TEST_CASE("a medicine stopped, and started again after a gap") {
  History history;
  const auto order = old(prescription("1", "lithium 300 mg", "", "2024-05-01"));
  history.versions.medications = {order, nextVersion(stopped(order, "2026-02-01", "Tremor"), "2026-02-02")};
  auto changes = changesIn(history);
  REQUIRE(kinds(changes) == "medication-stopped");
  CHECK(changes[0].text == "Lithium (300 mg) was stopped on 2026-02-01. Reason given: Tremor.");
  history.versions.medications.push_back(learned(prescription("2", "lithium 300 mg", "", "2026-03-10"), "2026-03-10"));
  changes = changesBetween(chartAt({"p"}, history, at("2026-02-20")), chartAt({"p"}, history, at(kToday)));
  REQUIRE(kinds(changes) == "medication-started");
  CHECK(changes[0].text.find("started again") != std::string::npos);
}

TEST_CASE("an old paper imported today is no change now") {
  History history;
  history.versions.medications = {
      learned(prescription("1", "lithium 300 mg", "", "2024-05-01", "Old Clinic"), "2026-03-01"),
      learned(stopped(prescription("2", "fluoxetine 20 mg", "", "2019-05-01", "Old Clinic"), "2020-01-01"),
              "2026-03-01")};
  history.versions.conditions = {learned(diagnosis("1", words("asthma"), "2010-01-01"), "2026-03-01")};
  history.versions.allergies = {learned(allergy("1", words("penicillin"), "2015-01-01"), "2026-03-01")};
  history.versions.encounters = {learned(visit("1", "IMP", "2023-01-01", "2023-01-09"), "2026-03-01")};
  history.versions.observations = {
      learned(result("1", "14334-7", "Lithium", "1.5", "mmol/L", "2024-06-01"), "2026-03-01")};
  CHECK(changesIn(history).empty());
}

TEST_CASE("a medicine without a start is said to be on the list, not to have started") {
  History history;
  history.versions.medications = {learned(listed("1", "melatonin 3 mg", "", "2026-02-20"), "2026-02-21")};
  const auto changes = changesIn(history);
  REQUIRE(kinds(changes) == "medication-started");
  CHECK(changes[0].text.find("on 2026-02-20") != std::string::npos);  // the day it was written down
}

TEST_CASE("a decision that joins lines is not a stop and a start") {
  History history;
  history.versions.medications = {old(listed("1", "Blisterine forte", "", "2025-01-01")),
                                  old(listed("2", "Blisterina forte", "", "2025-01-05", "Lakeside"))};
  history.versions.decisions = {
      learned(decision("d", {"MedicationStatement/1", "MedicationStatement/2"}, true), "2026-03-02")};
  CHECK(changesIn(history).empty());
}

TEST_CASE("a new diagnosis with an onset before the visit is still news") {
  History history;
  auto fact = learned(diagnosis("1", words("Bipolar 2"), "2025-06"), "2026-02-21");
  fact.written = fact.about.source.asserted = date("2026-02-20");
  history.versions.conditions = {fact};
  const auto changes = changesIn(history);
  REQUIRE(kinds(changes) == "condition-added");
  CHECK(changes[0].on == date("2026-02-20"));
}

TEST_CASE("a diagnosis resolved, an allergy added") {
  History history;
  const auto insomnia = old(diagnosis("1", words("insomnia"), "2024-01-01"));
  history.versions.conditions = {insomnia, nextVersion(resolved(insomnia, "2026-02-20"), "2026-02-21")};
  history.versions.allergies = {learned(allergy("1", words("penicillin"), "2026-02-20"), "2026-02-21")};
  const auto changes = changesIn(history);
  CHECK(kinds(changes) == "allergy-added condition-resolved");
  CHECK(has(changes[0].matters_for, "safety"));
}

TEST_CASE("PHQ-9 from 16 to 9 is told with both numbers and dates; from 16 to 14 is not") {
  History history;
  history.versions.observations = {
      old(result("1", "44261-6", "PHQ-9 total score", "16", "{score}", "2026-01-10")),
      learned(result("2", "44261-6", "PHQ-9 total score", "9", "{score}", "2026-02-20"), "2026-02-20")};
  const auto changes = changesIn(history);
  REQUIRE(kinds(changes) == "score-changed");
  CHECK(changes[0].from == "16");
  CHECK(changes[0].to == "9");
  CHECK(changes[0].text.find("2026-01-10") != std::string::npos);
  CHECK(changes[0].text.find("better") != std::string::npos);
  history.versions.observations[1].quantity = quantity("14", "{score}");
  CHECK(changesIn(history).empty());
}

TEST_CASE("a result above its own range is told once, not again while it stays there") {
  History history;
  auto high = learned(result("1", "3016-3", "TSH", "7.8", "mIU/L", "2026-02-20"), "2026-02-20");
  high.range_low = Decimal::parse("0.4");
  high.range_high = Decimal::parse("4.5");
  history.versions.observations = {old(result("0", "3016-3", "TSH", "3.6", "mIU/L", "2025-11-20")), high};
  const auto changes = changesIn(history);
  REQUIRE(kinds(changes) == "result-abnormal");
  CHECK(changes[0].text.find("above the normal range (0.4 to 4.5)") != std::string::npos);
  CHECK(changes[0].text.find("3.6 mIU/L") != std::string::npos);
  CHECK(changesIn(history, "2026-03-01").empty());
}

TEST_CASE("a stay in hospital told by two files is one admission and one discharge, first on the list") {
  History history;
  history.versions.encounters = {
      learned(visit("1", "IMP", "2026-02-01", "2026-02-09", "General Hospital"), "2026-02-20"),
      learned(visit("2", "IMP", "2026-02-01T21:40:00-05:00", "2026-02-09T11:00:00-05:00"), "2026-02-21")};
  history.versions.medications = {learned(prescription("1", "sertraline 50 mg", "", "2026-03-01"), "2026-03-01")};
  CHECK(kinds(changesIn(history)) == "discharge admission medication-started");
  CHECK(kinds(changesIn(history, "2026-02-05")) == "discharge medication-started");
}

TEST_CASE("a clinician who joined and one who left, a goal that moves") {
  History history;
  history.versions.helpers = {practitioner("1", "Ana Ruiz, MD", "1999000001"),
                              practitioner("2", "Bo Lind", "1999000002")};
  const auto first = old(careTeam("t1", "Therapist", reference("Practitioner/2"), "2024-01-01"));
  auto ended = nextVersion(first, "2026-02-10");
  ended.members.front().period.end = date("2026-02-10");
  history.versions.care_teams = {
      first, ended, learned(careTeam("t2", "Psychiatrist", reference("Practitioner/1"), "2026-02-01"), "2026-02-02")};
  const auto walk = old(goal("g", "Walk 20 minutes a day", "2025-12-01"));
  auto better = nextVersion(walk, "2026-02-12");
  better.achievement = words("Improving");
  history.versions.goals = {walk, better};
  const auto changes = changesIn(history);
  CHECK(kinds(changes) == "goal-progress clinician-left clinician-added");
  CHECK(changes[2].text == "Ana Ruiz, MD (psychiatrist) joined the care team on 2026-02-01.");
}

TEST_CASE("the last visit is just before the newest ended one with a clinician; stays and plans do not count") {
  History history;
  history.versions.encounters = {visit("1", "AMB", "2026-02-10T09:00:00Z", "2026-02-10T09:30:00Z"),
                                 visit("2", "IMP", "2026-03-01", "2026-03-05"),
                                 visit("3", "AMB", "2026-04-01", "2026-04-01")};
  auto cancelled = visit("4", "AMB", "2026-03-10", "2026-03-10");
  cancelled.status = "cancelled";
  history.versions.encounters.push_back(cancelled);
  CHECK(lastVisit(chartAt({"p"}, history, at(kToday))).ms == at("2026-02-10T09:00:00Z").ms - 1);
}

TEST_CASE("without a visit everything since the first fact is asked for") {
  History history;
  history.versions.conditions = {diagnosis("1", words("asthma"), "2010-01-01")};
  CHECK(lastVisit(chartAt({"p"}, history, at(kToday))) == Instant{at("2010-01-01").ms - 1});
}

TEST_CASE("the timeline tells a course once: started, raised, stopped") {
  History history;
  history.versions.medications = {
      stopped(prescription("1", "sertraline 50 mg", "50 mg once a day", "2025-08-25"), "2025-11-10"),
      prescription("2", "sertraline 100 mg", "100 mg once a day", "2025-11-10"),
      stopped(prescription("3", "sertraline 100 mg", "100 mg once a day", "2025-12-10"), "2026-02-01", "Nausea")};
  history.versions.medications[1] = stopped(history.versions.medications[1], "2025-12-10");
  history.versions.observations = {result("1", "44261-6", "PHQ-9 total score", "16", "{score}", "2025-09-01")};
  std::string shown;
  for (const TimelineEvent& event : timeline(chartAt({"p"}, history, at(kToday)))) {
    shown += event.on.dateText() + " " + event.text + (event.detail.empty() ? "" : " (" + event.detail + ")") + "\n";
  }
  CHECK(shown ==
        "2026-02-01 Sertraline stopped (Nausea)\n"
        "2025-11-10 Sertraline changed from 50 mg once a day to 100 mg once a day\n"
        "2025-09-01 PHQ-9 total score: 16 (moderately severe)\n"
        "2025-08-25 Sertraline started: 50 mg once a day\n");
}

}  // namespace
}  // namespace baton::sources
