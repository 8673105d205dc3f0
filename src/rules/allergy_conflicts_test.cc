#include "rules/allergy_conflicts.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "builders/about.h"
#include "knowledge/allergies.h"

namespace baton::rules {
namespace {

using record::Finding;
using record::Severity;

const Instant kNow = build::at("2026-11-15T15:00:00Z");

struct Case {
  record::Chart chart;
  TakenList list;

  record::AllergyLine& allergic(std::string text, std::string reaction = "", std::string type = "allergy") {
    record::AllergyLine line;
    line.text = std::move(text);
    line.status = "active";
    line.reaction = std::move(reaction);
    line.type = std::move(type);
    line.sources.resize(1);
    line.sources.front().key = "AllergyIntolerance/1";
    chart.allergies.push_back(line);
    return chart.allergies.back();
  }
  void takes(std::string_view ingredient) {
    TakenItem item;
    const auto number = knowledge::builtIn().drugs().find(ingredient);
    if (!number) {  // known to the names only
      record::MedicationLine line;
      line.status = "active";
      line.text = std::string(ingredient);
      line.ingredients = {line.text};
      chart.medications.push_back(line);
      return;
    }
    item.taken.ingredient = knowledge::builtIn().drugs().drug(*number).ingredient;
    item.evidence = {{"MedicationStatement/1", std::string(ingredient)}};
    list.items.push_back(item);
  }
  Said said(Language language = Language::English) const {
    Said said;
    allergyConflictFindings({.knowledge = knowledge::builtIn(),
                             .chart = chart,
                             .taken = list,
                             .changes = {},
                             .language = language,
                             .now = kNow},
                            said);
    return said;
  }
};

std::vector<Finding> of(std::string allergy, std::string_view taken, std::string reaction = "",
                        std::string type = "allergy") {
  Case one;
  one.allergic(std::move(allergy), std::move(reaction), std::move(type));
  one.takes(taken);
  return one.said().findings;
}

TEST_CASE("what the list names interrupts: the medicine itself, its brand, its group") {
  for (const auto& [allergy, taken] :
       std::vector<std::pair<std::string, std::string>>{{"amoxicillin", "amoxicillin"},
                                                        {"Lamictal", "lamotrigine"},
                                                        {"penicillin", "amoxicillin"},
                                                        {"NSAIDs", "naproxen"},
                                                        {"ceftriaxone", "ceftriaxone"}}) {
    INFO(allergy);
    const auto findings = of(allergy, taken);
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().severity == Severity::High);
    CHECK(findings.front().interrupts);
    CHECK(findings.front().kind == "allergy-conflict");
  }
  CHECK(of("penicillin", "amoxicillin").front().id == "allergy-conflict/penicillins/amoxicillin");
}

TEST_CASE("an intolerance, or nothing but side effects, is told and does not interrupt") {
  CHECK(of("sertraline", "sertraline", "", "intolerance").front().severity == Severity::Moderate);
  CHECK(of("sertraline", "sertraline", "nausea, headache").front().severity == Severity::Moderate);
  CHECK(of("sertraline", "sertraline", "Hives", "intolerance").front().severity == Severity::High);
  CHECK(of("sertraline", "sertraline", "nausea, rash").front().severity == Severity::High);
}

TEST_CASE("related medicines: graver after a severe reaction") {
  CHECK(of("carbamazepine", "oxcarbazepine").front().severity == Severity::Moderate);
  CHECK(of("carbamazepine", "phenytoin", "Stevens-Johnson syndrome").front().severity == Severity::High);
  CHECK(of("carbamazepine", "lamotrigine", "rash").front().severity == Severity::Moderate);
  CHECK(of("aspirin", "ibuprofen", "wheezing").front().severity == Severity::High);
  CHECK(of("aspirin", "celecoxib", "wheezing").front().severity == Severity::Low);
  CHECK(of("morphine", "codeine", "itching").front().severity == Severity::Low);
  CHECK(of("citalopram", "escitalopram").front().severity == Severity::Moderate);
}

TEST_CASE("what must not alarm") {
  CHECK(of("sulfa", "hydrochlorothiazide").empty());
  CHECK(of("sulfa", "furosemide", "hives").empty());
  CHECK(of("penicillin", "cefazolin").empty());
  CHECK(of("penicillin", "lithium").empty());
  CHECK(of("latex", "lithium").empty());
  CHECK(of("aspirin", "acetaminophen").empty());
  CHECK(of("codeine", "methadone").empty());
}

TEST_CASE("refuted, resolved and none known are silent; an unread entry is said") {
  Case refuted;
  refuted.allergic("penicillin").status = "refuted";
  refuted.takes("amoxicillin");
  CHECK(refuted.said().findings.empty());
  Case none;
  none.allergic("No known allergies").is_statement_of_none = true;
  none.takes("amoxicillin");
  CHECK(none.said().findings.empty());
  CHECK(none.said().not_checked.empty());
  Case unread;
  unread.allergic("moon dust");
  unread.takes("lithium");
  REQUIRE(unread.said().not_checked.size() == 1);
  CHECK(unread.said().not_checked.front().what == "moon dust");
  Case silent;
  silent.takes("lithium");
  REQUIRE(silent.said().not_checked.size() == 1);
  CHECK(silent.said().not_checked.front().what == "allergies");
}

TEST_CASE("several medicines of one entry are one finding, with the reaction shown") {
  Case one;
  one.allergic("NSAIDs", "hives");
  for (const std::string_view name : {"ibuprofen", "naproxen"}) one.takes(name);
  const auto findings = one.said().findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings.front().id == "allergy-conflict/nsaids");
  CHECK(findings.front().evidence.back().text == "Allergy list: NSAIDs: hives");
  CHECK(one.said(Language::Spanish).findings.front().why.find("su lista") != std::string::npos);
}

TEST_CASE("every row of the table speaks for a pair, or is quiet for all of its pairs") {
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  int rows = 0;
  for (const knowledge::AllergyRow& row : knowledge.allergies().rows()) {
    INFO(row.id);
    bool is_told = row.from.front() == "*";
    for (const std::string_view from : row.from) {
      knowledge::AllergenMatch entry{std::string(from), "", knowledge::AllergenKind::Drug, {std::string(from)}};
      if (from.starts_with("allergen")) {
        entry.id = std::string(from.substr(from.find(':') + 1));
        entry.kind = knowledge::AllergenKind::Class;
        entry.ingredients.clear();
      }
      for (const knowledge::Drug& drug : knowledge.drugs().drugs()) {
        const auto* found = knowledge.allergies().conflict(knowledge.allergens(), entry, drug.ingredient, false);
        is_told = is_told || found == &row;
        if (!row.severity) CHECK(found != &row);
      }
    }
    if (row.severity) CHECK(is_told);
    ++rows;
  }
  CHECK(rows >= 30);
}

}  // namespace
}  // namespace baton::rules
