#include "rules/condition_cautions.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "builders/about.h"
#include "knowledge/cautions.h"
#include "rules/check.h"

namespace baton::rules {
namespace {

using knowledge::CautionCondition;
using knowledge::CautionRow;
using record::Finding;
using record::Severity;
using Kind = CautionCondition::Kind;

const Instant kNow = build::at("2026-11-15T15:00:00Z");

const knowledge::Drugs& drugs() { return knowledge::builtIn().drugs(); }

TakenItem itemOf(std::string_view ingredient) {
  TakenItem item;
  const auto number = drugs().find(ingredient);
  REQUIRE(number.has_value());
  item.taken.ingredient = drugs().drug(*number).ingredient;
  item.taken.route = knowledge::TakenRoute::Oral;
  item.shown = ingredient;
  item.evidence = {{"", std::string(ingredient)}};
  return item;
}

// A chart and a list on which the tests build what one row asks for.
struct Case {
  record::Chart chart;
  TakenList list;

  Case() {
    chart.at = kNow;
    chart.gender = "male";
    list.age_years = 40;
  }
  void has(std::string_view group_or_concept, std::string_view since = "2026-11-01", std::string status = "active") {
    record::ConditionLine line;
    line.group = group_or_concept;
    line.text = std::string(group_or_concept);
    line.status = std::move(status);
    line.since = build::date(since);
    line.sources.resize(1);
    line.sources.front().key = "Condition/" + line.text;
    chart.conditions.push_back(line);
  }
  void takes(TakenItem item) { list.items.push_back(std::move(item)); }
  void observed(std::string loinc, std::string label, record::Concept value, std::optional<Quantity> quantity = {}) {
    record::ObservationFact fact;
    fact.about = build::about("Observation/" + label);
    fact.what = build::coded(record::kLoinc, std::move(loinc), label);
    fact.what.text = label;
    fact.status = "final";
    fact.effective = build::date("2026-11-01");
    fact.value_concept = std::move(value);
    fact.quantity = std::move(quantity);
    chart.facts.observations.push_back(fact);
  }
  Said said(Language language = Language::English, Reader reader = Reader::Person) const {
    Said said;
    conditionCautionFindings({.knowledge = knowledge::builtIn(),
                              .chart = chart,
                              .taken = list,
                              .changes = {},
                              .reader = reader,
                              .language = language,
                              .now = kNow},
                             said);
    return said;
  }
};

std::string_view memberOf(std::string_view subject) {
  if (!subject.starts_with("class:")) return subject;
  for (const knowledge::Drug& drug : drugs().drugs()) {
    if (drugs().isMember(drug.ingredient, subject.substr(6))) return drug.ingredient;
  }
  return {};
}

// Fulfils one condition of a row for the medicine of the case.
void fulfil(Case& with, TakenItem& item, const CautionCondition& one) {
  switch (one.kind) {
    case Kind::Condition:
    case Kind::Recent:
      return with.has(one.any_of.front());
    case Kind::History:
      return with.has(one.any_of.front(), "2020-01-01", "resolved");
    case Kind::Pregnant:
      with.chart.gender = "female";
      return with.has("pregnancy", "2026-09-01");
    case Kind::Breastfeeding:
      return with.has("breastfeeding", "2026-09-01");
    case Kind::CouldBecomePregnant:
      with.chart.gender = "female";
      with.list.age_years = 30;
      return;
    case Kind::AgeAtLeast:
      with.list.age_years = std::max(static_cast<int>(one.number), with.list.age_years.value_or(0));
      return;
    case Kind::AgeAbove:
      with.list.age_years = static_cast<int>(one.number) + 1;
      return;
    case Kind::AgeBelow:
      with.list.age_years = static_cast<int>(one.number) - 1;
      return;
    case Kind::DoseOver:
      item.taken.daily_dose_mg = one.number + 1;
      return;
    case Kind::With:
      return with.takes(itemOf(memberOf(one.any_of.front())));
    case Kind::EgfrBelow:
      return with.observed("98979-8", "eGFR", {},
                           build::quantity(std::to_string(static_cast<int>(one.number) - 1), "mL/min/{1.73_m2}"));
    case Kind::Gene: {
      std::string words(one.any_of.front());
      if (words != "positive") words += " metabolizer";
      return with.observed("", std::string(one.gene) + " result", build::words(words));
    }
    case Kind::ExtendedRelease:
      item.taken.release = knowledge::Release::Extended;
      return;
    case Kind::Regular:
      item.taken.is_regular = true;
      return;
    case Kind::Start:
      item.taken.state = knowledge::TakenState::Starting;
      return;
  }
}

std::vector<std::string_view> drugsOf(const CautionRow& row) {
  std::vector<std::string_view> names;
  const knowledge::Cautions& cautions = knowledge::builtIn().cautions();
  for (std::uint16_t drug = 0; drug < drugs().drugs().size(); ++drug) {
    for (const std::uint16_t number : cautions.rowsOf(drug)) {
      if (&cautions.rows()[number] == &row) names.push_back(drugs().drug(drug).ingredient);
    }
  }
  return names;
}

// A finding that tells the row's own sentence about the medicine.
const Finding* toldOf(const std::vector<Finding>& findings, const CautionRow& row, std::string_view medicine) {
  const std::string sentence = fill(firstSentence(row.why_plain), {shownName(medicine), "", ""});
  for (const Finding& finding : findings) {
    if (finding.why.find(sentence) != std::string::npos) return &finding;
  }
  return nullptr;
}

Case caseOf(const CautionRow& row, std::string_view medicine) {
  Case with;
  TakenItem item = itemOf(medicine);
  for (const CautionCondition& one : row.conditions) fulfil(with, item, one);
  with.takes(std::move(item));
  return with;
}

TEST_CASE("every row speaks for one of its medicines when all of it holds, and is silent without") {
  int rows = 0;
  for (const CautionRow& row : knowledge::builtIn().cautions().rows()) {
    INFO(row.id);
    const std::vector<std::string_view> medicines = drugsOf(row);
    const auto fires = std::find_if(medicines.begin(), medicines.end(), [&](std::string_view medicine) {
      return toldOf(caseOf(row, medicine).said().findings, row, medicine) != nullptr;
    });
    REQUIRE(fires != medicines.end());
    const Case holding = caseOf(row, *fires);
    const std::vector<Finding> told = holding.said().findings;
    const Finding* finding = toldOf(told, row, *fires);
    CHECK(finding->severity <= row.severity);
    CHECK(finding->kind == "condition-caution");
    CHECK_FALSE(finding->steps.empty());
    if (row.severity == Severity::High) CHECK(finding->interrupts);
    // Without the first condition that is about the person or the dose, the row has nothing to say.
    Case without;
    without.takes(itemOf(*fires));
    without.list.items.back().taken.daily_dose_mg = 0.001;
    CHECK(toldOf(without.said().findings, row, *fires) == nullptr);
    // Nor of what is no longer taken.
    Case stopped = holding;
    stopped.list.items.back().taken.state = knowledge::TakenState::Stopped;
    CHECK(toldOf(stopped.said().findings, row, *fires) == nullptr);
    ++rows;
  }
  MESSAGE(rows << " rows speak and fall silent");
}

TEST_CASE("an unsure date or dose is told and never interrupts") {
  Case undated;
  undated.has("pregnancy", "");
  undated.takes(itemOf("valproate"));
  std::vector<Finding> findings = undated.said().findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().severity == Severity::Moderate);
  CHECK(findings.front().why.find("no date is known") != std::string::npos);

