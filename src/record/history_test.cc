#include "record/history.h"

#include <doctest/doctest.h>

#include "builders/event.h"
#include "builders/medication.h"
#include "builders/people.h"
#include "builders/problem.h"

namespace baton::record {
namespace {

using namespace baton::build;

std::size_t medicationsAt(const History& history, std::string_view moment) {
  return factsAt(history, at(moment)).medications.size();
}

TEST_CASE("of each resource the newest version known at the moment holds") {
  History history;
  MedicationFact first = learned(prescription("1", "sertraline 50 mg", "", "2026-01-10"), "2026-01-11");
  history.versions.medications = {first, nextVersion(stopped(first, "2026-02-20"), "2026-02-21")};
  CHECK(factsAt(history, at("2026-02-01")).medications.front().status == "active");
  CHECK(factsAt(history, at("2026-03-01")).medications.front().status == "stopped");
  CHECK(medicationsAt(history, "2026-03-01") == 1);
}

TEST_CASE("old papers fill the past, with what ended later still running") {
  History history;
  history.versions.medications = {
      learned(stopped(prescription("1", "lithium 300 mg", "", "2024-05-01"), "2025-06-30"), "2026-03-01")};
  history.versions.conditions = {
      learned(resolved(diagnosis("1", words("insomnia"), "2024-01"), "2025-01-15"), "2026-03-01")};
  CHECK(medicationsAt(history, "2024-04-30") == 0);
  const Facts then = factsAt(history, at("2024-12-01"));
  REQUIRE(then.medications.size() == 1);
  CHECK(then.medications.front().status == "active");
  CHECK(then.medications.front().ended.empty());
  CHECK(then.medications.front().about.held_to.empty());
  CHECK(then.conditions.front().clinical_status == "active");
  CHECK(factsAt(history, at("2025-12-01")).medications.front().status == "stopped");
}

TEST_CASE("of two exports imported later, the newer one's end counts from its day on") {
  History history;
  MedicationFact first = learned(prescription("1", "ibuprofen 400 mg", "", "2026-09-30"), "2026-11-30");
  history.versions.medications = {first, nextVersion(stopped(first, "2026-11-11"), "2026-11-30")};
  CHECK(factsAt(history, at("2026-10-15")).medications.front().status == "active");
  CHECK(factsAt(history, at("2026-11-20")).medications.front().status == "stopped");
  CHECK(medicationsAt(history, "2026-11-20") == 1);
}

TEST_CASE("a list without a start held on the day it was written down, not before") {
  History history;
  history.versions.medications = {learned(listed("1", "melatonin", "", "2025-10-05"), "2026-03-01")};
  CHECK(medicationsAt(history, "2025-10-04") == 0);
  CHECK(medicationsAt(history, "2025-10-06") == 1);
}

TEST_CASE("what is entered in error holds at no moment") {
  History history;
  MedicationFact first = learned(prescription("1", "sertraline 50 mg", "", "2026-01-10"), "2026-02-01");
  MedicationFact wrong = nextVersion(first, "2026-02-10");
  wrong.about.is_entered_in_error = true;
  history.versions.medications = {first, wrong};
  CHECK(medicationsAt(history, "2026-02-11") == 0);
  CHECK(medicationsAt(history, "2026-02-05") == 1);  // what was believed then
  CHECK(medicationsAt(history, "2026-01-20") == 0);  // never fills the past
}

TEST_CASE("who somebody is has no beginning") {
  History history;
  history.versions.helpers = {learned(practitioner("1", "Ana Ruiz"), "2026-03-01")};
  CHECK(factsAt(history, at("2020-01-01")).helpers.size() == 1);
}

TEST_CASE("references are found by full URL, by key, and by the end of an absolute URL") {
  Facts facts;
  HelperFact helper = practitioner("p1", "Ana Ruiz");
  helper.about.full_url = "urn:uuid:5b3c";
  facts.helpers = {helper, practitioner("p2", "Bo Lind")};
  EncounterFact encounter = visit("e1", "AMB", "2026-01-01", "2026-01-01");
  encounter.participants = {{"urn:uuid:5b3c", "", ""},
                            {"Practitioner/p2/_history/3", "", ""},
                            {"https://clinic.example/fhir/Practitioner/p2", "", ""},
                            {"Practitioner/unknown", "somebody", ""}};
  facts.encounters = {encounter};
  resolveReferences(facts);
  const auto& found = facts.encounters.front().participants;
  CHECK(found[0].key == "Practitioner/p1");
  CHECK(found[1].key == "Practitioner/p2");
  CHECK(found[2].key == "Practitioner/p2");
  CHECK(found[3].key.empty());
}

TEST_CASE("a full URL claims an absolute URL before its end does") {
  Facts facts;
  HelperFact far = practitioner("given-at-import", "Ana Ruiz");
  far.about.full_url = "https://a.example/fhir/Practitioner/7";
  facts.helpers = {far, practitioner("7", "Bo Lind")};
  CareTeamFact team = careTeam("t", "therapist", {"https://a.example/fhir/Practitioner/7", "", ""}, "");
  facts.care_teams = {team};
  resolveReferences(facts);
  CHECK(facts.care_teams.front().members.front().who.key == "Practitioner/given-at-import");
}

}  // namespace
}  // namespace baton::record
