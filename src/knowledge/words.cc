#include "knowledge/words.h"

#include "base/text.h"

namespace baton::knowledge {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}
bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v'; }

// Characters beyond ASCII that people paste from documents and that mean an ASCII one.
struct Meaning {
  std::string_view written;
  std::string_view meant;
};
constexpr Meaning kMeanings[] = {
    {"\u00A0", " "}, {"\u202F", " "}, {"\u2009", " "}, {"\u2013", "-"}, {"\u2014", "-"},
    {"\u2212", "-"}, {"\u2011", "-"}, {"\u2019", "'"}, {"\u2018", "'"}, {"\u00D7", "x"},
    {"\u00BD", "½"}, {"\u00BC", "¼"}, {"\u00BE", "¾"},
};
const Meaning* meaningBeyondAscii(std::string_view text, std::size_t at) {
  for (const Meaning& meaning : kMeanings) {
    if (text.substr(at, meaning.written.size()) == meaning.written) return &meaning;
  }
  return nullptr;
}
const Meaning* meaningAt(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) < 0x80 ? nullptr : meaningBeyondAscii(text, at);
}

std::size_t endOfNumber(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return i < text.size() && isDigit(text[i]); };
  while (digit(at)) ++at;
  while (at < text.size() && text[at] == ',' && digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4))
    at += 4;
  if (at < text.size() && text[at] == '.' && digit(at + 1)) {
    ++at;
    while (digit(at)) ++at;
  }
  return at;
}

std::size_t endOfLetters(std::string_view text, std::size_t at) {
  std::size_t since_dot = 0;
  while (at < text.size()) {
    const char c = text[at];
    const Meaning* meaning = meaningAt(text, at);
    if (meaning != nullptr && meaning->meant == "'") {
      at += meaning->written.size();
      continue;
    }
    if (meaning != nullptr) return at;
    if (isLetter(c) || isDigit(c) || c == '\'') {
      ++since_dot;
      ++at;
    } else if (c == '.' && since_dot == 1 && at + 1 < text.size() && isLetter(text[at + 1])) {
      since_dot = 0;
      ++at;
    } else {
      return at;
    }
  }
  return at;
}

std::string keyOf(std::string_view written) {
  std::string key(written);
  bool is_ascii = true;
  bool has_dot = false;
  for (char& c : key) {
    is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
    has_dot = has_dot || c == '.';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  if (!is_ascii) key = foldForMatching(written);
  if (has_dot) std::erase(key, '.');
  return key;
}

}  // namespace

std::vector<Word> wordsOf(std::string_view text) {
  std::vector<Word> words;
  words.reserve(text.size() / 4 + 2);  // few texts have shorter words
  bool glued = false;
  const auto push = [&](std::size_t begin, std::size_t end, WordKind kind, std::string key) {
    words.push_back({text.substr(begin, end - begin), std::move(key), kind, begin, end, glued});
    glued = true;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (isBlank(c)) {
      glued = false;
      ++at;
      continue;
    }
    if (const Meaning* meaning = meaningAt(text, at)) {
      const std::size_t end = at + meaning->written.size();
      if (meaning->meant == " ") {
        glued = false;
      } else {
        const bool is_mark = meaning->meant == "-" || meaning->meant == "'";
        push(at, end, is_mark ? WordKind::Mark : WordKind::Letters, std::string(meaning->meant));
        if (is_mark) words.back().text = meaning->meant;
      }
      at = end;
      continue;
    }
    const bool starts_number = isDigit(c) || (c == '.' && at + 1 < text.size() && isDigit(text[at + 1]));
    const std::size_t end = starts_number ? endOfNumber(text, at) : isLetter(c) ? endOfLetters(text, at) : at + 1;
    const std::string_view written = text.substr(at, end - at);
    if (starts_number) {
      push(at, end, WordKind::Number, std::string(written));
    } else {
      push(at, end, isLetter(c) ? WordKind::Letters : WordKind::Mark, keyOf(written));
    }
    at = end;
  }
  return words;
}

}  // namespace baton::knowledge