  Case dose;
  dose.list.age_years = 72;
  dose.takes(itemOf("citalopram"));
  findings = dose.said().findings;
  CHECK(std::none_of(findings.begin(), findings.end(), [](const Finding& one) { return one.interrupts; }));
  CHECK(findings.front().why.find("daily dose") != std::string::npos);
  dose.list.age_years = 50;  // "at most 40 mg" says nothing of a dose that nobody told
  CHECK(dose.said().findings.empty());
}

TEST_CASE("a pregnancy is over after 300 days, and a newer denial counts") {
  Case old;
  old.has("pregnancy", "2025-11-01");
  old.takes(itemOf("valproate"));
  CHECK(old.said().findings.empty());
  Case denied;
  denied.has("pregnancy", "2026-10-01");
  denied.observed("82810-3", "Pregnancy status", build::coded(record::kSnomed, "60001007", "Not pregnant"));
  denied.takes(itemOf("valproate"));
  CHECK(denied.said().findings.empty());
}

TEST_CASE("could become pregnant: a question that birth control, age or an operation answers") {
  Case one;
  one.chart.gender = "female";
  one.takes(itemOf("valproate"));
  CHECK(one.said().findings.size() == 1);
  CHECK(one.said().findings.front().severity == Severity::Moderate);
  Case pill = one;
  pill.takes(itemOf("ethinyl estradiol"));
  CHECK(pill.said().findings.empty());
  Case operation = one;
  record::ProcedureFact procedure;
  procedure.what = build::words("Hysterectomy");
  operation.chart.facts.procedures.push_back(procedure);
  CHECK(operation.said().findings.empty());
  Case older = one;
  older.list.age_years = 51;
  CHECK(older.said().findings.empty());
  Case unknown = one;
  unknown.list.age_years = std::nullopt;
  CHECK(unknown.said().findings.empty());
}

TEST_CASE("merged by topic or by medicine, whichever is fewer") {
  Case older;
  older.list.age_years = 80;
  for (const std::string_view name : {"lorazepam", "diphenhydramine", "cyclobenzaprine"}) older.takes(itemOf(name));
  std::vector<Finding> findings = older.said().findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().id == "condition-caution/age-65");
  CHECK(findings.front().subjects.size() == 3);

