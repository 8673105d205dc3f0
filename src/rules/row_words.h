// Words of a row, or of code, for the one who reads: plain English or Spanish for the person, clinical English else.
#pragma once

#include <string_view>

#include "knowledge/stopping.h"
#include "rules/asked.h"

namespace baton::rules {

inline bool isSpanish(const Asked& asked) {
  return asked.reader == Reader::Person && asked.language == Language::Spanish;
}

inline std::string_view wordsFor(const Asked& asked, const knowledge::RowWords& words) {
  if (asked.reader == Reader::Clinician) return words.clinical;
  return asked.language == Language::Spanish ? words.plain_es : words.plain;
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

}  // namespace baton::rules
