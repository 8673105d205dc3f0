#include "rules/responsibilities.h"

#include <doctest/doctest.h>

#include "builders/course.h"
#include "builders/handoff.h"

namespace baton::rules {
namespace {

using build::Course;
using build::handoff;
using record::Severity;

constexpr std::string_view kNow = "2026-11-15T15:00:00Z";

Course lithiumTeam() {
  Course course(kNow);
  course.withMember("psychiatrist", "Anselm Voss")
      .withMember("therapist", "Clara Ruiz")
      .withMember("primary-care", "Denise Park");
  course.with(build::line("lithium", "2024-01"));
  return course;
}

Course owning(std::vector<record::TaskFact> tasks) {
  Course course = lithiumTeam();
  course.chart().facts.tasks = std::move(tasks);
  return course;
}

std::vector<record::TaskFact> everything(std::string_view since = "2026-11-01") {
  return {handoff("1", "medication-changes", "accepted", "Anselm Voss", since),
          handoff("2", "therapy-goals", "accepted", "Clara Ruiz", since),
          handoff("3", "lab-follow-up", "accepted", "Denise Park", since),
          handoff("4", "refills", "accepted", "Anselm Voss", since),
          handoff("5", "crisis-contact", "accepted", "Clara Ruiz", since)};
}

TEST_CASE("several clinicians and nobody said mine: one finding for all that matters") {
  const Said said = lithiumTeam().ask(responsibilityFindings);
  REQUIRE(said.findings.size() == 1);
  const record::Finding& finding = said.findings.front();
  CHECK(finding.kind == "unowned-responsibility");
  CHECK(finding.severity == Severity::Moderate);
  CHECK_FALSE(finding.interrupts);
  CHECK(finding.subjects ==
        std::vector<std::string>{"medication-changes", "therapy-goals", "lab-follow-up", "refills", "crisis-contact"});
  CHECK(finding.steps.front().who == "self");
  CHECK(finding.sources.size() >= 1);
}

TEST_CASE("one clinician, everything owned, or a question that is still fresh: quiet") {
  Course alone(kNow);
  alone.withMember("psychiatrist", "Anselm Voss");
  alone.with(build::line("lithium", "2024-01"));
  CHECK(alone.ask(responsibilityFindings).findings.empty());
  CHECK(owning(everything()).ask(responsibilityFindings).findings.empty());
  std::vector<record::TaskFact> asked = everything();
  asked[2] = handoff("3", "lab-follow-up", "requested", "Denise Park", "2026-11-12");
  CHECK(owning(asked).ask(responsibilityFindings).findings.empty());
}

TEST_CASE("a question without an answer for a week, and an owner who left, are told by name") {
  std::vector<record::TaskFact> tasks = everything();
  tasks[2] = handoff("3", "lab-follow-up", "requested", "Denise Park", "2026-11-01");
  tasks[3] = handoff("4", "refills", "accepted", "Dr. Long Gone", "2024-11-01");
  const Said said = owning(tasks).ask(responsibilityFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().id == "unowned-responsibility/lab-follow-up+refills");
  CHECK(said.findings.front().about == std::vector<std::string>{"Task/3", "Task/4"});
  CHECK(said.findings.front().evidence.front().text.find("has not answered") != std::string::npos);
  CHECK(said.findings.front().evidence[1].text.find("no longer on the team") != std::string::npos);
}

TEST_CASE("what does not matter for this record is not said") {
  Course healthy(kNow);
  healthy.withMember("psychiatrist", "Anselm Voss").withMember("therapist", "Clara Ruiz");
  const Said said = healthy.ask(responsibilityFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().subjects == std::vector<std::string>{"therapy-goals"});
  CHECK(said.findings.front().severity == Severity::Low);
}

TEST_CASE("two who each said mine are one finding, and both are asked") {
  std::vector<record::TaskFact> tasks = everything();
  tasks.push_back(handoff("6", "refills", "accepted", "Denise Park", "2026-11-05"));
  const Said said = owning(tasks).ask(responsibilityFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().id == "double-ownership/refills");
  CHECK(said.findings.front().severity == Severity::Moderate);
  CHECK(said.findings.front().steps.size() == 3);
}

TEST_CASE("one owner, a stand-in and a question to somebody else are no double") {
  std::vector<record::TaskFact> tasks = everything();
  tasks.push_back(build::standIn("6", "refills", "Denise Park", "2026-11-10", "2026-11-30", "Task/4"));
  tasks.push_back(handoff("7", "refills", "requested", "Clara Ruiz", "2026-11-14"));
  CHECK(owning(tasks).ask(responsibilityFindings).findings.empty());
}

}  // namespace
}  // namespace baton::rules
