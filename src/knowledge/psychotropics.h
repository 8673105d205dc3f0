// Psychotropics: which ingredients act on the mind, in which class, and whom a change of one concerns.
//
// Why: a therapist must hear of a new antidepressant and need not hear of a new eye drop. Classes are the table's own
// closed list; an ingredient may have several (quetiapine: second-generation antipsychotic; lithium: lithium).
// Source: knowledge/names/psychotropics.tsv and knowledge/matters_for.tsv, a source per row.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

// Whom something concerns and why: lists of words, in the table's order.
struct MattersFor {
  std::vector<std::string> matters_for;  // mood sleep concentration anxiety psychosis safety metabolism ...
  std::vector<std::string> roles;        // therapist psychiatrist primary-care telepsychiatry caregiver pharmacy
                                         // emergency self other
  std::string source;
  bool operator==(const MattersFor&) const = default;
};

class Psychotropics {
 public:
  struct Member {
    std::string_view ingredient;
    std::string_view drug_class;
    std::string_view source;
  };
  // "sertraline" → SSRI; empty when the ingredient is not psychotropic. Canonical names.
  std::span<const Member> of(std::string_view ingredient) const;
  std::vector<std::string> classesOf(std::string_view ingredient) const;
  bool isPsychotropic(std::string_view ingredient) const { return !of(ingredient).empty(); }
  bool isMember(std::string_view ingredient, std::string_view drug_class) const;
  bool isClass(std::string_view name) const;  // "SSRI"
  // Every psychotropic ingredient, sorted.
  std::vector<std::string> ingredients() const;
  // kind "class" → "SSRI", kind "condition" → condition group ("bipolar"), kind "substance" → "alcohol".
  // Nullptr when the table says nothing: the caller then tells everyone of the care team rather than nobody.
  const MattersFor* mattersFor(std::string_view kind, std::string_view key) const;

  static Result<Psychotropics> build(std::string_view psychotropics_tsv, std::string_view matters_for_tsv);

 private:
  struct Route {
    std::string_view kind;
    std::string_view key;
    MattersFor matters;
  };
  std::vector<Member> members_;  // sorted by ingredient
  std::vector<Route> routes_;
};

}  // namespace baton::knowledge
