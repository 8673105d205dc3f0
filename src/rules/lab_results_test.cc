#include "rules/lab_results.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "rules/lab_testing.h"

namespace baton::rules {
namespace {

std::span<const LabResult> resultsOf(const LabResults& results, std::string_view group) {
  return results.of(*knowledge::builtIn().labs().find(group));
}

TEST_CASE("one measure under three codes, in a panel and in words is one list, newest first") {
  TestChart chart;
  chart.result("2160-0", "0.9", "mg/dL", daysAgo(30)).result("14682-9", "80", "umol/L", daysAgo(10));
  record::ObservationFact typed = build::result("typed", "1", "creatinine", "1.0", "mg/dL", daysAgo(20));
  typed.what = build::words("Creatinine");
  chart.chart.facts.observations.push_back(typed);
  record::ObservationFact panel = typed;
  panel.what = build::coded(record::kLoinc, "24323-8", "Comprehensive metabolic panel");
  panel.quantity.reset();
  panel.effective = build::date(daysAgo(5));
  panel.components = {{build::coded(record::kLoinc, "2160-0"), build::quantity("1.1", "mg/dL"), {}, ""},
                      {build::coded(record::kLoinc, "2951-2"), std::nullopt, {}, ""}};
  chart.chart.facts.observations.push_back(panel);
  const LabResults results(knowledge::builtIn().labs(), chart.chart, kTestNow);
  const auto creatinine = resultsOf(results, "creatinine");
  REQUIRE(creatinine.size() == 4);
  CHECK(results.shown(creatinine[0]) == "1.1 mg/dL");
  CHECK(results.valueOf(creatinine[1])->number == doctest::Approx(0.905).epsilon(0.001));
  CHECK(resultsOf(results, "sodium").empty());  // a component without a value
}

TEST_CASE("an ECG is known as a procedure, a report, or by its QTc") {
  TestChart chart;
  record::ProcedureFact procedure;
  procedure.about = build::about("Procedure/1");
  procedure.what = build::coded(record::kSnomed, "29303009", "Electrocardiographic procedure");
  procedure.status = "completed";
  procedure.performed.start = build::date(daysAgo(9));
  record::ProcedureFact planned = procedure;
  planned.status = "preparation";
  planned.performed.start = build::date(daysAgo(1));
  chart.chart.facts.procedures = {procedure, planned};
  record::DocumentFact report;
  report.about = build::about("DiagnosticReport/1");
  report.type = build::coded(record::kLoinc, "11524-6", "EKG study");
  report.status = "final";
  report.date = build::date(daysAgo(8));
  chart.chart.facts.documents = {report};
  chart.result("8636-3", "412", "ms", daysAgo(7));
  const LabResults results(knowledge::builtIn().labs(), chart.chart, kTestNow);
  CHECK(resultsOf(results, "ecg").size() == 3);
  CHECK(resultsOf(results, "qtc").size() == 1);
}

TEST_CASE("a code that is known for something else is not read by its label") {
  TestChart chart;
  chart.result("5792-7", "50", "mg/dL", daysAgo(1));  // glucose in urine
  chart.chart.facts.observations.back().what.text = "Glucose";
  const LabResults results(knowledge::builtIn().labs(), chart.chart, kTestNow);
  CHECK(resultsOf(results, "glucose").empty());
}

TEST_CASE("500 resources are read and judged in a fraction of the budget of all families") {
  TestChart chart;
  chart.born("1970-01-01");
  for (const char* const name : {"lithium", "quetiapine", "sertraline", "lisinopril", "levothyroxine", "metformin",
                                 "clonidine", "atorvastatin"}) {
    chart.takes(name, "2021-01-01");
  }
  for (int i = 0; i < 48; ++i) {
    for (const char* const code :
         {"2951-2", "2823-3", "2160-0", "1742-6", "6690-2", "777-3", "8480-6", "8867-4", "2345-7"}) {
      chart.result(code, "5", "mmol/L", daysAgo(30 * i + 3));
    }
  }
  for (int i = 0; i < 50; ++i) chart.has("Condition " + std::to_string(i));
  double best = 1e9;
  chart.asked([&](const Asked& asked) {
    for (int i = 0; i < 200; ++i) {
      const auto before = std::chrono::steady_clock::now();
      Said said;
      labFindings(asked, said);
      best =
          std::min(best, std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now() - before).count());
      REQUIRE_FALSE(said.findings.empty());
    }
    return 0;
  });
  MESSAGE("labs, monitoring and medical causes of 500 resources, best of 200: " << best << " µs");
}

}  // namespace
}  // namespace baton::rules
