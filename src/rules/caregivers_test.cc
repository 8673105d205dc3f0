#include "rules/caregivers.h"

#include <doctest/doctest.h>

#include "builders/course.h"

namespace baton::rules {
namespace {

using namespace baton::build;

record::ObservationFact seenAt(std::string text, std::string_view on, std::string who, std::string value = "",
                               std::string_view number = "") {
  static int count = 0;
  record::ObservationFact fact;
  fact.about = about("Observation/w" + std::to_string(++count));
  fact.what.text = std::move(text);
  fact.status = "final";
  fact.categories = {"daily-log"};
  fact.effective = date(on);
  fact.value_text = std::move(value);
  if (!number.empty()) fact.quantity = quantity(number, "of 10");
  record::Reference performer;
  performer.target = who.empty() ? "Patient/1" : "RelatedPerson/1";
  performer.display = who.empty() ? "Ana Ruiz" : std::move(who);
  fact.performers.push_back(std::move(performer));
  return fact;
}

}  // namespace

TEST_CASE("patterns: one bad day is none, two weeks are one, with the name of who saw it") {
  Course once("2026-11-15");
  once.with(seenAt("Awake at night, asleep by day", "2026-11-10", "Rosa Ruiz", "yes"));
  CHECK(once.ask(carePatternFindings).findings.empty());
  CHECK_FALSE(once.ask(carePatternFindings).checked.empty());
  Course twice("2026-11-15");
  twice.with(seenAt("Awake at night, asleep by day", "2026-11-12", "Rosa Ruiz", "yes"));
  twice.with(seenAt("Awake at night, asleep by day", "2026-11-04", "Rosa Ruiz", "yes"));
  twice.with(seenAt("Irritability", "2026-11-12", "Rosa Ruiz", "", "3"));
  twice.with(seenAt("Irritability", "2026-11-04", "Rosa Ruiz", "", "4"));
  const Said said = twice.ask(carePatternFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().id == "risk-rising/patterns+sleep-reversal");
  CHECK(said.findings.front().severity == record::Severity::Moderate);
  CHECK(said.findings.front().evidence.front().text.find("Rosa Ruiz") != std::string::npos);
  CHECK_FALSE(twice.ask(carePatternFindings, Reader::Person, Language::Spanish).findings.front().title.empty());
}

TEST_CASE("patterns: what lies longer back, or was never written, says nothing") {
  Course old("2026-11-15");
  old.with(seenAt("Skipped meals", "2026-09-01", "Rosa Ruiz", "", "2"));
  old.with(seenAt("Skipped meals", "2026-09-10", "Rosa Ruiz", "", "2"));
  CHECK(old.ask(carePatternFindings).findings.empty());
  CHECK(Course("2026-11-15").ask(carePatternFindings).checked.empty());
}

TEST_CASE("load: nights and weeks without a day off are told, and a missed week asks for somebody else") {
  Course much("2026-11-29");
  for (const char* const on : {"2026-11-28", "2026-11-21", "2026-11-14", "2026-11-07"}) {
    much.with(seenAt("Days the caregiver had off", on, "Rosa Ruiz", "", "0"));
  }
  much.with(seenAt("Nights the caregiver was up", "2026-11-28", "Rosa Ruiz", "", "4"));
  const Said said = much.ask(caregiverLoadFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().kind == "caregiver-overload");
  CHECK(said.findings.front().id == "caregiver-overload/nights+no-break");
  CHECK(said.findings.front().title.find("Rosa Ruiz") != std::string::npos);
  Course gone("2026-11-29");
  gone.with(seenAt("Mood", "2026-11-01", "Rosa Ruiz", "", "4"))
      .with(seenAt("Mood", "2026-10-22", "Rosa Ruiz", "", "4"));
  REQUIRE(gone.ask(caregiverLoadFindings).findings.size() == 1);
  CHECK(gone.ask(caregiverLoadFindings).findings.front().id == "caregiver-overload/missed-weeks");
  // What the person writes about themselves is no caregiver's load.
  Course own("2026-11-29");
  own.with(seenAt("Mood", "2026-11-01", "", "", "4")).with(seenAt("Mood", "2026-10-22", "", "", "4"));
  CHECK(own.ask(caregiverLoadFindings).findings.empty());
}

}  // namespace baton::rules
