// Bytes of an XML document → UTF-8 without byte order mark, with every byte checked before a parser sees it.
//
// Source: XML 1.0 §2.2 (characters), §4.3.3 and appendix F (how the encoding is found).
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace baton::xml {

struct Letters {
  std::string_view borrowed;  // the caller's bytes when they were UTF-8 already
  std::string converted;      // the letters when they had to be converted
  std::size_t angles = 0;     // "<": an upper bound for elements
  std::size_t equals = 0;     // "=": an upper bound for attributes
  std::string_view utf8() const { return converted.empty() ? borrowed : std::string_view(converted); }
};

// Errors: BadInput for an encoding that is not known, and for characters that XML does not allow, with line and column.
Result<Letters> toLetters(std::string_view bytes);

// "line 3, column 14" of a byte offset.
std::string lineAndColumn(std::string_view text, std::size_t offset);

}  // namespace baton::xml
