// Wording: is an update clear enough to act on, and if not, what to ask (COM-3). Needs no record and no store.
//
// Errors: TooLarge beyond 64 KiB. Cost: one pass over the text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "format/json.h"
#include "rules/vague_wording.h"

namespace baton::app {

using rules::VagueWord;

inline constexpr std::size_t kLongestWording = std::size_t{64} * 1024;

Result<std::vector<rules::VagueWord>> vagueWording(std::string_view text);

// {"clear":bool,"issues":[{"at","text","why","ask"}]}: `at` is the offset in bytes of the text as it came.
json::Value wordingJson(const std::vector<rules::VagueWord>& words);
std::string wordingText(const std::vector<rules::VagueWord>& words);

}  // namespace baton::app
