#include "rules/lab_limits.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "rules/lab_testing.h"

namespace baton::rules {
namespace {

using knowledge::LabBound;
using knowledge::LabLimit;
using knowledge::LabOperator;
using record::Finding;
using record::Severity;

const knowledge::Labs& labs() { return knowledge::builtIn().labs(); }

// A code by which results of the group are found in these tests.
std::string loincOf(std::string_view group) {
  static const std::map<std::string_view, std::string> kCodes = {{"lithium-level", "14334-7"},
                                                                 {"creatinine", "2160-0"},
                                                                 {"egfr", "98979-8"},
                                                                 {"crcl", "35591-7"},
                                                                 {"tsh", "3016-3"},
                                                                 {"calcium", "17861-6"},
                                                                 {"anc", "751-8"},
                                                                 {"wbc", "6690-2"},
                                                                 {"platelets", "777-3"},
                                                                 {"sodium", "2951-2"},
                                                                 {"potassium", "2823-3"},
                                                                 {"magnesium", "19123-9"},
                                                                 {"bicarbonate", "1963-8"},
                                                                 {"alt", "1742-6"},
                                                                 {"bilirubin", "1975-2"},
                                                                 {"ammonia", "16362-6"},
                                                                 {"a1c", "4548-4"},
                                                                 {"fasting-glucose", "1558-6"},
                                                                 {"glucose", "2345-7"},
                                                                 {"triglycerides", "2571-8"},
                                                                 {"prolactin", "2842-3"},
                                                                 {"troponin-i", "10839-9"},
                                                                 {"troponin-t", "6598-7"},
                                                                 {"crp", "1988-5"},
                                                                 {"valproate-level", "4086-5"},
                                                                 {"carbamazepine-level", "3432-2"},
                                                                 {"clozapine-level", "6896-5"},
                                                                 {"qtc", "8636-3"},
                                                                 {"systolic", "8480-6"},
                                                                 {"diastolic", "8462-4"},
                                                                 {"heart-rate", "8867-4"}};
  return kCodes.at(group);
}

struct Situation {
  TestChart chart;
  double limit = 0;
};

// What the row speaks of, with a value `over` the limit (below it for rows that look for low values).
Situation situationOf(const LabLimit& row, double over) {
  Situation made;
  const auto& drugs = knowledge::builtIn().drugs();
  const auto& group = labs().group(row.group);
  made.chart.born(row.age_from > 0 ? "1940-01-01" : "1990-01-01");
  if (!row.is_for_all) {
    const auto sure = std::find_if(row.drugs.drugs.begin(), row.drugs.drugs.end(),
                                   [&](std::uint16_t one) { return row.drugs.isVerified(one); });
    made.chart.takes(std::string(drugs.drug(*sure).ingredient), daysAgo(2000));
  }
  if (!row.with.empty()) {
    for (const std::uint16_t one : row.with.drugs) {
      if (row.drugs.has(one)) continue;
      made.chart.takes(std::string(drugs.drug(one).ingredient), daysAgo(2000));
      break;
    }
  }
  if (!row.conditions.empty() && !row.is_without_conditions) made.chart.has(row.conditions.front());
  made.limit = row.bound.kind == LabBound::Kind::Fixed ? row.bound.number : row.bound.number * 10;
  const double value = row.op == LabOperator::Below ? made.limit - over : made.limit + over;
  const std::string written = std::to_string(value);
  made.chart.result(loincOf(group.id), written.substr(0, written.find('.') + 4), std::string(group.unit), daysAgo(0));
  if (row.bound.kind != LabBound::Kind::Fixed) {  // the laboratory's range is 10
    made.chart.chart.facts.observations.back().range_low = Decimal::parse("10");
    made.chart.chart.facts.observations.back().range_high = Decimal::parse("10");
  }
  return made;
}

bool isWorded(const Said& said, const LabLimit& row) {
  const Finding* finding = findingIn(said, "lab/" + std::string(labs().group(row.group).id));
  return finding != nullptr && finding->why.find(row.why_clinical) != std::string::npos;
}

bool isTold(const Said& said, const LabLimit& row) {
  const Finding* finding = findingIn(said, "lab/" + std::string(labs().group(row.group).id));
  return finding != nullptr && finding->severity <= row.severity;
}

TEST_CASE("every limit speaks beyond it, and no limit of its group on this side of it") {
  for (const LabLimit& row : labs().limits()) {
    CAPTURE(row.id);
    const double step = row.bound.number >= 20 ? 1 : 0.01;
    CHECK(isTold(situationOf(row, step).chart.findings(), row));

    TestChart other = situationOf(row, step).chart;  // somebody who takes something else
    other.chart.medications.clear();
    if (!row.is_for_all) CHECK_FALSE(isWorded(other.findings(), row));

    TestChart old = situationOf(row, step).chart;
    old.chart.facts.observations.back().effective = build::date(daysAgo(row.fresh_days + 2));
    CHECK_FALSE(isWorded(old.findings(), row));

    CHECK_FALSE(isWorded(situationOf(row, -step).chart.findings(), row));
  }
}

TEST_CASE("lithium in its range is quiet; above, toxic and urgent") {
  const auto severity = [](std::string_view value, std::string unit) {
    TestChart chart;
    chart.born("1990-01-01").takes("lithium", "2020-01-01").result("14334-7", value, std::move(unit), daysAgo(1));
    const Said said = chart.findings();
    const Finding* finding = findingIn(said, "lab/lithium-level");
    return finding == nullptr ? std::nullopt : std::optional(finding->severity);
  };
  CHECK_FALSE(severity("0.6", "mmol/L"));
  CHECK_FALSE(severity("1.2", "mEq/L"));
  CHECK(severity("1.3", "meq/l") == Severity::Moderate);
  CHECK(severity("1.5", "mmol/L") == Severity::High);
  CHECK(severity("2.0", "mmol/L") == Severity::Urgent);
  CHECK(severity("1.5", "mg/dL") == Severity::Urgent);  // 2.2 mmol/L
  CHECK(severity("0.5", "mmol/L") == Severity::Low);
}

TEST_CASE("lithium above its range with an NSAID interrupts; when the NSAID was stopped it does not") {
  TestChart chart;
  chart.takes("lithium", "2020-01-01").result("14334-7", "1.3", "mmol/L", daysAgo(5)).takes("ibuprofen", daysAgo(20));
  const Said with = chart.findings();
  REQUIRE(findingIn(with, "lab/lithium-level") != nullptr);
  CHECK(findingIn(with, "lab/lithium-level")->severity == Severity::High);
  CHECK(findingIn(with, "lab/lithium-level")->interrupts);
  chart.chart.medications.back().status = "stopped";
  chart.chart.medications.back().ended = build::date(daysAgo(2));
  const Said without = chart.findings();
  CHECK(findingIn(without, "lab/lithium-level")->severity == Severity::Moderate);
}

TEST_CASE("a newer normal result silences an older abnormal one") {
  TestChart chart;
  chart.takes("clozapine", "2020-01-01").result("751-8", "1.3", "10*3/uL", daysAgo(9));
  CHECK(findingIn(chart.findings(), "lab/anc") != nullptr);
  chart.result("26499-4", "2800", "/uL", daysAgo(3));
  CHECK(findingIn(chart.findings(), "lab/anc") == nullptr);
}

TEST_CASE("clozapine: a count of 1,200 is told, not with benign ethnic neutropenia") {
  TestChart chart;
  chart.takes("clozapine", "2020-01-01").result("751-8", "1.2", "10*3/uL", daysAgo(1));
  CHECK(findingIn(chart.findings(), "lab/anc")->severity == Severity::High);
  chart.has("Benign ethnic neutropenia");
  CHECK(findingIn(chart.findings(), "lab/anc") == nullptr);
  chart.result("751-8", "0.9", "10*3/uL", daysAgo(0));
  CHECK(findingIn(chart.findings(), "lab/anc")->severity == Severity::High);
  chart.result("751-8", "0.4", "10*3/uL", daysAgo(0));
  chart.chart.facts.observations.erase(chart.chart.facts.observations.begin(),
                                       chart.chart.facts.observations.end() - 1);
  CHECK(findingIn(chart.findings(), "lab/anc")->severity == Severity::Urgent);
}

TEST_CASE("a unit that nobody knows, and a number that is none, are said and not guessed") {
  TestChart chart;
  chart.takes("lithium", "2020-01-01").result("14334-7", "900", "furlongs", daysAgo(1));
  const Said said = chart.findings();
  CHECK(findingIn(said, "lab/lithium-level") == nullptr);
  REQUIRE_FALSE(said.not_checked.empty());
  CHECK(said.not_checked.front().what == "lithium level 900 furlongs, " + daysAgo(1));
  TestChart words;
  words.takes("lithium", "2020-01-01");
  record::ObservationFact fact = build::result("t", "14334-7", "Lithium", "1", "mmol/L", daysAgo(1));
  fact.quantity.reset();
  fact.value_text = "see comment";
  words.chart.facts.observations.push_back(fact);
  CHECK(words.findings().not_checked.size() == 1);
  words.chart.facts.observations.back().value_text = "> 1.9 mmol/L";
  CHECK(findingIn(words.findings(), "lab/lithium-level")->severity == Severity::High);
}

TEST_CASE("comparators: only what is certain counts") {
  const auto check = [](double number, std::string_view comparator, LabOperator op, double limit) {
    return passes({number, comparator, std::nullopt, std::nullopt}, op, {LabBound::Kind::Fixed, limit, std::nullopt});
  };
  CHECK(check(0.2, "<", LabOperator::Above, 1.2) == Passes::No);
  CHECK(check(2.0, "<", LabOperator::Above, 1.5) == Passes::Unknown);
  CHECK(check(2.0, ">", LabOperator::AtLeast, 2.0) == Passes::Yes);
  CHECK(check(2.0, ">", LabOperator::Above, 2.0) == Passes::Yes);
  CHECK(check(2.0, ">=", LabOperator::Above, 2.0) == Passes::Unknown);
  CHECK(check(1.0, ">", LabOperator::AtLeast, 2.0) == Passes::Unknown);
  CHECK(check(1.0, "<", LabOperator::Below, 1.5) == Passes::Yes);
  CHECK(check(1.5, "<", LabOperator::Below, 1.5) == Passes::Yes);
  CHECK(check(1.5, "<=", LabOperator::Below, 1.5) == Passes::Unknown);
  CHECK(check(2.0, "<", LabOperator::Below, 1.5) == Passes::Unknown);
  CHECK(check(1.5, ">=", LabOperator::Below, 1.5) == Passes::No);
  CHECK(check(1.0, ">", LabOperator::Below, 1.5) == Passes::Unknown);
}

TEST_CASE("times the upper limit of the laboratory, else the number of the row, else nothing") {
  const LabBound three{LabBound::Kind::OfHigh, 3, 120};
  CHECK(passes({150, "", std::nullopt, 60}, LabOperator::Above, three) == Passes::No);
  CHECK(passes({190, "", std::nullopt, 60}, LabOperator::Above, three) == Passes::Yes);
  CHECK(passes({150, "", std::nullopt, std::nullopt}, LabOperator::Above, three) == Passes::Yes);
  const LabBound twice{LabBound::Kind::OfHigh, 2, std::nullopt};
  CHECK(passes({150, "", std::nullopt, std::nullopt}, LabOperator::Above, twice) == Passes::Unknown);
}

TEST_CASE("both parts of a blood pressure are read from a panel") {
  TestChart chart;
  chart.takes("venlafaxine", "2020-01-01");
  record::ObservationFact panel;
  panel.about = build::about("Observation/bp");
  panel.what = build::coded(record::kLoinc, "85354-9", "Blood pressure");
  panel.status = "final";
  panel.effective = build::date(daysAgo(2));
  panel.components = {{build::coded(record::kLoinc, "8480-6"), build::quantity("186", "mm[Hg]"), {}, ""},
                      {build::coded(record::kLoinc, "8462-4"), build::quantity("84", "mm[Hg]"), {}, ""}};
  chart.chart.facts.observations.push_back(panel);
  const Said said = chart.findings();
  CHECK(findingIn(said, "lab/systolic")->severity == Severity::High);
  CHECK(findingIn(said, "lab/diastolic") == nullptr);
}

TEST_CASE("what was cancelled, entered in error, of the future or without a value is no result") {
  for (const int which : {0, 1, 2, 3, 4}) {
    CAPTURE(which);
    TestChart chart;
    chart.takes("lithium", "2020-01-01").result("14334-7", "2.4", "mmol/L", daysAgo(1));
    record::ObservationFact& fact = chart.chart.facts.observations.back();
    if (which == 0) fact.status = "cancelled";
    if (which == 1) fact.about.is_entered_in_error = true;
    if (which == 2) fact.effective = build::date("2026-12-01");
    if (which == 3) fact.quantity.reset();
    if (which == 4) fact.effective = {};
    CHECK(findingIn(chart.findings(), "lab/lithium-level") == nullptr);
  }
}

TEST_CASE("plain words name the test, the value and what to do, in both languages") {
  TestChart chart;
  chart.reader = Reader::Person;
  chart.takes("lithium", "2020-01-01").result("14334-7", "1.6", "mmol/L", daysAgo(1));
  const Said english = chart.findings();
  const Finding* finding = findingIn(english, "lab/lithium-level");
  REQUIRE(finding != nullptr);
  CHECK(finding->title == "Lithium level 1.6 mmol/L: higher than expected");
  CHECK(finding->steps.front().by == "2026-11-15");
  CHECK(finding->kind == "lab-abnormal");
  chart.language = Language::Spanish;
  const Said spanish = chart.findings();
  CHECK(findingIn(spanish, "lab/lithium-level")->title == "Nivel de litio 1.6 mmol/L: por encima de lo esperado");
  CHECK(findingIn(spanish, "lab/lithium-level")->steps.front().what.find("Llame hoy") == 0);
}

}  // namespace
}  // namespace baton::rules
