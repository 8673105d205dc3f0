#include "rules/untold_changes.h"

#include <doctest/doctest.h>

#include "builders/course.h"
#include "record/handoff.h"

namespace baton::rules {
namespace {

using build::Course;

constexpr std::string_view kNow = "2026-11-15T15:00:00Z";

record::Change changeOf(std::string medicine, std::string_view on) {
  record::Change change;
  change.kind.assign("medication-dose-changed");  // a kind of change, not one of findings
  change.about = medicine;
  change.line = "medication/" + medicine;
  change.on = build::date(on);
  change.text = medicine + " went from 50 mg to 100 mg.";
  change.sources.push_back({.key = "MedicationRequest/1",
                            .organisation = {},
                            .file = {},
                            .format = {},
                            .author = {},
                            .recorded = {},
                            .asserted = {}});
  return change;
}

Course team() {
  Course course(kNow);
  course.withMember("psychiatrist", "Anselm Voss").withMember("therapist", "Clara Ruiz");
  return course;
}

// An update to `who`, sent on that day, whose Task stands at `status`.
void sendUpdate(Course& course, std::string who, std::string_view on, std::string status) {
  record::CommunicationFact sent;
  sent.about = build::about("Communication/c");
  sent.status = "completed";
  sent.sent = build::date(on);
  course.chart().facts.communications.push_back(sent);
  record::TaskFact task;
  task.about = build::about("Task/t");
  task.status = std::move(status);
  task.what = build::coded(record::kHandoffSystem, std::string(record::kAcknowledgeCode));
  task.focus = build::reference("Communication/c");
  task.owner = build::named(std::move(who));
  task.authored = build::date(on);
  course.chart().facts.tasks.push_back(task);
}

TEST_CASE("a medicine change is told until the therapist has acknowledged an update sent since") {
  Course course = team();
  course.with(build::line("sertraline", "2026-01")).changed(changeOf("sertraline", "2026-11-10"));
  const Said said = course.ask(untoldChangeFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().id == "unacknowledged-update/therapist/sertraline");
  CHECK(said.findings.front().severity == record::Severity::Low);
  CHECK(said.findings.front().steps.back().who == "therapist");
  Course asked = course;
  sendUpdate(asked, "Clara Ruiz", "2026-11-11", "requested");
  CHECK(asked.ask(untoldChangeFindings).findings.size() == 1);
  Course early = course;
  sendUpdate(early, "Clara Ruiz", "2026-11-08", "completed");
  CHECK(early.ask(untoldChangeFindings).findings.size() == 1);
  Course other = course;
  sendUpdate(other, "Anselm Voss", "2026-11-11", "completed");
  CHECK(other.ask(untoldChangeFindings).findings.size() == 1);
  Course known = course;
  sendUpdate(known, "Clara Ruiz", "2026-11-11", "accepted");
  CHECK(known.ask(untoldChangeFindings).findings.empty());
}

TEST_CASE("no therapist, an old change, or a medicine that does not act on the mind: quiet") {
  Course alone(kNow);
  alone.withMember("psychiatrist", "Anselm Voss").with(build::line("sertraline", "2026-01"));
  alone.changed(changeOf("sertraline", "2026-11-10"));
  CHECK(alone.ask(untoldChangeFindings).findings.empty());
  Course old = team();
  old.with(build::line("sertraline", "2026-01")).changed(changeOf("sertraline", "2026-10-10"));
  CHECK(old.ask(untoldChangeFindings).findings.empty());
  Course other = team();
  other.with(build::line("amoxicillin", "2026-11-10")).changed(changeOf("amoxicillin", "2026-11-10"));
  CHECK(other.ask(untoldChangeFindings).findings.empty());
}

TEST_CASE("a therapy that began is told until the prescriber has acknowledged it") {
  Course course = team();
  record::EncounterFact session = build::visit("1", "AMB", "2026-11-09T10:00:00Z", "2026-11-09T11:00:00Z");
  session.types.push_back(build::words("Prolonged exposure therapy session"));
  course.with(session);
  const Said said = course.ask(untoldChangeFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().id.starts_with("unacknowledged-update/prescriber/"));
  Course known = course;
  sendUpdate(known, "Anselm Voss", "2026-11-10", "completed");
  CHECK(known.ask(untoldChangeFindings).findings.empty());
}

}  // namespace
}  // namespace baton::rules
