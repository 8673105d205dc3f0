#include "rules/medical_causes.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "rules/lab_testing.h"

namespace baton::rules {
namespace {

using record::Finding;

const Finding* causesOf(const Said& said) { return findingIn(said, "medical-causes"); }

bool asksOf(const TestChart& chart, std::string_view cause) {
  const Said said = chart.findings();
  const Finding* finding = causesOf(said);
  return finding != nullptr &&
         std::find(finding->subjects.begin(), finding->subjects.end(), cause) != finding->subjects.end();
}

TestChart depressed() {
  TestChart chart;
  chart.born("1995-01-01").has("Depression", "depression");
  return chart;
}

TEST_CASE("depression and nothing looked at: one question for primary care") {
  const Said said = depressed().findings();
  const Finding* finding = causesOf(said);
  REQUIRE(finding != nullptr);
  CHECK(finding->kind == "medical-cause-unchecked");
  CHECK(finding->severity == record::Severity::Low);
  CHECK(finding->steps.back().who == "primary-care");
  for (const std::string_view cause : {"thyroid", "anemia or iron deficiency", "vitamin B12 or folate deficiency",
                                       "glucose", "sleep apnea", "pain", "substance use"}) {
    CAPTURE(cause);
    CHECK(asksOf(depressed(), cause));
  }
}

TEST_CASE("a normal TSH answers; an old, an abnormal or an undated one does not") {
  CHECK_FALSE(asksOf(depressed().result("3016-3", "2.1", "mIU/L", daysAgo(200)), "thyroid"));
  CHECK_FALSE(asksOf(depressed().result("11580-8", "2.1", "uIU/mL", daysAgo(200)), "thyroid"));
  CHECK(asksOf(depressed().result("3016-3", "2.1", "mIU/L", "2015-01-01"), "thyroid"));
  CHECK(asksOf(depressed().result("3016-3", "7.8", "mIU/L", daysAgo(20)), "thyroid"));
  CHECK(asksOf(depressed().result("3016-3", "2.1", "mIU/L", ""), "thyroid"));
}

TEST_CASE("a known diagnosis answers, and one that was ruled out") {
  CHECK_FALSE(asksOf(depressed().has("Hypothyroidism", "hypothyroidism"), "thyroid"));
  CHECK_FALSE(asksOf(depressed().has("Hypothyroidism", "hypothyroidism", "refuted"), "thyroid"));
  CHECK_FALSE(asksOf(depressed().has("Sleep apnea", "sleep-apnea"), "sleep apnea"));
  CHECK_FALSE(asksOf(depressed().has("Migraine", "migraine"), "pain"));
}

TEST_CASE("other answers: blood count, sugar, sleep study, alcohol") {
  CHECK_FALSE(asksOf(depressed().result("718-7", "13.4", "g/dL", daysAgo(100)), "anemia or iron deficiency"));
  CHECK(asksOf(depressed().result("718-7", "9.8", "g/dL", daysAgo(100)), "anemia or iron deficiency"));
  CHECK_FALSE(asksOf(depressed().result("4548-4", "5.3", "%", daysAgo(100)), "glucose"));
  CHECK_FALSE(asksOf(depressed().said("Sleep study", daysAgo(400)), "sleep apnea"));
  CHECK_FALSE(asksOf(depressed().result("75626-2", "1", "{score}", daysAgo(100)), "substance use"));
}

TEST_CASE("perimenopause is asked of women from 40 to 55") {
  CHECK_FALSE(asksOf(depressed(), "perimenopause"));
  CHECK(asksOf(depressed().born("1980-01-01"), "perimenopause"));
  CHECK_FALSE(asksOf(depressed().born("1980-01-01", "male"), "perimenopause"));
  CHECK_FALSE(asksOf(depressed().born("1980-01-01").has("Menopause"), "perimenopause"));
  CHECK_FALSE(asksOf(depressed().born("1960-01-01"), "perimenopause"));
}

TEST_CASE("without depression, anxiety, tiredness or a high score nothing is asked") {
  TestChart chart;
  chart.born("1995-01-01").has("Hypertension", "hypertension");
  CHECK(causesOf(chart.findings()) == nullptr);
  CHECK(causesOf(TestChart(chart).has("Fatigue").findings()) != nullptr);
  CHECK(causesOf(TestChart(chart).has("Depression", "depression", "resolved").findings()) == nullptr);
  CHECK(causesOf(TestChart(chart).result("44261-6", "9", "{score}", daysAgo(10)).findings()) == nullptr);
  CHECK(causesOf(TestChart(chart).result("44261-6", "12", "{score}", daysAgo(10)).findings()) != nullptr);
  CHECK(causesOf(TestChart(chart).result("44261-6", "12", "{score}", daysAgo(100)).findings()) == nullptr);
  CHECK(causesOf(TestChart(chart).result("70274-6", "15", "{score}", daysAgo(10)).findings()) != nullptr);
}

TEST_CASE("questions alone are asked only while a score is high") {
  TestChart chart = depressed();
  chart.result("3016-3", "2.1", "mIU/L", daysAgo(50)).result("718-7", "13.4", "g/dL", daysAgo(50));
  chart.result("2132-9", "400", "pg/mL", daysAgo(50)).result("4548-4", "5.3", "%", daysAgo(50));
  chart.result("75626-2", "1", "{score}", daysAgo(50));
  CHECK(causesOf(chart.findings()) == nullptr);
  chart.result("44261-6", "14", "{score}", daysAgo(5));
  CHECK(asksOf(chart, "sleep apnea"));
  CHECK_FALSE(asksOf(chart, "thyroid"));
}

TEST_CASE("what the monitoring of a medicine asks for already is left to it") {
  TestChart chart = depressed();
  chart.takes("lithium", "2020-01-01");
  CHECK(findingIn(chart.findings(), "monitoring/lithium") != nullptr);
  CHECK_FALSE(asksOf(chart, "thyroid"));
}

TEST_CASE("Spanish for the person") {
  TestChart chart = depressed();
  chart.reader = Reader::Person;
  chart.language = Language::Spanish;
  const Said said = chart.findings();
  REQUIRE(causesOf(said) != nullptr);
  CHECK(causesOf(said)->title.find("Pregunte si el cuerpo influye: la tiroides") == 0);
}

}  // namespace
}  // namespace baton::rules
