// Allergies against medicines: which entry of an allergy list speaks of which medicine, and how gravely.
//
// Why: "penicillin" on the list and amoxicillin in the bag; and as important, what must not alarm: a sulfa antibiotic
// and a water pill. An entry that names the medicine, or a group that holds it, is `listed`; the rows of cross.tsv say
// what is related. Of several rows for one pair the first in the table speaks; `quiet` ends the search.
// Shapes: allergens as knowledge/allergens.h reads them; canonical ingredients. Errors: BadInput naming table and line:
// unknown allergen or medicine, an empty field, an unverified row that is high. Cost: a walk over 36 rows.
// Source: knowledge/allergies/*.tsv, a source per row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/allergens.h"
#include "knowledge/drugs.h"
#include "knowledge/interactions.h"

namespace baton::knowledge {

struct AllergyRow {
  std::string_view id;
  std::vector<std::string_view> from;  // "allergen:penicillins", "allergen-class:opioids", ingredients
  std::vector<std::string_view> to;
  std::optional<Severity> severity;     // nullopt: quiet
  std::optional<Severity> when_severe;  // after a severe reaction
  bool is_verified = false;
  std::string_view effect_clinical;
  std::string_view action_clinical;
  std::string_view why_plain;  // {a} is taken, {b} is on the list
  std::string_view why_plain_es;
  std::string_view who;
  std::string_view source;
  std::string_view source_url;
  std::string_view checked_on;
};

class Allergies {
 public:
  // The row that speaks of `ingredient` for an entry of the list; nullptr where nothing is said or the row is quiet.
  const AllergyRow* conflict(const Allergens& allergens, const AllergenMatch& entry, std::string_view ingredient,
                             bool is_intolerance) const;
  // Whether a row speaks of this medicine as the one on the list (`from`) or as the one that is taken (`to`).
  static bool speaksFrom(const Allergens& allergens, const AllergyRow& row, std::string_view ingredient);
  static bool speaksTo(const Allergens& allergens, const AllergyRow& row, std::string_view ingredient);
  // What the words of a reaction say: only side effects, or something severe.
  bool isMildOnly(std::string_view reaction) const;
  bool isSevere(std::string_view reaction) const;
  const std::vector<AllergyRow>& rows() const { return rows_; }

  static Result<Allergies> build(const Allergens& allergens, const Drugs& drugs, std::string_view cross_tsv,
                                 std::string_view reactions_tsv);

 private:
  std::vector<AllergyRow> rows_;
  std::vector<std::string> mild_;  // folded
  std::vector<std::string> severe_;
};

}  // namespace baton::knowledge
