#include "web/frame/reading_level.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace baton::web {
namespace {

constexpr std::size_t kFewestWords = 4;

bool isLetter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// Lower case without accents but for a stressed i or u, which stands for a syllable of its own (1 and 2 here).
std::string plain(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, char>, 14> kAccents = {{{"á", 'a'},
                                                                           {"é", 'e'},
                                                                           {"í", '1'},
                                                                           {"ó", 'o'},
                                                                           {"ú", '2'},
                                                                           {"ü", 'u'},
                                                                           {"ñ", 'n'},
                                                                           {"Á", 'a'},
                                                                           {"É", 'e'},
                                                                           {"Í", '1'},
                                                                           {"Ó", 'o'},
                                                                           {"Ú", '2'},
                                                                           {"Ü", 'u'},
                                                                           {"Ñ", 'n'}}};
  std::string out;
  for (std::size_t at = 0; at < word.size(); ++at) {
    const auto found = std::ranges::find(kAccents, word.substr(at, 2), &std::pair<std::string_view, char>::first);
    if (found != kAccents.end()) {
      out += found->second;
      ++at;
    } else if (word[at] >= 'A' && word[at] <= 'Z') {
      out += static_cast<char>(word[at] + 32);
    } else if (word[at] >= 'a' && word[at] <= 'z') {
      out += word[at];
    }
  }
  return out;
}

bool isOneOf(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

std::size_t englishSyllables(const std::string& word) {
  std::size_t count = 0;
  bool was_vowel = false;
  for (const char c : word) {
    const bool is_vowel = isOneOf(c, "aeiouy");
    if (is_vowel && !was_vowel) ++count;
    was_vowel = is_vowel;
  }
  const bool ends_silent = (word.ends_with("e") && !word.ends_with("le")) || word.ends_with("es") ||
                           (word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded"));
  const std::size_t before_e = word.ends_with("e") ? 2 : 3;
  if (ends_silent && count > 1 && word.size() > before_e && !isOneOf(word[word.size() - before_e], "aeiouy")) --count;
  return std::max<std::size_t>(1, count);
}

// Two strong vowels are two syllables; a weak one beside another makes a diphthong, unless it carries the accent.
std::size_t spanishSyllables(std::string word) {
  for (const std::string_view silent : {"que", "qui", "gue", "gui"}) {
    for (std::size_t at = word.find(silent); at != std::string::npos; at = word.find(silent, at + 1))
      word.erase(at + 1, 1);
  }
  if (word.ends_with('y')) word.back() = 'i';
  std::size_t count = 0;
  char before = 'x';
  for (const char c : word) {
    if (isOneOf(c, "aeo12")) {
      count += isOneOf(before, "iu") ? 0 : 1;  // the weak vowel before it has been counted
      if (isOneOf(c, "12") && isOneOf(before, "iu")) ++count;
    } else if (isOneOf(c, "iu")) {
      count += isOneOf(before, "aeoiu12") ? 0 : 1;
    }
    before = c;
  }
  return std::max<std::size_t>(1, count);
}

std::vector<std::string_view> wordsOf(std::string_view sentence) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while (at < sentence.size()) {
    while (at < sentence.size() && !isLetter(sentence[at])) ++at;
    std::size_t end = at;
    while (end < sentence.size() && (isLetter(sentence[end]) || sentence[end] == '\'')) ++end;
    if (end > at && !plain(sentence.substr(at, end - at)).empty()) words.push_back(sentence.substr(at, end - at));
    at = end;
  }
  return words;
}

}  // namespace

std::size_t syllables(Language language, std::string_view word) {
  const std::string text = plain(word);
  if (language == Language::Spanish) return spanishSyllables(text);
  std::string english = text;
  std::ranges::replace(english, '1', 'i');
  std::ranges::replace(english, '2', 'u');
  return englishSyllables(english);
}

ReadingLevel readingLevel(Language language, std::string_view text) {
  ReadingLevel level;
  std::size_t all_syllables = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(".!?:\n"), text.size());
    const auto words = wordsOf(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (words.size() < kFewestWords) continue;
    ++level.sentences;
    level.words += words.size();
    for (const std::string_view word : words) all_syllables += syllables(language, word);
  }
  if (level.words == 0) return level;
  const double per_sentence = static_cast<double>(level.words) / static_cast<double>(level.sentences);
  const double per_word = static_cast<double>(all_syllables) / static_cast<double>(level.words);
  if (language == Language::Spanish) {
    const double score = 206.84 - 60 * per_word - 1.02 * per_sentence;
    level.grade = std::max(0.0, 5 + (90 - score) / 10);
  } else {
    level.grade = std::max(0.0, 0.39 * per_sentence + 11.8 * per_word - 15.59);
  }
  return level;
}

}  // namespace baton::web
