#include "rules/risks.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "builders/event.h"
#include "knowledge/knowledge.h"

namespace baton::rules {
namespace {

using knowledge::RiskLevel;
using knowledge::RiskSign;

const Instant kNow = build::at("2026-11-15T15:00:00Z");

std::string day(int days_ago) { return toIsoDate({kNow.ms - days_ago * kDayMs}); }

record::ConditionLine conditionLine(std::string group, std::string status, std::string text = "condition") {
  record::ConditionLine line;
  line.id = "condition/x";
  line.group = std::move(group);
  line.status = std::move(status);
  line.text = std::move(text);
  line.sources = {build::about("Condition/x").source};
  return line;
}

record::ObservationFact number(std::string loinc, std::string_view value, int days_ago) {
  const std::string id = "o" + std::to_string(days_ago) + loinc;
  return build::result(id, std::move(loinc), "value", value, "{score}", day(days_ago));
}

record::Change change(std::string kind, std::string line, int days_ago) {
  record::Change change;
  change.kind = std::move(kind);
  change.line = std::move(line);
  change.on = build::date(day(days_ago));
  change.text = "changed";
  return change;
}

struct Asking {
  record::Chart chart;
  TakenList taken;
  std::vector<record::Change> changes;

  Asked asked() const { return {knowledge::builtIn(), chart, taken, changes, Reader::Person, Language::English, kNow}; }
  RiskEntry entry(std::string_view id) const {
    for (RiskEntry& one : riskRegister(asked())) {
      if (one.risk->id == id) return std::move(one);
    }
    FAIL("no such risk");
    return {};
  }
  std::string rising() const {
    Said said;
    riskFindings(asked(), said);
    REQUIRE(said.findings.size() <= 1);
    return said.findings.empty() ? "" : said.findings.front().id;
  }
  Asking& psychotropic(const std::string& id) {
    record::MedicationLine line;
    line.id = id;
    line.is_psychotropic = true;
    chart.medications.push_back(line);
    return *this;
  }
};

// The observation that a row of signs reads.
record::ObservationFact observationFor(const RiskSign& sign, int days_ago) {
  record::ObservationFact fact = number(std::string(sign.key), std::to_string(sign.from), days_ago);
  if (sign.kind == RiskSign::Kind::Outcome) {
    fact.quantity.reset();
    fact.value_concept = build::words(std::string(sign.words.front()));
  }
  if (sign.kind == RiskSign::Kind::Category) fact.categories = {std::string(sign.key)};
  if (sign.kind == RiskSign::Kind::Category) fact.quantity->value = *Decimal::parse("4");
  return fact;
}

}  // namespace

TEST_CASE("of an empty record every risk was never asked, and pregnancy of a man does not apply") {
  Asking asking;
  for (const RiskEntry& entry : riskRegister(asking.asked())) {
    CHECK(entry.level == RiskLevel::NeverAsked);
    CHECK(entry.applies);
  }
  asking.chart.gender = "male";
  CHECK_FALSE(asking.entry("pregnancy").applies);
  CHECK(asking.rising() == "");
}

TEST_CASE("each row of the table gives its level, and none when it is too old or resolved") {
  const knowledge::Risks& risks = knowledge::builtIn().risks();
  for (const RiskSign& sign : risks.signs()) {
    CAPTURE(sign.key);
    const std::string_view risk = risks.risks()[sign.risk].id;
    if (sign.kind == RiskSign::Kind::Group) {
      Asking asking;
      asking.chart.conditions = {conditionLine(std::string(sign.key), "active")};
      CHECK(asking.entry(risk).level == sign.level);
      asking.chart.conditions = {conditionLine(std::string(sign.key), "refuted")};
      CHECK(asking.entry(risk).level == RiskLevel::NeverAsked);
    }
    if (sign.kind != RiskSign::Kind::Score && sign.kind != RiskSign::Kind::Outcome &&
        sign.kind != RiskSign::Kind::Category)
      continue;
    Asking asking;
    asking.chart.facts.observations = {observationFor(sign, 3)};
    // A red flag of the same value may raise it further.
    CHECK(asking.entry(risk).level >= sign.level);
    CHECK(asking.entry(risk).last_asked.dateText() == day(3));
    asking.chart.facts.observations = {observationFor(sign, sign.days + 3)};
    CHECK(asking.entry(risk).level < std::max(sign.level, RiskLevel::Past));
    CHECK(asking.entry(risk).last_asked.dateText() == day(sign.days + 3));
  }
}

TEST_CASE("concepts are read from codes and from words") {
  Asking asking;
  asking.chart.conditions = {conditionLine("suicidality", "active", "Suicidal ideation")};
  CHECK(asking.entry("suicidal-thoughts").level == RiskLevel::Known);
  asking.chart.conditions = {conditionLine("depression", "active", "")};
  asking.chart.conditions[0].codes = {{std::string(record::kIcd10Cm), "F32.3", ""}};
  CHECK(asking.entry("psychosis").level == RiskLevel::Known);
}

TEST_CASE("what is in remission is past, a pregnancy that is over is no sign") {
  Asking asking;
  asking.chart.conditions = {conditionLine("alcohol-use", "remission"), conditionLine("pregnancy", "resolved")};
  CHECK(asking.entry("substance-misuse").level == RiskLevel::Past);
  CHECK(asking.entry("pregnancy").level == RiskLevel::NeverAsked);
}

TEST_CASE("asked and below the cut-off is no sign; the trend follows the last two values") {
  Asking asking;
  asking.chart.gender = "female";
  asking.chart.facts.observations = {number("75626-2", "2", 10)};
  CHECK(asking.entry("substance-misuse").level == RiskLevel::None);
  asking.chart.facts.observations = {number("75626-2", "6", 10), number("75626-2", "3", 60)};
  CHECK(asking.entry("substance-misuse").level == RiskLevel::Known);
  CHECK(asking.entry("substance-misuse").trend == RiskTrend::Rising);
}

TEST_CASE("not pregnant is not pregnant") {
  Asking asking;
  record::ObservationFact fact = number("82810-3", "0", 3);
  fact.quantity.reset();
  fact.value_concept = build::words("Not pregnant");
  asking.chart.facts.observations = {fact};
  CHECK(asking.entry("pregnancy").level == RiskLevel::None);
}

TEST_CASE("each trigger moves the known risks of its row, and nobody's unknown ones") {
  Asking asking;
  asking.chart.conditions = {conditionLine("bipolar", "active")};
  CHECK(asking.rising() == "");
  const auto moved = [&](auto&& happen) {
    Asking other = asking;
    happen(other);
    return other.rising();
  };
  CHECK(moved([](Asking& one) { one.changes = {change("admission", "", 5)}; }) == "risk-rising/mania");
  CHECK(moved([](Asking& one) { one.changes = {change("admission", "", 40)}; }) == "");
  CHECK(moved([](Asking& one) { one.chart.facts.encounters = {build::visit("e", "EMER", day(4), day(4))}; }) ==
        "risk-rising/mania");
  CHECK(moved([](Asking& one) {
          one.psychotropic("medication/lithium").changes = {change("medication-dose-changed", "medication/lithium", 5)};
        }) == "risk-rising/mania");
  CHECK(moved([](Asking& one) { one.changes = {change("medication-started", "medication/amlodipine", 5)}; }) == "");
  const auto missed = [](int times) {
    return [times](Asking& one) {
      for (int i = 0; i < times; ++i) {
        record::ObservationFact fact = number("", "1", i + 1);
        fact.what = build::words("Missed dose");
        fact.quantity.reset();
        one.chart.facts.observations.push_back(fact);
      }
    };
  };
  CHECK(moved(missed(2)) == "risk-rising/mania");
  CHECK(moved(missed(1)) == "");
  const auto drinks = [](const char* lately, const char* before) {
    return [=](Asking& one) {
      one.chart.facts.observations = {number("74013-4", lately, 3), number("74013-4", before, 25)};
    };
  };
  CHECK(moved(drinks("3", "1")) == "risk-rising/mania");
  CHECK(moved(drinks("1", "1")) == "");
  const auto wrote = [](const char* words) {
    return [=](Asking& one) {
      record::ObservationFact fact = number("", "3", 2);
      fact.what = build::words("Mood");
      fact.note = words;
      fact.about.source.format = "form";
      one.chart.facts.observations = {fact};
    };
  };
  CHECK(moved(wrote("I lost my job today.")) == "risk-rising/mania");
  CHECK(moved(wrote("I lost my job in 2015.")) == "");
  Asking nobody;
  nobody.changes = {change("admission", "", 5)};
  CHECK(nobody.rising() == "");
}

TEST_CASE("what a red flag says is not said again") {
  Asking asking;
  asking.changes = {change("admission", "", 5)};
  asking.chart.facts.observations = {number("44260-8", "2", 3)};
  CHECK(asking.entry("suicidal-thoughts").level == RiskLevel::High);
  CHECK(asking.entry("suicidal-thoughts").is_flagged);
  CHECK(asking.rising() == "");
}

}  // namespace baton::rules
