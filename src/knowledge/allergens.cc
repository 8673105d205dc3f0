#include "knowledge/allergens.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "knowledge/conditions.h"
#include "knowledge/names.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTable = "names/allergens.tsv";

std::optional<AllergenKind> kindOf(std::string_view word) {
  if (word == "class") return AllergenKind::Class;
  if (word == "drug") return AllergenKind::Drug;
  if (word == "food") return AllergenKind::Food;
  if (word == "environment") return AllergenKind::Environment;
  if (word == "material") return AllergenKind::Material;
  if (word == "none-known") return AllergenKind::NoneKnown;
  if (word == "none-known-drug") return AllergenKind::NoneKnownDrug;
  if (word == "none-known-food") return AllergenKind::NoneKnownFood;
  if (word == "none-known-environment") return AllergenKind::NoneKnownEnvironment;
  return std::nullopt;
}

bool isSnomed(std::string_view system) {
  return system == kSnomedSystem || system == "urn:oid:2.16.840.1.113883.6.96" || system == "2.16.840.1.113883.6.96";
}
bool isRxNorm(std::string_view system) {
  return system == "http://www.nlm.nih.gov/research/umls/rxnorm" || system == "urn:oid:2.16.840.1.113883.6.88" ||
         system == "2.16.840.1.113883.6.88";
}

bool has(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

AllergenMatch drugOf(std::vector<std::string> ingredients) {
  AllergenMatch match{join(ingredients, " + "), join(ingredients, " + "), AllergenKind::Drug, {}};
  match.ingredients = std::move(ingredients);
  return match;
}

}  // namespace

std::optional<AllergenMatch> Allergens::find(const Names& names, std::string_view system, std::string_view code) const {
  if (isSnomed(system)) {
    for (const Row& row : rows_) {
      if (has(row.codes, trim(code))) return row.match;
    }
  }
  if (isRxNorm(system)) {
    if (const std::optional<std::string> ingredient = names.ingredientOfRxcui(trim(code))) return drugOf({*ingredient});
  }
  return std::nullopt;
}

std::optional<AllergenMatch> Allergens::findText(const Names& names, std::string_view text) const {
  const std::string key = nameKey(text);
  if (key.empty()) return std::nullopt;
  for (const Row& row : rows_) {
    if (has(row.keys, key)) return row.match;
  }
  const std::optional<NameMatch> drug = names.find(text);
  if (!drug) return std::nullopt;
  std::vector<std::string> ingredients;
  for (const Ingredient& ingredient : drug->ingredients) ingredients.push_back(ingredient.name);
  return drugOf(std::move(ingredients));
}

std::vector<std::string> Allergens::classesOf(std::string_view ingredient) const {
  std::vector<std::string> classes;
  for (const Row& row : rows_) {
    if (row.match.kind == AllergenKind::Class && has(row.match.ingredients, ingredient))
      classes.push_back(row.match.id);
  }
  return classes;
}

bool Allergens::isIn(std::string_view ingredient, std::string_view class_id) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) {
    return row.match.kind == AllergenKind::Class && row.match.id == class_id && has(row.match.ingredients, ingredient);
  });
}

std::vector<Allergens::Group> Allergens::groupsOf(std::string_view ingredient) const {
  std::vector<Group> groups;
  for (const Row& row : rows_) {
    if (row.match.kind == AllergenKind::Class && has(row.match.ingredients, ingredient))
      groups.push_back({row.match.id, row.match.display, row.source});
  }
  return groups;
}

bool Allergens::knows(std::string_view id) const {
  return std::any_of(rows_.begin(), rows_.end(), [&](const Row& row) { return row.match.id == id; });
}

Result<Allergens> Allergens::build(std::string_view allergens_tsv) {
  Allergens built;
  static constexpr std::array<std::string_view, 7> kColumns = {"id",    "display", "kind",  "snomed",
                                                               "words", "members", "source"};
  BATON_CHECK(forEachRow(allergens_tsv, kTable, kColumns, [&](const TableRow& fields) -> Status {
    const std::optional<AllergenKind> kind = kindOf(fields[2]);
    if (!kind) return tableFault(kTable, fields.line, "unknown kind.");
    Row row{{std::string(fields[0]), std::string(fields[1]), *kind, splitListOwned(fields[5])},
            splitListOwned(fields[3]),
            {},
            fields[6]};
    std::sort(row.match.ingredients.begin(), row.match.ingredients.end());
    for (const std::string_view word : splitList(fields[4])) row.keys.push_back(nameKey(word));
    for (const Row& other : built.rows_) {
      const auto taken = [&](const std::string& key) { return has(other.keys, key); };
      const auto coded = [&](const std::string& code) { return has(other.codes, code); };
      if (std::any_of(row.keys.begin(), row.keys.end(), taken) ||
          std::any_of(row.codes.begin(), row.codes.end(), coded)) {
        return tableFault(kTable, fields.line, "a word or code stands in two rows.");
      }
    }
    built.rows_.push_back(std::move(row));
    return {};
  }));
  return built;
}

}  // namespace baton::knowledge
