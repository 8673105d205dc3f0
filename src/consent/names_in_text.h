// Names in text: words of somebody who is withheld, taken out of what people wrote.
//
// A name is found as whole words, in any case, with or without a title or degree ("Dr. Karin Brandt, MD" also as
// "Karin Brandt" and "Dr. Brandt"). From writing goes every sentence that holds a name, from a label the name alone;
// neither leaves a mark, for a mark would tell. Found by letters, not by understanding: a nickname, a misspelling or
// "the clinic on Mill Street" passes. Pure. Cost: one step a byte of text; nothing where no name was added.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/word_finder.h"

namespace baton::consent {

class NamesInText {
 public:
  // As written. Names of less than kShortest letters are not looked for: they are words of the language too.
  explicit NamesInText(const std::vector<std::string>& names);
  bool empty() const { return forms_.empty(); }
  bool isIn(std::string_view text) const;
  // The sentences that name nobody, as they stood; "" when none is left.
  std::string withoutSentences(std::string_view text) const;
  // The label without the names; "" when it cannot be told without them, or nothing is left of it.
  std::string withoutNames(std::string_view label) const;

  static constexpr std::size_t kShortest = 5;

 private:
  std::vector<std::string> forms_;  // every way a name is looked for, the longest first
  std::size_t shortest_ = 0;
  std::vector<knowledge::WordFinder> finders_;  // each has room for some thousand names
};

}  // namespace baton::consent