  Case lithium;
  lithium.has("ckd");
  lithium.has("heart-failure");
  lithium.has("hypothyroidism");
  lithium.takes(itemOf("lithium"));
  findings = lithium.said().findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().id == "condition-caution/lithium");

  Case alone;
  alone.has("epilepsy");
  alone.takes(itemOf("bupropion"));
  findings = alone.said().findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().id == "condition-caution/bupropion/seizure");
  CHECK(findings.front().interrupts);
  CHECK(findings.front().about == std::vector<std::string>{"Condition/epilepsy"});
}

TEST_CASE("resolved counts as history only, refuted not at all") {
  Case resolved;
  resolved.has("epilepsy", "2010-01-01", "resolved");
  resolved.takes(itemOf("bupropion"));
  CHECK(resolved.said().findings.empty());
  Case bulimia;
  bulimia.has("eating", "2010-01-01", "resolved");
  bulimia.chart.conditions.back().text = "bulimia nervosa";
  bulimia.takes(itemOf("bupropion"));
  CHECK(bulimia.said().findings.size() == 1);
  bulimia.chart.conditions.back().status = "refuted";
  CHECK(bulimia.said().findings.empty());
}

TEST_CASE("gene tests: read by their words; what is not read is said") {
  Case poor;
  poor.observed("", "CYP2C19 phenotype", build::words("Poor metabolizer"));
  poor.takes(itemOf("escitalopram"));
  CHECK(poor.said().findings.front().id == "condition-caution/escitalopram/gene-cyp2c19");
  Case normal;
  normal.observed("", "CYP2C19 phenotype", build::words("Normal metabolizer"));
  normal.takes(itemOf("escitalopram"));
  CHECK(normal.said().findings.empty());
  Case stars;
  stars.observed("", "CYP2C19 genotype", build::words("*2/*3"));
  stars.takes(itemOf("escitalopram"));
  CHECK(stars.said().findings.empty());
  CHECK(std::any_of(stars.said().not_checked.begin(), stars.said().not_checked.end(),
                    [](const auto& one) { return one.why.find("gene") != std::string::npos; }));
  Case negative;
  negative.observed("", "HLA-B*15:02", build::words("Not detected"));
  negative.takes(itemOf("carbamazepine"));
  CHECK(negative.said().findings.empty());
}

TEST_CASE("Spanish for a person, clinical words for a clinician, one id for both") {
  Case one;
  one.has("epilepsy");
  one.takes(itemOf("bupropion"));
  const Finding spanish = one.said(Language::Spanish).findings.front();
  const Finding clinical = one.said(Language::Spanish, Reader::Clinician).findings.front();
  CHECK(spanish.title == "Bupropion puede provocar convulsiones en quien ya las ha tenido");
  CHECK(clinical.why == "Bupropion: Dose-related seizure risk; contraindicated in seizure disorder.");
  CHECK(spanish.id == clinical.id);
  CHECK(spanish.steps.front().what.find("Llame en dos días") == 0);
}

TEST_CASE("a kidney value that is missing or old is said once, for all who need it") {
  Case one;
  one.takes(itemOf("lithium"));
  one.takes(itemOf("gabapentin"));
  const Said said = one.said();
  CHECK(said.not_checked.size() == 1);
  CHECK(said.not_checked.front().what == "lithium and gabapentin");
}

TEST_CASE("a bare list: age, dose and other medicines only") {
  TakenList list;
  list.age_years = 70;
  list.items.push_back(itemOf("citalopram"));
  list.items.back().taken.daily_dose_mg = 40;
  const record::Findings findings = check(knowledge::builtIn(), list, Reader::Person, Language::English, kNow);
  REQUIRE_FALSE(findings.findings.empty());
  CHECK(findings.findings.front().kind == "condition-caution");
  CHECK(findings.interrupt());
}

}  // namespace
}  // namespace baton::rules
