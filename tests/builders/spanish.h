// What tests ask of Spanish texts: is an English word among them, and how hard are they to read?
#pragma once

#include <algorithm>
#include <array>
#include <cctype>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace baton::build {

// Words in small letters; a letter of two bytes stays as it is.
inline std::vector<std::string> spanishWords(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalpha(byte) != 0 || (byte & 0x80U) != 0) {
      word += static_cast<char>(std::tolower(byte));
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  return words;
}

// The first word that only an English sentence has; "" when there is none.
inline std::string englishIn(std::string_view text) {
  static const std::set<std::string, std::less<>> kEnglish = {
      "the",  "and", "with",  "your",    "you",   "of",    "to",   "is",   "are",    "can",   "may",
      "both", "ask", "tell",  "for",     "this",  "that",  "from", "stop", "not",    "any",   "too",
      "was",  "it",  "level", "signs",   "make",  "which", "does", "know", "before", "after", "together",
      "ago",  "by",  "only",  "checked", "about", "today", "next", "call", "read",   "visit", "understood"};
  for (const std::string& word : spanishWords(text)) {
    if (kEnglish.contains(word)) return word;
  }
  return "";
}

// Two strong vowels are two syllables; a weak one beside another makes a diphthong unless it carries the accent.
inline int spanishSyllables(std::string word) {
  static constexpr std::array<std::array<std::string_view, 2>, 6> kOneByte = {
      {{"á", "A"}, {"é", "E"}, {"ó", "O"}, {"í", "I"}, {"ú", "U"}, {"ü", "w"}}};
  for (const auto& [accented, plain] : kOneByte) {
    for (std::size_t at = word.find(accented); at != std::string::npos; at = word.find(accented))
      word.replace(at, accented.size(), plain);
  }
  for (const std::string_view silent : {"que", "qui", "quE", "quI", "gue", "gui", "guE", "guI"}) {
    for (std::size_t at = word.find(silent); at != std::string::npos; at = word.find(silent)) word.erase(at + 1, 1);
  }
  if (word.ends_with('y')) word.back() = 'i';
  int count = 0;
  char before = 'x';
  for (const char c : word) {
    const bool is_strong = std::string_view("aeoAEO").find(c) != std::string_view::npos;
    const bool is_weak = c == 'i' || c == 'u' || c == 'w';
    const bool is_after_weak = before == 'i' || before == 'u' || before == 'w';
    const bool is_after_vowel = std::string_view("aeoAEOIUiuw").find(before) != std::string_view::npos;
    if ((is_strong && !is_after_weak) || c == 'I' || c == 'U' || (is_weak && !is_after_vowel)) ++count;
    before = c;
  }
  return std::max(1, count);
}

// INFLESZ (Barrio-Cantalejo 2008, An Sist Sanit Navar 31:135): 206.835 − 62.3 syllables/word − words/sentence.
// 65 and more is easy, 55 to 65 normal. A colon or semicolon ends a sentence too.
inline double readingEase(std::string_view text) {
  int words = 0;
  int syllables = 0;
  int sentences = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(".!?:;\n"), text.size());
    const std::vector<std::string> part = spanishWords(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (part.empty()) continue;
    ++sentences;
    words += static_cast<int>(part.size());
    for (const std::string& word : part) syllables += spanishSyllables(word);
  }
  if (words == 0) return 100;
  return 206.835 - 62.3 * syllables / words - 1.0 * words / sentences;
}

}  // namespace baton::build
