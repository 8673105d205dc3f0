// Words of what somebody wrote in their own words: keys to compare, places to point at, sentences and parts of them.
//
// For finding phrases (knowledge/phrases.h) in notes; names of medicines are read by knowledge/words.h.
// A key is in small letters, without accents and apostrophes: "don't" → "dont", "Sueño" → "sueno". Digits end where
// letters begin ("7h" → 7 · h); "6.5" and "1,200" are one number. Of other marks only / % $ + = are kept.
// A sentence ends at . ! ? ; or a line break; a part of it also at , : ( ) and a dash. In: any bytes; what is not UTF-8
// counts as letters. At most `most` words are read; the default is all of 64 KiB of text. Cost: one pass.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace baton::knowledge {

struct TextWord {
  std::string key;
  std::size_t begin = 0;  // bytes in the text
  std::size_t end = 0;
  std::uint32_t sentence = 0;
  std::uint32_t part = 0;  // counts on through the whole text
  bool is_number = false;  // digits, or a word for a number
};

struct TextSentence {
  bool is_question = false;
};

struct TextWords {
  std::vector<TextWord> words;
  std::vector<TextSentence> sentences;  // by TextWord::sentence
};

inline constexpr std::size_t kMostTextWords = 32'768;
TextWords textWords(std::string_view text, std::size_t most = kMostTextWords);

}  // namespace baton::knowledge
