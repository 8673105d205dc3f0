// For tests: the list of words that Baton does not use (src/web/words/avoid.tsv), and a look for them in sentences.
#pragma once

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"

namespace baton::web::testing {

inline std::string fileText(const std::string& path) {
  std::ifstream file(std::string(BATON_SOURCE_DIR) + "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Lower case, accents kept: "tú" and "tu" are different words.
inline std::string lowered(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    if (byte >= 'A' && byte <= 'Z') out[i] = static_cast<char>(byte + 32);
    // Latin-1 capitals in UTF-8: C3 80…9E, 32 below their small letters.
    if (byte == 0xC3 && i + 1 < out.size() && static_cast<unsigned char>(out[i + 1]) <= 0x9E) {
      out[i + 1] = static_cast<char>(out[i + 1] + 32);
      ++i;
    }
  }
  return out;
}

inline bool isWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

inline bool saysWord(std::string_view sentence, std::string_view word) {
  const std::string text = lowered(sentence);
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !isWordByte(text[at - 1])) && (end == text.size() || !isWordByte(text[end]))) return true;
  }
  return false;
}

struct Avoided {
  std::string language;  // "en", "es"; "en fine": words that hold one of the others and are all right
  std::string word;
};
inline const std::vector<Avoided>& avoided() {
  static const std::vector<Avoided> kWords = [] {
    std::vector<Avoided> words;
    const std::string text = fileText("src/web/words/avoid.tsv");
    for (const auto line : split(text, '\n')) {
      if (line.empty() || line.front() == '#' || line.starts_with("language\t")) continue;
      const auto fields = split(line, '\t');
      if (fields.size() == 3) words.push_back({std::string(fields[0]), lowered(fields[1])});
    }
    return words;
  }();
  return kWords;
}

// The sentence without what is fine in it.
inline std::string withoutFine(std::string_view sentence, std::string_view language) {
  std::string text = lowered(sentence);
  for (const Avoided& fine : avoided()) {
    if (fine.language != std::string(language) + " fine") continue;
    for (std::size_t at = text.find(fine.word); at != std::string::npos; at = text.find(fine.word, at)) {
      text.replace(at, fine.word.size(), "…");
    }
  }
  return text;
}

inline std::size_t countAvoided(const std::vector<std::string>& sentences, std::string_view language) {
  std::size_t found = 0;
  for (const Avoided& avoid : avoided()) {
    if (avoid.language != language) continue;
    for (const std::string& sentence : sentences) {
      if (!saysWord(sentence, avoid.word) || !saysWord(withoutFine(sentence, language), avoid.word)) continue;
      ++found;
      MESSAGE("\"" << avoid.word << "\" in: " << sentence);
    }
  }
  return found;
}

}  // namespace baton::web::testing
