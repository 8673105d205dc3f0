// Phrases: patterns of words from a table, found in what somebody wrote.
//
// A pattern is words with blanks between. `a|b` one of several; `suicid*` any word that begins so; `word?` may be
// missing;
// `#` a number, `#year` a year from 1900; `_` any one word; `..` up to three words that do not matter. Marks and
// accents are written or not, as one likes: a pattern is folded like the text. The first word of a pattern is a word, a
// beginning of three letters or more, or `#`. A phrase never reaches beyond its sentence. Errors of add:
// BadInput-worthy text, "" when fine. Cost: a hash lookup a word, then the patterns that begin with it; no allocation
// but the hits.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/text_words.h"

namespace baton::knowledge {

struct PhraseHit {
  std::uint32_t phrase = 0;  // number of the pattern, in the order of add()
  std::uint32_t first = 0;   // words of the text, both included
  std::uint32_t last = 0;
  std::uint32_t length() const { return last - first + 1; }
};

// "2014" → 2014, anything else 0.
int yearOf(std::string_view key);

class Phrases {
 public:
  // Why the pattern cannot be used; "" when it was added and is number size() - 1.
  std::string add(std::string_view pattern);
  std::size_t size() const { return patterns_.size(); }
  // In the order of the text; of one pattern at one place the longest.
  std::vector<PhraseHit> find(std::span<const TextWord> words) const;

 private:
  struct Choice {
    std::string key;
    bool is_beginning = false;
  };
  enum class Kind : std::uint8_t { Words, Number, Year, Any, Gap };
  struct Element {
    Kind kind = Kind::Words;
    bool is_optional = false;
    std::vector<Choice> choices;
  };
  using Pattern = std::vector<Element>;

  static std::string parse(std::string_view pattern, Pattern& parsed);
  static bool matches(const Element& element, const TextWord& word);
  static int longest(const Pattern& pattern, std::size_t element, std::span<const TextWord> words, std::size_t at,
                     std::uint32_t sentence);

  std::vector<Pattern> patterns_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_beginning_;  // three letters
  std::vector<std::uint32_t> by_number_;
};

}  // namespace baton::knowledge
