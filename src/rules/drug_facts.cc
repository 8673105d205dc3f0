#include "rules/drug_facts.h"

#include <algorithm>
#include <tuple>

#include "knowledge/medication_text.h"
#include "knowledge/substance_text.h"

namespace baton::rules {
namespace {

using knowledge::Drugs;
using knowledge::InteractionRow;

constexpr std::string_view kClassPrefix = "class:";

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
