// Name suggestions: listed names that are spelled almost like a word that is none.
//
// Why: "Zolofft" is most often Zoloft, but a reader that decided so by itself would one day turn one medicine into
// another (names.h: never fuzzy). Here nothing is decided: a person is asked, and chooses one or none. A suggestion
// names its ingredients, because names that look alike belong to different medicines.
// Out: at most kMostSuggestions, nearest first: one slip in a word of four to six letters, two in a longer one, and the
// same first letter (slips at the first letter are rare: Yannakoudakis and Fawthrop 1983). Pure. Cost: one walk over
// the names of the tables, for a word that somebody typed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/names.h"

namespace baton::knowledge {

inline constexpr std::size_t kMostSuggestions = 3;

struct NameSuggestion {
  std::string name;                     // as people write it: "Zoloft"
  std::vector<Ingredient> ingredients;  // what it holds
};
std::vector<NameSuggestion> namesLike(std::string_view word);

}  // namespace baton::knowledge
