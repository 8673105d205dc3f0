// Finds the names of one medicine in its words: the first part of reading medication text.
//
// "Zoloft (sertraline) 50 mg" has two names of one thing; "Acetaminophen 325 MG / Hydrocodone Bitartrate 5 MG" is one
// combination; "sertraline, Prozac" contradicts itself, and its second name is left unread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "knowledge/names.h"
#include "knowledge/sig_words.h"
#include "knowledge/words.h"

namespace baton::knowledge {

// What became of each word.
enum class WordUse : std::uint8_t { Open, Read, Unread };

// A listed name that stands for no single thing, or a second name that contradicts the first.
struct NameTrouble {
  std::size_t first = 0;
  std::size_t length = 0;
  std::string reason;
};

struct NamedWords {
  std::vector<WordUse> uses;            // one for each word
  std::vector<Ingredient> ingredients;  // sorted by name
  std::vector<NameMatch> matches;       // in the order written
  std::vector<std::string> written;     // beside matches: as written
  std::vector<NameTrouble> troubles;
};

// Which kinds of names count: a medicine list has no beer in it, a drinking history has.
enum class NameScope : std::uint8_t { Medicines, Everything };

struct NameSpan {
  std::size_t length = 0;
  NameMatch match;
  std::string_view ambiguity;  // why a listed name must not be read
};

// The listed names of one text; what it is given must outlive it.
class NameFinder {
 public:
  NameFinder(const Names& names, const SigWords& sig, std::string_view text, const std::vector<Word>& words)
      : names_(names), sig_(sig), text_(text), words_(words), kinds_(words.size(), Kind::NotAsked) {}

  // The longest one that starts at words[at]; `length` 0 when none does.
  NameSpan longest(std::size_t at, NameScope scope);

 private:
  enum class Kind : std::uint8_t { NotAsked, Sig, Other };
  bool isSig(std::size_t at);

  const Names& names_;
  const SigWords& sig_;
  std::string_view text_;
  const std::vector<Word>& words_;
  std::vector<Kind> kinds_;  // asked once for each word, however many names may hold it
};

NamedWords findNames(const Names& names, const SigWords& sig, std::string_view text, const std::vector<Word>& words);

}  // namespace baton::knowledge
