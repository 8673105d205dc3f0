// WordFinder: which of a few hundred words and phrases stand in a text, in one pass (Aho and Corasick 1975).
//
// Letters count without case (ASCII; other letters by their UTF-8 bytes, written in lower case in the list). A word
// counts where it stands as a whole: no letter or digit before it, none after it unless it was given as a beginning
// ("pregnan*"). Every other run of bytes is one blank, so that "intimate-partner" has "intimate partner".
// Cost: one table step a byte; 130 kB for 2,000 letters of words.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace baton::knowledge {

class WordFinder {
 public:
  WordFinder();
  // `word` may end in "*". The number handed to find()'s visitor is the order of adding.
  void add(std::string_view word);
  void finish();  // after the last add
  // Calls visit(number) for each word found, maybe more than once.
  template <class Visit>
  void find(std::string_view text, Visit&& visit) const {
    std::uint16_t node = step(0, kBlank);
    bool was_blank = true;
    for (const char byte : text) {
      const std::uint8_t letter = letters_[static_cast<unsigned char>(byte)];
      if (letter == kBlank && was_blank) continue;
      was_blank = letter == kBlank;
      node = step(node, letter);
      if (has_output_[node]) report(node, visit);
    }
    if (!was_blank) {
      node = step(node, kBlank);
      if (has_output_[node]) report(node, visit);
    }
  }

 private:
  // Symbols: blank, a-z, 0-9, and the 64 lead and following bytes of letters beyond ASCII folded to 27 more.
  static constexpr std::size_t kSymbols = 64;
  static constexpr std::uint8_t kBlank = 0;
  struct Node {
    std::array<std::uint16_t, kSymbols> next{};
    std::uint16_t fallback = 0;
    std::vector<std::uint16_t> words;
  };

  std::uint16_t step(std::uint16_t node, std::uint8_t letter) const { return nodes_[node].next[letter]; }
  template <class Visit>
  void report(std::uint16_t node, Visit& visit) const {
    for (; node != 0; node = nodes_[node].fallback) {
      for (const std::uint16_t word : nodes_[node].words) visit(word);
    }
  }

  std::array<std::uint8_t, 256> letters_{};
  std::vector<Node> nodes_;
  std::vector<bool> has_output_;
  std::uint16_t added_ = 0;
};

}  // namespace baton::knowledge
