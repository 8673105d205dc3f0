// `baton knowledge NAME` leaves nothing out: each row of each table about medicines is told of at least one medicine,
// and each with its source.
#include "rules/drug_facts.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "knowledge/cyp_roles.h"

namespace baton::rules {
namespace {

const knowledge::Knowledge& tables() { return knowledge::builtIn(); }

const KnownSection* sectionOf(const DrugFacts& facts, std::string_view id) {
  const auto found =
      std::find_if(facts.sections.begin(), facts.sections.end(), [&](const auto& one) { return one.id == id; });
  return found == facts.sections.end() ? nullptr : &*found;
}

DrugFacts factsOf(std::string_view name) {
  const std::vector<DrugFacts> all = drugFacts(tables(), name);
  REQUIRE(all.size() == 1);
  return all.front();
}

// Ids of rows by section, and how many rows a section has, over all medicines.
struct Told {
  std::map<std::string, std::set<std::string>, std::less<>> rows;
  std::map<std::string, std::size_t, std::less<>> count;
};

Told everything() {
  Told told;
  for (const knowledge::Drug& drug : tables().drugs().drugs()) {
    for (const DrugFacts& facts : drugFacts(tables(), drug.ingredient)) {
      if (facts.ingredient != drug.ingredient) continue;
      for (const KnownSection& section : facts.sections) {
        CAPTURE(section.id);
        CAPTURE(drug.ingredient);
        CHECK_FALSE(section.rows.empty());
        for (const KnownRow& row : section.rows) {
          CHECK_FALSE(row.says.empty());
          CHECK_FALSE(row.source.empty());
          told.rows[section.id].insert(row.row);
          ++told.count[section.id];
        }
      }
    }
  }
  return told;
}

}  // namespace

TEST_CASE("every row about medicines is told of one, with its source") {
  Told told = everything();
  std::string missing;
  const auto expect = [&](std::string_view section, std::string_view id) {
    if (!told.rows[std::string(section)].contains(std::string(id))) {
      missing += std::string(section) + "/" + std::string(id) + " ";
    }
  };
  for (const auto& row : tables().cautions().rows()) expect("cautions", row.id);
  for (const auto& row : tables().monitoring().rows()) expect("monitoring", row.id);
  for (const auto& row : tables().stopping().stops()) expect("stop_risks", row.id);
  for (const auto& row : tables().stopping().misses()) expect("missed_doses", row.id);
  for (const auto& row : tables().watchPlans().rows()) expect("watch_plans", row.id);
  for (const auto& effect : tables().effects().all()) expect("effects", effect.id);
  for (const auto& group : tables().duplicates().groups()) {
    if (group.group != "same-ingredient") expect("duplicates", group.group);
  }
  for (const auto& limit : tables().labs().limits()) {
    if (!limit.is_for_all || !limit.with.empty()) expect("limits", limit.id);
  }
  for (const auto& flag : tables().redFlags().flags()) {
    if (!flag.medicines.empty()) expect("red_flags", flag.id);
  }
  for (const auto& row : tables().therapyConflicts().rows()) {
    const bool is_about_medicine = row.trigger != knowledge::ConflictTrigger::ReportedEffect &&
                                   row.trigger != knowledge::ConflictTrigger::TherapyStart;
    if (is_about_medicine) expect("therapy_conflicts", row.id);
  }
  for (const auto& row : tables().allergies().rows()) {
    if (row.from.front() != "*") expect("allergies", row.id);
  }
  CHECK(missing == "");
  CHECK(told.count["enzymes"] == tables().cypRoles().rows().size());
  CHECK(told.count["trial"] == tables().trials().doses().size());
  CHECK(told.count["supply"] > tables().refills().allControlled().size());
}

TEST_CASE("a medicine by any of its names, with what a pharmacist looks for") {
  const DrugFacts lamotrigine = factsOf("Lamictal");
  CHECK(lamotrigine.ingredient == "lamotrigine");
  const KnownSection* const missed = sectionOf(lamotrigine, "missed_doses");
  REQUIRE(missed != nullptr);
  CHECK(missed->rows.front().row == "lamotrigine-6");
  CHECK(missed->rows.front().says.find("6 days in a row without") == 0);
  const DrugFacts clozapine = factsOf("clozapine");
  REQUIRE(sectionOf(clozapine, "enzymes") != nullptr);
  CHECK(sectionOf(clozapine, "enzymes")->rows.front().says.find("CYP1A2: ") == 0);
  const DrugFacts tobacco = factsOf("cigarettes");
  const KnownSection* const asks = sectionOf(tobacco, "monitoring");
  REQUIRE(asks != nullptr);
  CHECK(asks->rows.front().says.find("of clozapine, when this is stopped: ") == 0);
  CHECK(drugFacts(tables(), "unobtainium").empty());
}

}  // namespace baton::rules
