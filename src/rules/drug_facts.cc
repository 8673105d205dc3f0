#include "rules/drug_facts.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "knowledge/medication_text.h"
#include "knowledge/substance_text.h"
#include "rules/drug_sections.h"

namespace baton::rules {
namespace {

using knowledge::Drugs;
using knowledge::InteractionRow;

constexpr std::string_view kClassPrefix = "class:";

// In the order in which a pharmacist would read them; classes and interactions stand before.
struct Part {
  std::string_view id;
  std::string_view title;
  std::vector<KnownRow> (*rows)(const DrugAsked&);
};
constexpr std::array<Part, 16> kParts = {{
    {"enzymes", "Enzymes", knownEnzymes},
    {"duplicates", "Duplicates", knownDuplicates},
    {"cautions", "Cautions by condition, age, dose, kidneys and genes", knownCautions},
    {"allergies", "Allergies", knownAllergies},
    {"monitoring", "Monitoring", knownMonitoring},
    {"limits", "Limits of test results", knownLimits},
    {"trial", "Fair trial", knownTrial},
    {"effects", "Side effects, graded 0 to 3", knownEffects},
    {"watch_plans", "Watch plans after a change", knownWatchPlans},
    {"supply", "Refills", knownSupply},
    {"missed_doses", "Missed doses and late injections", knownMissedDoses},
    {"stop_risks", "Stopping", knownStopRisks},
    {"therapy_conflicts", "Therapies", knownTherapyConflicts},
    {"red_flags", "Danger signs", knownRedFlags},
    {"concerns", "Whom a change concerns", knownUses},
    {"names", "Names", knownNames},
}};

bool standsFor(const Drugs& drugs, std::string_view ingredient, std::string_view subject) {
  if (!subject.starts_with(kClassPrefix)) return subject == ingredient;
  return drugs.isMember(ingredient, subject.substr(kClassPrefix.size()));
}

std::string nameOf(const Drugs& drugs, std::string_view subject) {
  if (!subject.starts_with(kClassPrefix)) return std::string(subject);
  const auto number = drugs.findClass(subject.substr(kClassPrefix.size()));
  return std::string(number ? drugs.drugClass(*number).name_plain : subject);
}

DrugFacts factsOf(const knowledge::Knowledge& knowledge, std::uint16_t number) {
  const Drugs& drugs = knowledge.drugs();
  const knowledge::Drug& drug = drugs.drug(number);
  DrugFacts facts;
  facts.ingredient = std::string(drug.ingredient);
  facts.kind = std::string(knowledge::toText(drug.kind));
  facts.half_life_hours = drug.half_life_hours;
  facts.duplicate_group = std::string(drug.duplicate_group);
  facts.source = std::string(drug.source);
  for (const knowledge::Membership& member : drugs.classesOf(number)) {
    const knowledge::DrugClass& of = drugs.drugClass(member.drug_class);
    facts.classes.push_back({std::string(of.id), std::string(of.name_plain), std::string(member.grade),
                             std::string(member.source), member.is_verified});
  }
  for (const InteractionRow& row : knowledge.interactions().rows()) {
    const bool is_a = standsFor(drugs, drug.ingredient, row.a);
    const bool is_b = standsFor(drugs, drug.ingredient, row.b);
    if (!is_a && !is_b) continue;
    facts.interactions.push_back(
        {&row, nameOf(drugs, is_a ? row.b : row.a), row.third.empty() ? "" : nameOf(drugs, row.third)});
  }
  std::stable_sort(facts.interactions.begin(), facts.interactions.end(), [](const auto& left, const auto& right) {
    return std::tuple(left.row->severity, !left.row->interrupts, left.other) <
           std::tuple(right.row->severity, !right.row->interrupts, right.other);
  });
  const DrugAsked asked{knowledge, number};
  for (const Part& part : kParts) {
    std::vector<KnownRow> rows = part.rows(asked);
    if (!rows.empty()) facts.sections.push_back({std::string(part.id), std::string(part.title), std::move(rows)});
  }
  return facts;
}

}  // namespace

std::vector<DrugFacts> drugFacts(const knowledge::Knowledge& knowledge, std::string_view name) {
  std::vector<std::string> ingredients;
  for (const knowledge::Ingredient& one : knowledge::readMedicationText(knowledge, name).ingredients) {
    ingredients.push_back(one.name);
  }
  if (ingredients.empty()) ingredients = knowledge::readSubstanceText(knowledge, name).substances;
  if (ingredients.empty()) ingredients.emplace_back(name);
  std::vector<DrugFacts> all;
  for (const std::string& ingredient : ingredients) {
    if (const auto number = knowledge.drugs().find(ingredient)) all.push_back(factsOf(knowledge, *number));
  }
  return all;
}

}  // namespace baton::rules
