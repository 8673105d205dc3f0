// Words of a row, or of code, for the one who reads: plain English or Spanish for the person, clinical English else.
#pragma once

#include <string_view>

#include "knowledge/stopping.h"
#include "rules/asked.h"

namespace baton::rules {

inline Language languageOf(const Asked& asked) { return languageFor(asked.reader, asked.language); }

inline bool isSpanish(const Asked& asked) { return languageOf(asked) == Language::Spanish; }

// As it stands in a sentence of the one who reads.
inline std::string shownFor(const Asked& asked, std::string_view ingredient) {
  return nameFor(asked.knowledge, asked.taken, ingredient, asked.reader, languageOf(asked));
}

inline std::string sayTo(const Asked& asked, std::string_view text, const Names& names) {
  return fill(text, names, languageOf(asked));
}

inline std::string_view wordsFor(const Asked& asked, const knowledge::RowWords& words) {
  if (asked.reader == Reader::Clinician) return words.clinical;
  return asked.language == Language::Spanish ? words.plain_es : words.plain;
}

// What can happen, as whole sentences: clinical texts of the tables have no full stop.
inline std::string riskFor(const Asked& asked, const knowledge::RowWords& words, const Names& names) {
  std::string risk = sayTo(asked, wordsFor(asked, words), names);
  if (!risk.ends_with('.')) risk += '.';
  return risk;
}

// What the person does (first step) is always plain, in the language of who reads.
inline std::string_view plainFor(const Asked& asked, const knowledge::RowWords& words) {
  return isSpanish(asked) ? words.plain_es : words.plain;
}

// "{1}" and "{2}" of a phrase.
inline std::string withNumbers(std::string_view text, std::string_view first, std::string_view second = {}) {
  std::string filled(text);
  for (const auto& [mark, value] : {std::pair<std::string_view, std::string_view>{"{1}", first}, {"{2}", second}}) {
    for (std::size_t at = filled.find(mark); at != std::string::npos; at = filled.find(mark, at + value.size())) {
      filled.replace(at, mark.size(), value);
    }
  }
  return filled;
}

// "{a}" within a sentence: a name that stays small, unlike in fill().
inline std::string withName(std::string_view text, std::string_view name) {
  std::string filled(text);
  if (const std::size_t at = filled.find("{a}"); at != std::string::npos) filled.replace(at, 3, name);
  return filled;
}

}  // namespace baton::rules
