#include "rules/record_requests.h"

#include <doctest/doctest.h>

#include "builders/course.h"
#include "record/record_request.h"

namespace baton::rules {
namespace {

record::TaskFact request(std::string id, std::string state, std::string_view due) {
  record::TaskFact task;
  task.about = build::about("Task/" + id);
  task.status = state == "asked" ? "requested" : state == "extended" ? "in-progress" : "completed";
  task.what = build::coded(record::kRecordRequestSystem, std::string(record::kRecordRequestCode));
  task.business_status = build::coded(record::kRecordRequestSystem, std::move(state));
  task.owner = build::named("Harbor Mind Psychiatry");
  task.description = "discharge summary";
  task.authored = build::date("2026-10-01");
  task.due = build::date(due);
  return task;
}

Said asking(std::vector<record::TaskFact> tasks) {
  build::Course course("2026-11-15T15:00:00Z");
  course.chart().facts.tasks = std::move(tasks);
  return course.ask(recordRequestFindings);
}

TEST_CASE("papers that are late are one low finding with office, days and the rule") {
  const Said said = asking({request("1", "asked", "2026-10-31"), request("2", "extended", "2026-11-14")});
  REQUIRE(said.findings.size() == 1);
  const record::Finding& finding = said.findings.front();
  CHECK(finding.kind == "record-request-overdue");
  CHECK(finding.severity == record::Severity::Low);
  CHECK(finding.about.size() == 2);
  CHECK(finding.evidence.front().text.find("due on") != std::string::npos);
  CHECK(finding.sources.front().title.find("164.524") != std::string::npos);
}

TEST_CASE("a request that is due today, came, or was refused is not late") {
  CHECK(asking({request("1", "asked", "2026-11-15")}).findings.empty());
  CHECK(asking({request("1", "received", "2026-10-31"), request("2", "filed", "2026-10-31"),
                request("3", "refused", "2026-10-31")})
            .findings.empty());
  CHECK(asking({}).checked.empty());
}

}  // namespace
}  // namespace baton::rules
