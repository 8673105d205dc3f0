// Allergens: codes and words of allergy lists → a substance or class, its member ingredients, or "none known".
//
// Why: "penicillin" on an allergy list must be seen when amoxicillin is prescribed, and "NKDA" is a statement about
// allergies, not an allergen. An ingredient of knowledge/names that is not listed here is its own allergen.
// Source: knowledge/names/allergens.tsv, a source per row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

enum class AllergenKind : std::uint8_t {
  Class,  // penicillins
  Drug,   // one ingredient
  Food,
  Environment,  // pollen, dust, animals
  Material,     // latex, nickel
  NoneKnown,    // "NKA": no known allergy
  NoneKnownDrug,
  NoneKnownFood,
  NoneKnownEnvironment,
};

struct AllergenMatch {
  std::string id;       // "penicillins", "nka"
  std::string display;  // "Penicillins"
  AllergenKind kind = AllergenKind::Class;
  std::vector<std::string> ingredients;  // canonical names of the members, sorted; empty where not drugs
};

class Names;

class Allergens {
 public:
  // SNOMED CT and RxNorm codes.
  std::optional<AllergenMatch> find(const Names& names, std::string_view system, std::string_view code) const;
  // Listed words first, then any drug name of `names`.
  std::optional<AllergenMatch> findText(const Names& names, std::string_view text) const;
  // Ids of the classes an ingredient belongs to: "amoxicillin" → {"penicillins"}.
  std::vector<std::string> classesOf(std::string_view ingredient) const;

  bool isIn(std::string_view ingredient, std::string_view class_id) const;
  // The same as words, with the source of each row.
  struct Group {
    std::string_view id, display, source;
  };
  std::vector<Group> groupsOf(std::string_view ingredient) const;

  bool knows(std::string_view id) const;

  static Result<Allergens> build(std::string_view allergens_tsv);

 private:
  struct Row {
    AllergenMatch match;
    std::vector<std::string> codes;  // SNOMED CT
    std::vector<std::string> keys;   // folded words
    std::string_view source;
  };
  std::vector<Row> rows_;
};

}  // namespace baton::knowledge
