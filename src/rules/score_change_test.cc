#include "rules/score_change.h"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "builders/event.h"
#include "knowledge/knowledge.h"

namespace baton::rules {
namespace {

const Instant kNow = build::at("2026-11-15T15:00:00Z");

struct Value {
  const char* value;
  int days_ago;
};

// The ids of what is said about values of one scale, newest first.
std::string said(const std::string& loinc, const std::vector<Value>& values, const std::string& name = "score") {
  record::Chart chart;
  for (const Value& one : values) {
    chart.facts.observations.push_back(build::result("o" + std::to_string(one.days_ago), loinc, name, one.value,
                                                     "{score}", toIsoDate({kNow.ms - one.days_ago * kDayMs})));
  }
  const TakenList taken;
  Said said;
  scoreChangeFindings({knowledge::builtIn(), chart, taken, {}, Reader::Person, Language::English, kNow}, said);
  std::string all;
  for (const record::Finding& finding : said.findings) {
    all += finding.id;
    CHECK(finding.severity == record::Severity::Moderate);
    CHECK_FALSE(finding.interrupts);
    CHECK(finding.evidence.size() == 2);
  }
  return all;
}

}  // namespace

TEST_CASE("each scale is told from its meaningful step on, and only when it is worse") {
  CHECK(said("44261-6", {{"12", 3}, {"7", 40}}) == "score-change/phq-9");
  CHECK(said("44261-6", {{"11", 3}, {"7", 40}}) == "");
  CHECK(said("44261-6", {{"7", 3}, {"15", 40}}) == "");
  CHECK(said("70274-6", {{"11", 3}, {"7", 40}}) == "score-change/gad-7");
  CHECK(said("70274-6", {{"10", 3}, {"7", 40}}) == "");
  CHECK(said("55758-7", {{"3", 3}, {"2", 40}}) == "score-change/phq-2");
}

TEST_CASE("scales without a code are found by their name") {
  CHECK(said("", {{"40", 3}, {"28", 40}}, "PCL-5 total score") == "score-change/pcl-5");
  CHECK(said("", {{"28", 3}, {"20", 40}}, "Y-BOCS total") == "score-change/y-bocs");
}

TEST_CASE("an old score, one of the same week, and one alone are not compared") {
  CHECK(said("44261-6", {{"15", 40}, {"7", 80}}) == "");
  CHECK(said("44261-6", {{"15", 3}, {"7", 5}}) == "");
  CHECK(said("44261-6", {{"15", 3}, {"9", 5}, {"7", 40}}) == "score-change/phq-9");
  CHECK(said("44261-6", {{"15", 3}, {"7", 500}}) == "");
  CHECK(said("44261-6", {{"15", 3}}) == "");
}

TEST_CASE("thoughts of death are a red flag and not told here") { CHECK(said("44260-8", {{"3", 3}, {"0", 40}}) == ""); }

}  // namespace baton::rules
