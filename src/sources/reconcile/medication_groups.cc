#include "sources/reconcile/medication_groups.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"

namespace baton::sources::reconcile {
namespace {

using record::MedicationFact;

std::string wordsKey(const MedicationReading& reading) { return foldForMatching(reading.label); }

std::string ingredientKey(const std::vector<std::string>& ingredients) { return join(ingredients, "+"); }

// Products of one ingredient that one source has as active at the same time; empty when there are not at least two.
std::set<std::string> productsHeldTogether(const std::vector<Told>& told) {
  std::map<std::pair<std::string, MedicationFact::Kind>, std::set<std::string>> held;
  for (const Told& one : told) {
    const std::string product = productOf(*one.reading);
    const bool is_order_or_list =
        one.fact->kind == MedicationFact::Kind::Request || one.fact->kind == MedicationFact::Kind::Statement;
    if (one.standing != Standing::Active || product.empty() || !is_order_or_list) continue;
    held[{one.system, one.fact->kind}].insert(product);
  }
  std::set<std::string> products;
  for (const auto& [source, several] : held) {
    if (several.size() > 1) products.insert(several.begin(), several.end());
  }
  return products;
}

}  // namespace

void readThroughCodes(const std::vector<const MedicationFact*>& facts, std::vector<MedicationReading>& readings) {
  std::map<std::string, std::set<std::vector<std::string>>> by_code;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    const std::string code = facts[i]->what.codeIn(record::kRxNorm);
    if (!code.empty() && !readings[i].ingredients.empty()) by_code[code].insert(readings[i].ingredients);
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!readings[i].ingredients.empty() || readings[i].says_none) continue;
    const auto found = by_code.find(facts[i]->what.codeIn(record::kRxNorm));
    if (found != by_code.end() && found->second.size() == 1) readings[i].ingredients = *found->second.begin();
  }
}

Grouping groupByName(const std::vector<const MedicationFact*>& facts, const std::vector<MedicationReading>& readings) {
  Grouping grouping(facts.size());
  std::map<std::string, std::size_t> first;
  auto join_by = [&](const std::string& key, std::size_t item) {
    const auto [place, is_new] = first.emplace(key, item);
    if (!is_new) grouping.join(place->second, item);
  };
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (readings[i].says_none) {
      join_by("none", i);
    } else if (!readings[i].ingredients.empty()) {
      join_by("ingredients " + ingredientKey(readings[i].ingredients), i);
    } else {
      join_by("text " + wordsKey(readings[i]), i);
      const std::string code = facts[i]->what.codeIn(record::kRxNorm);
      if (!code.empty()) join_by("code " + code, i);
    }
  }
  return grouping;
}

std::vector<Bundle> splitByProduct(std::vector<Told> told) {
  const std::set<std::string> products = productsHeldTogether(told);
  if (products.size() < 2) {
    std::vector<Bundle> one(1);
    one.front().told = std::move(told);
    return one;
  }
  std::sort(told.begin(), told.end(), [](const Told& a, const Told& b) { return isNewerTold(b, a); });
  std::vector<Bundle> bundles;
  std::vector<Told> rest;
  for (Told& one : told) {
    const std::string product = productOf(*one.reading);
    if (!products.contains(product)) {
      rest.push_back(std::move(one));
      continue;
    }
    auto home = std::find_if(bundles.begin(), bundles.end(), [&](const Bundle& b) { return b.product == product; });
    if (home == bundles.end()) home = bundles.insert(bundles.end(), Bundle{{}, product});
    home->told.push_back(std::move(one));
  }
  for (Told& one : rest) bundles.front().told.push_back(std::move(one));
  return bundles;
}

}  // namespace baton::sources::reconcile
