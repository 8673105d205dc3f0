// Whole words in a short folded text, and whether the text denies them ("no nausea", "sin náuseas"). Pure.
#pragma once

#include <optional>
#include <string_view>

namespace baton::knowledge {

// Both folded (base/text.h, foldForMatching): where `words` stands with no letter or digit on either side.
std::optional<std::size_t> findWholeWords(std::string_view folded, std::string_view words);

// A word of denial among the few before `at`, with no full stop or comma between: "no more", "denies", "without", "sin".
bool isDenied(std::string_view folded, std::size_t at);

}  // namespace baton::knowledge
