#include "knowledge/word_finder.h"

#include <deque>

#include "base/assert.h"

namespace baton::knowledge {

WordFinder::WordFinder() : nodes_(1) {
  for (unsigned byte = 0; byte < letters_.size(); ++byte) {
    if (byte >= 'a' && byte <= 'z') letters_[byte] = static_cast<std::uint8_t>(1 + byte - 'a');
    if (byte >= 'A' && byte <= 'Z') letters_[byte] = static_cast<std::uint8_t>(1 + byte - 'A');
    if (byte >= '0' && byte <= '9') letters_[byte] = static_cast<std::uint8_t>(27 + byte - '0');
    // Bytes beyond ASCII share 27 symbols: two different letters may be taken for each other, which can only find more.
    if (byte >= 0x80) letters_[byte] = static_cast<std::uint8_t>(37 + byte % 27);
  }
}

void WordFinder::add(std::string_view word) {
  const bool is_beginning = word.ends_with('*');
  if (is_beginning) word.remove_suffix(1);
  std::string whole = " " + std::string(word) + (is_beginning ? "" : " ");
  std::uint16_t node = 0;
  for (const char byte : whole) {
    const std::uint8_t letter = letters_[static_cast<unsigned char>(byte)];
    if (nodes_[node].next[letter] == 0) {
      BATON_ASSERT(nodes_.size() < 0xFFFF);
      nodes_[node].next[letter] = static_cast<std::uint16_t>(nodes_.size());
      nodes_.emplace_back();
    }
    node = nodes_[node].next[letter];
  }
  nodes_[node].words.push_back(added_++);
}

void WordFinder::finish() {
  std::deque<std::uint16_t> waiting;
  has_output_.assign(nodes_.size(), false);
  for (const std::uint16_t child : nodes_[0].next) {
    if (child != 0) waiting.push_back(child);
  }
  while (!waiting.empty()) {
    const std::uint16_t node = waiting.front();
    waiting.pop_front();
    const std::uint16_t fallback = nodes_[node].fallback;
    has_output_[node] = !nodes_[node].words.empty() || has_output_[fallback];
    for (std::size_t letter = 0; letter < kSymbols; ++letter) {
      std::uint16_t& child = nodes_[node].next[letter];
      if (child == 0) {
        child = nodes_[fallback].next[letter];
      } else {
        nodes_[child].fallback = nodes_[fallback].next[letter];
        waiting.push_back(child);
      }
    }
  }
}

}  // namespace baton::knowledge
