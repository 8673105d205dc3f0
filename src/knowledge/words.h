// Words of a line of text: what the readers of medication and substance text walk over.
//
// "Zoloft 100mg 1 p.o. qam" → Zoloft · 100 · mg · 1 · p.o. · qam. A number ends where letters begin; a word may hold
// digits ("q6h", "Li2CO3"); dots inside an abbreviation stay with it; every other character is a mark of its own.
// In: UTF-8, also malformed (bytes ≥ 0x80 count as letters). Cost: one pass. Views into the text, which must live on.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baton::knowledge {

enum class WordKind : std::uint8_t { Letters, Number, Mark };

struct Word {
  std::string_view text;  // as written
  std::string key;        // lower case, without dots and accents: "p.o." → "po"
  WordKind kind = WordKind::Letters;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_glued = false;  // no blank before it

  bool isMark(char mark) const { return kind == WordKind::Mark && text.size() == 1 && text.front() == mark; }
};

std::vector<Word> wordsOf(std::string_view text);

}  // namespace baton::knowledge
