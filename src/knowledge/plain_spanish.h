// What findings say to a person who reads Spanish: the plain words of each interaction and duplicate group, and the
// Spanish name of each ingredient.
//
// Why: a finding in a language that the reader does not read protects nobody. English stays in its own tables; here
// each row has its counterpart, so that neither can be changed without the other.
// Shapes: ids of interaction rows, groups of duplicates.h, ingredients of drugs.h. `{a}`, `{b}` and `{c}` stand for
// names, as in the English; no wording depends on a name's gender. Errors: BadInput naming table and line, for an id
// that is unknown, said twice or missing, an empty field, or other placeholders than the English has. Cost: a binary
// search. Source: knowledge/interactions/plain_es.tsv, duplicate_groups_es.tsv and knowledge/names/shown_es.tsv.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"
#include "knowledge/duplicates.h"
#include "knowledge/interactions.h"

namespace baton::knowledge {

struct SpanishWords {
  std::string_view id;
  std::string_view name;    // of a duplicate group: "dos antidepresivos ISRS"; "" for an interaction
  std::string_view effect;  // whole sentences, the first can be a title
  std::string_view action;
};

class PlainSpanish {
 public:
  // Of a row or group of the tables that this was built with: every one has words.
  const SpanishWords& of(const InteractionRow& row) const;
  const SpanishWords& of(const DuplicateGroup& group) const;
  // "lithium" → "litio", as it stands within a sentence; "" for what is no ingredient of drugs.tsv.
  std::string_view nameOf(std::string_view ingredient) const;

  struct Texts {
    std::string_view interactions;
    std::string_view duplicate_groups;
    std::string_view names;
  };
  static Result<PlainSpanish> build(const Drugs& drugs, const Interactions& interactions, const Duplicates& duplicates,
                                    const Texts& texts);

 private:
  Status addInteractions(const Interactions& interactions, std::string_view text);
  Status addGroups(const Duplicates& duplicates, std::string_view text);
  Status addNames(const Drugs& drugs, std::string_view text);

  std::vector<SpanishWords> interactions_;  // sorted by id, as the next two
  std::vector<SpanishWords> groups_;
  std::vector<std::pair<std::string_view, std::string_view>> names_;  // ingredient, Spanish name
};

}  // namespace baton::knowledge
