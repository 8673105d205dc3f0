// The phrases of prescriptions in one text, each place looked up once: the readers of names, amounts and times ask for
// the same words again and again.
//
// Refers to the words it was made for. Cost: a lookup a place; one allocation.
#pragma once

#include <limits>
#include <string_view>
#include <vector>

#include "knowledge/sig_words.h"

namespace baton::knowledge {

class SigMatches {
 public:
  SigMatches(const SigWords& sig, const std::vector<Word>& words)
      : sig_(sig), words_(words), known_(words.size(), SigWord{SigKind::Filler, {}, {}, kNotAsked}) {}

  // As SigWords::match of these words.
  const SigWord& match(std::size_t at) const {
    SigWord& word = known_[at];
    if (word.length == kNotAsked) word = sig_.match(words_, at);
    return word;
  }
  SigWord find(std::string_view key) const { return sig_.find(key); }
  const std::vector<Word>& words() const { return words_; }

 private:
  static constexpr std::size_t kNotAsked = std::numeric_limits<std::size_t>::max();

  const SigWords& sig_;
  const std::vector<Word>& words_;
  mutable std::vector<SigWord> known_;
};

}  // namespace baton::knowledge
