#include "rules/acknowledged.h"

#include <doctest/doctest.h>

namespace baton::rules {
namespace {

using record::Finding;
using record::Severity;

record::Chart chartWith(const std::string& digest) {
  record::Chart chart;
  record::MedicationFact fact;
  fact.about.key = "MedicationStatement/1";
  fact.about.digest = digest;
  chart.facts.medications.push_back(fact);
  return chart;
}

std::vector<Finding> twoFindings() {
  Finding lithium;
  lithium.id = "interaction/lithium+ibuprofen";
  lithium.severity = Severity::High;
  lithium.interrupts = true;
  lithium.about = {"MedicationStatement/1"};
  Finding other;
  other.id = "duplicate-therapy/ibuprofen+naproxen";
  other.severity = Severity::Moderate;
  return {lithium, other};
}

record::AcknowledgementFact seen(const record::Chart& chart) {
  record::AcknowledgementFact fact;
  fact.about.source.format = "form";
  fact.finding = "interaction/lithium+ibuprofen";
  fact.facts = factsDigests(twoFindings(), chart).front();
  fact.by = "Ana";
  return fact;
}

std::vector<Finding> markedIn(const record::Chart& chart) {
  std::vector<Finding> findings = twoFindings();
  markAcknowledged(findings, chart);
  return findings;
}

}  // namespace

TEST_CASE("acknowledged: what was seen is marked, comes last, and no longer interrupts") {
  record::Chart chart = chartWith("one");
  chart.facts.acknowledgements.push_back(seen(chart));
  record::Findings all;
  all.findings = markedIn(chart);
  REQUIRE(all.findings.size() == 2);
  CHECK(all.findings.back().is_acknowledged);
  CHECK(all.findings.back().acknowledged_by == "Ana");
  CHECK_FALSE(all.findings.front().is_acknowledged);
  CHECK_FALSE(all.interrupt());
}

TEST_CASE("acknowledged: it speaks again when what it rests on changes, joins, or grows graver") {
  const record::AcknowledgementFact earlier = seen(chartWith("one"));
  record::Chart changed = chartWith("two");
  changed.facts.acknowledgements.push_back(earlier);
  CHECK_FALSE(markedIn(changed).front().is_acknowledged);

  record::Chart chart = chartWith("one");
  chart.facts.acknowledgements.push_back(earlier);
  std::vector<Finding> more = twoFindings();
  more.front().evidence.push_back({"Observation/7", "lithium 1.3 mmol/L"});
  markAcknowledged(more, chart);
  CHECK_FALSE(more.front().is_acknowledged);

  std::vector<Finding> graver = twoFindings();
  graver.front().severity = Severity::Urgent;
  markAcknowledged(graver, chart);
  CHECK_FALSE(graver.front().is_acknowledged);
}

TEST_CASE("acknowledged: neither an imported file nor one that was taken back silences anything") {
  record::Chart chart = chartWith("one");
  record::AcknowledgementFact imported = seen(chart);
  imported.about.source.format = "fhir";
  record::AcknowledgementFact undone = seen(chart);
  undone.about.is_entered_in_error = true;
  chart.facts.acknowledgements = {imported, undone};
  for (const Finding& finding : markedIn(chart)) CHECK_FALSE(finding.is_acknowledged);
}

}  // namespace baton::rules
