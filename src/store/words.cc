#include "store/words.h"

#include <algorithm>
#include <array>

#include "base/assert.h"

namespace baton::store {
namespace {

constexpr std::size_t kTellingLetters = 4;

constexpr std::array<std::string_view, kWordCount> kWords = {
#include "store/words.inc"
};

}  // namespace

std::string_view wordAt(std::size_t index) {
  BATON_ASSERT(index < kWordCount);
  return kWords[index];
}

std::optional<std::size_t> indexOfWord(std::string_view word) {
  const auto at = std::lower_bound(kWords.begin(), kWords.end(), word);
  if (at == kWords.end()) return std::nullopt;
  const bool whole = *at == word;
  const bool beginning = word.size() >= kTellingLetters && at->starts_with(word);
  if (!whole && !beginning) return std::nullopt;
  return static_cast<std::size_t>(at - kWords.begin());
}

}  // namespace baton::store
