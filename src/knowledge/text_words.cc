#include "knowledge/text_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace baton::knowledge {
namespace {

// Not "un, una, uno": articles far more often than numbers. "second" is a unit of time.
constexpr std::array<std::string_view, 57> kNumbers = {
    "catorce",    "cero",   "cien",      "cinco",    "cincuenta", "cuarenta", "cuatro",  "diez",   "doce",
    "doscientos", "dos",    "eight",     "eighteen", "eighty",    "eleven",   "fifteen", "fifty",  "five",
    "forty",      "four",   "fourteen",  "half",     "hundred",   "media",    "medio",   "mil",    "nine",
    "ninety",     "nueve",  "ocho",      "ochenta",  "once",      "one",      "quince",  "seis",   "sesenta",
    "setenta",    "seven",  "seventeen", "seventy",  "siete",     "six",      "sixteen", "sixty",  "ten",
    "thirteen",   "thirty", "thousand",  "three",    "treinta",   "trece",    "tres",    "twelve", "twenty",
    "two",        "veinte", "zero"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isApostrophe(std::string_view text, std::size_t at) {
  return text[at] == '\'' || text.substr(at, 3) == "\u2019" || text.substr(at, 3) == "\u2018";
}
bool isPunctuation(std::string_view text, std::size_t at) {  // of three bytes: dashes, quotation marks, "…", "→"
  return text.substr(at, 2) == "\xE2\x80" || text.substr(at, 2) == "\xE2\x86";
}
bool isTwoByteMark(std::string_view text, std::size_t at) {
  return text.substr(at, 2) == "¿" || text.substr(at, 2) == "¡" || text.substr(at, 2) == "\u00A0" ||
         text.substr(at, 2) == "«" || text.substr(at, 2) == "»";
}
bool isLetter(std::string_view text, std::size_t at) {
  const char c = text[at];
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return true;
  return static_cast<unsigned char>(c) >= 0x80 && !isPunctuation(text, at) && !isTwoByteMark(text, at);
}

std::size_t endOfNumber(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const bool is_inside = (text[at] == '.' || text[at] == ',') && at + 1 < text.size() && isDigit(text[at + 1]);
    if (!isDigit(text[at]) && !is_inside) return at;
    ++at;
  }
  return at;
}

std::size_t endOfLetters(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (isApostrophe(text, at)) {
      at += text[at] == '\'' ? 1 : 3;
    } else if (isLetter(text, at)) {
      ++at;
    } else {
      return at;
    }
  }
  return at;
}

std::string keyOf(std::string_view written) {
  std::string kept;
  kept.reserve(written.size());
  bool is_ascii = true;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (isApostrophe(written, i)) {
      if (written[i] != '\'') i += 2;
      continue;
    }
    const char c = written[i];
    is_ascii = is_ascii && static_cast<unsigned char>(c) < 0x80;
    kept += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }
  return is_ascii ? kept : foldForMatching(kept);
}

bool isNumberWord(std::string_view key) { return std::find(kNumbers.begin(), kNumbers.end(), key) != kNumbers.end(); }

// "Dr. Kim", "a.m.", "i.e.": no sentence ends there.
bool isShortForm(const std::vector<TextWord>& words) {
  if (words.empty()) return false;
  const std::string& key = words.back().key;
  return key == "dr" || key == "dra" || key == "sr" || key == "sra" || key == "mr" || key == "mrs" || key == "ms" ||
         key == "vs" || (key.size() == 1 && !words.back().is_number);
}

class Reader {
 public:
  Reader(std::string_view text, std::size_t most) : text_(text), most_(most) {}

  TextWords read() {
    for (std::size_t at = 0; at < text_.size() && read_.words.size() < most_;) at = readOne(at);
    endSentence(false);
    return std::move(read_);
  }

 private:
  std::size_t readOne(std::size_t at) {
    const char c = text_[at];
    if (isDigit(c)) return add(at, endOfNumber(text_, at), true);
    if (isLetter(text_, at)) return add(at, endOfLetters(text_, at), false);
    if (c == '/' || c == '%' || c == '$' || c == '+' || c == '=') return add(at, at + 1, false);
    if (c == '.' && isShortForm(read_.words)) return at + 1;
    if (c == '.' || c == '!' || c == '?' || c == ';' || c == '\n') {
      endSentence(c == '?');
    } else if (c == ',' || c == ':' || c == '(' || c == ')' || (c == '-' && at > 0 && text_[at - 1] == ' ')) {
      ++part_;
    } else if (isPunctuation(text_, at)) {
      if (!isApostrophe(text_, at)) ++part_;
      return at + 3;
    }
    return at + 1;
  }

  std::size_t add(std::size_t begin, std::size_t end, bool is_number) {
    std::string key = keyOf(text_.substr(begin, end - begin));
    if (!key.empty()) {
      const bool counts = is_number || isNumberWord(key);
      read_.words.push_back({std::move(key), begin, end, sentence_, part_, counts});
      has_words_ = true;
    }
    return end;
  }

  void endSentence(bool is_question) {
    ++part_;
    if (!has_words_) return;
    read_.sentences.push_back({is_question});
    ++sentence_;
    has_words_ = false;
  }

  std::string_view text_;
  std::size_t most_;
  TextWords read_;
  std::uint32_t sentence_ = 0;
  std::uint32_t part_ = 0;
  bool has_words_ = false;
};

}  // namespace

TextWords textWords(std::string_view text, std::size_t most) { return Reader(text, most).read(); }

}  // namespace baton::knowledge
