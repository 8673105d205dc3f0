#include "outbound/wrapped_text.h"

#include "base/text.h"

namespace baton::outbound {
namespace {

constexpr std::size_t kLineWidth = 100;

}  // namespace

void addParagraph(std::string& text, std::string_view first, std::string_view rest, std::string_view words) {
  std::string line(first);
  bool is_empty = true;
  for (const std::string_view word : split(words, ' ')) {
    if (word.empty()) continue;
    if (!is_empty && codePoints(line) + 1 + codePoints(word) > kLineWidth) {
      text += line + "\n";
      line = rest;
      is_empty = true;
    }
    if (!is_empty) line += ' ';
    line += word;
    is_empty = false;
  }
  text += line + "\n";
}

}  // namespace baton::outbound
