// Whole words in a short folded text, and whether the text denies them ("no nausea", "sin náuseas"). Pure.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace baton::knowledge {

// Both folded (base/text.h, foldForMatching): where `words` stands with no letter or digit on either side.
std::optional<std::size_t> findWholeWords(std::string_view folded, std::string_view words);

// With which two bytes the words of a text begin: a question before findWholeWords, which most phrases fail.
class WordBegins {
 public:
  explicit WordBegins(std::string_view folded);
  bool mayHold(std::string_view words) const;

 private:
  std::uint64_t pairs_ = 0;  // a bit for each of 64 sorts of pairs
};

// A word of denial among the few before `at`, with no full stop or comma between: "no more", "denies", "without",
// "sin".
bool isDenied(std::string_view folded, std::size_t at);

}  // namespace baton::knowledge
