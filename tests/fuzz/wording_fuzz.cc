// Any text as an update: the recogniser never crashes, and what it names stands in the text where it says.
#include <cstdint>
#include <string_view>

#include "base/assert.h"
#include "knowledge/knowledge.h"
#include "rules/vague_wording.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  std::size_t end = 0;
  for (const auto& word : baton::rules::vagueWording(baton::knowledge::builtIn().vagueTerms(), text)) {
    BATON_ASSERT(word.at >= end && text.substr(word.at, word.text.size()) == word.text && !word.text.empty());
    end = word.at + word.text.size();
  }
  return 0;
}
