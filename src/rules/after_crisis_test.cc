#include "rules/after_crisis.h"

#include <doctest/doctest.h>

#include "builders/course.h"

namespace baton::rules {
namespace {

using namespace baton::build;

record::EncounterFact stay(std::string_view from, std::string_view to) {
  record::EncounterFact made;
  made.about = about("Encounter/1");
  made.status = "finished";
  made.class_code = "IMP";
  made.period = {date(from), date(to)};
  return made;
}

}  // namespace

TEST_CASE("after a hospital stay what is late is one finding, with each step and its day") {
  Course course("2026-11-18");
  course.withMember("psychiatrist").with(stay("2026-11-01", "2026-11-09"));
  const Said said = course.ask(afterCrisisFindings);
  REQUIRE(said.findings.size() == 1);
  const record::Finding& finding = said.findings.front();
  CHECK(finding.kind == "followup-overdue");
  CHECK(finding.id == "followup-overdue/2026-11-01");
  CHECK_FALSE(finding.interrupts);
  CHECK(finding.title.find("see your psychiatrist") != std::string::npos);
  CHECK(finding.evidence.size() == finding.subjects.size());
}

TEST_CASE("after a hospital stay: what is due soon, what stays open, and nothing of old stays") {
  Course soon("2026-11-10");
  soon.withMember("psychiatrist").with(stay("2026-11-01", "2026-11-09"));
  const Said said = soon.ask(afterCrisisFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().kind == "followup-due");
  // An old stay that came with a later import is history; one that was known at its time stays until it is closed.
  Course late("2027-06-01");
  late.withMember("psychiatrist").with(stay("2026-11-01", "2026-11-09"));
  late.chart().facts.encounters.front().about.source.recorded = at("2027-06-01");
  CHECK(late.ask(afterCrisisFindings).findings.empty());
  late.chart().facts.encounters.front().about.source.recorded = at("2026-11-10");
  const Said still = late.ask(afterCrisisFindings);
  REQUIRE(still.findings.size() == 1);
  CHECK(still.findings.front().severity == record::Severity::Low);
  Course none("2026-11-18");
  CHECK(none.ask(afterCrisisFindings).findings.empty());
}

TEST_CASE("after an emergency visit where every visit took place, papers and medicines are a reconciliation") {
  Course course("2026-11-20");
  record::EncounterFact emergency = stay("2026-11-09", "2026-11-09");
  emergency.class_code = "EMER";
  course.withMember("psychiatrist", "Dr. Voss").withMember("primary-care", "Dr. Lee").with(emergency);
  course.with(line("quetiapine", "2026-11-09"));
  int number = 2;
  for (const char* const name : {"Dr. Voss", "Dr. Lee"}) {
    record::EncounterFact visit = stay("2026-11-12", "2026-11-12");
    visit.about = about("Encounter/" + std::to_string(number++));
    visit.class_code = "AMB";
    record::Reference who;
    who.display = name;
    visit.participants.push_back(who);
    course.with(visit);
  }
  const Said said = course.ask(afterCrisisFindings);
  REQUIRE(said.findings.size() == 1);
  CHECK(said.findings.front().kind == "reconciliation-open");
  CHECK(said.findings.front().title.find("After the emergency visit") == 0);
}

}  // namespace baton::rules
