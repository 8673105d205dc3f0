// The list behind the emergency kit's words: 2,048 short plain English words, ours, sorted, each known by its first
// four letters. The list never changes: a kit on paper must stay readable for decades.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace baton::store {

constexpr std::size_t kWordCount = 2048;

std::string_view wordAt(std::size_t index);  // index < kWordCount
// By the whole word or its first four letters or more; lower case. Nothing when it is not in the list.
std::optional<std::size_t> indexOfWord(std::string_view word);

}  // namespace baton::store
