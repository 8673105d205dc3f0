// An update that nobody answers comes back with whom to call and whom to try next; one that was answered does not.
#include "rules/unacknowledged.h"

#include <doctest/doctest.h>

#include "record/handoff.h"
#include "record/sent_update.h"

namespace baton::rules {
namespace {

using record::SentStage;

record::CareTeamLine member(const char* name, const char* role, const char* phone) {
  record::CareTeamLine line;
  line.text = name;
  line.role = role;
  line.status = "active";
  line.sources.push_back({});
  line.sources.back().key = std::string("PractitionerRole/") + name;
  if (*phone != '\0') line.telecoms.push_back({"phone", phone, ""});
  return line;
}

record::Chart chartWith(SentStage stage, const char* priority = "routine") {
  record::Chart chart;
  chart.care_team = {member("Lee", "psychiatrist", "555-0101"), member("Park", "therapist", "555-0102"),
                     member("Brown", "primary-care", "555-0103")};
  record::TaskFact task;
  task.about.key = "Task/t1";
  task.what.codings = {{std::string(record::kHandoffSystem), std::string(record::kAcknowledgeCode), ""}};
  task.business_status.codings = {{std::string(record::kStageSystem), std::string(record::stageCode(stage)), ""}};
  task.priority = priority;
  task.owner = {"PractitionerRole/Lee", "Lee", "PractitionerRole/Lee"};
  task.authored = *PartialDate::parse("2026-03-01T09:00:00Z");
  task.due = *PartialDate::parse("2026-03-08T09:00:00Z");
  chart.facts.tasks.push_back(task);
  return chart;
}

Said told(const record::Chart& chart, const char* now, Reader reader = Reader::Person) {
  const TakenList taken;
  Said said;
  unacknowledgedFindings({.knowledge = knowledge::builtIn(),
                          .chart = chart,
                          .taken = taken,
                          .changes = {},
                          .reader = reader,
                          .now = *parseInstant(now)},
                         said);
  return said;
}

constexpr const char* kBefore = "2026-03-08T08:59:59Z";
constexpr const char* kAfter = "2026-03-08T09:00:01Z";

TEST_CASE("an update without an answer comes back with whom to call and whom to try next") {
  for (const SentStage stage : {SentStage::Queued, SentStage::Delivered, SentStage::Opened}) {
    const Said said = told(chartWith(stage), kAfter);
    REQUIRE(said.findings.size() == 1);
    const record::Finding& finding = said.findings[0];
    CHECK(finding.id == "unacknowledged-update/t1");
    CHECK(finding.severity == knowledge::Severity::Moderate);
    CHECK(finding.title == "No answer yet from Lee");
    CHECK(finding.why.find("2026-03-08") != std::string::npos);
    CHECK(finding.steps.at(0).what == "Call Lee: 555-0101.");
    CHECK(finding.steps.at(1).what.find("Brown, 555-0103") != std::string::npos);  // the doctor before the therapist
  }
  CHECK(told(chartWith(SentStage::Failed), kBefore).findings.at(0).title == "Your update did not reach Lee");
}

TEST_CASE("an urgent one says call now, and interrupts") {
  for (const char* now : {kBefore, kAfter}) {
    CHECK(told(chartWith(SentStage::Delivered, "urgent"), now).findings.size() == 1);
  }
  const Said said = told(chartWith(SentStage::Delivered, "urgent"), kBefore);
  CHECK(said.findings.at(0).why.find("urgent") != std::string::npos);
  CHECK(said.findings.at(0).severity == knowledge::Severity::High);
  CHECK(said.findings.at(0).interrupts);
  CHECK(said.findings.at(0).steps.at(0).what == "This is urgent: call Lee now: 555-0101.");
}

TEST_CASE("an update that was answered, taken back or is in time is not told") {
  CHECK(told(chartWith(SentStage::Delivered), kBefore).findings.empty());
  for (const SentStage stage : {SentStage::Acknowledged, SentStage::Owned, SentStage::Done, SentStage::Stopped}) {
    const Said said = told(chartWith(stage), kAfter);
    CHECK(said.findings.empty());
    CHECK(said.checked.size() == 1);
  }
  record::Chart other = chartWith(SentStage::Delivered);
  other.facts.tasks[0].what.codings[0].code = record::kOwnCode;  // a Task of another kind
  CHECK(told(other, kAfter).findings.empty());
  CHECK(told(other, kAfter).checked.empty());
}

TEST_CASE("what was handed back has nobody: whom to ask instead") {
  const Said said = told(chartWith(SentStage::HandedBack), kBefore);
  CHECK(said.findings.at(0).title == "Lee handed your update back");
  REQUIRE(said.findings.at(0).steps.size() == 1);
  CHECK(said.findings.at(0).steps[0].what == "Ask somebody else: Brown, 555-0103.");
}

TEST_CASE("who left the team is told without a number; alone nobody is next") {
  record::Chart chart = chartWith(SentStage::Delivered);
  chart.care_team.clear();
  const Said said = told(chart, kAfter);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings[0].steps.size() == 1);
  CHECK(said.findings[0].steps[0].what == "Call the office of Lee.");
}

}  // namespace
}  // namespace baton::rules
