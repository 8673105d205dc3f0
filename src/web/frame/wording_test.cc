// Every sentence of the pages, English and Spanish, against the list of words we do not use; and how hard pages read.
#include <doctest/doctest.h>

#include <cstdio>
#include <fstream>
#include <sstream>

#include "app/crisis.h"
#include "base/text.h"
#include "web/frame/reading_level.h"
#include "web/frame/testing.h"

using namespace baton;
using namespace baton::web;

namespace {

std::string fileText(const std::string& path) {
  std::ifstream file(std::string(BATON_SOURCE_DIR) + "/" + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// The sentences of es.po: msgid and msgstr, each put together from its quoted lines.
struct Sentences {
  std::vector<std::string> english;
  std::vector<std::string> spanish;
};
Sentences catalogueSentences() {
  Sentences sentences;
  std::vector<std::string>* current = nullptr;
  const std::string catalogue = fileText("src/web/words/es.po");
  for (const auto line : split(catalogue, '\n')) {
    const std::size_t open = line.find('"');
    if (line.empty() || line.front() == '#' || open == std::string_view::npos) continue;
    const std::string text(line.substr(open + 1, line.rfind('"') - open - 1));
    if (line.starts_with("msgctxt")) {
      current = nullptr;
    } else if (line.starts_with("msgid")) {
      (current = &sentences.english)->push_back(text);
    } else if (line.starts_with("msgstr")) {
      (current = &sentences.spanish)->push_back(text);
    } else if (current != nullptr) {
      current->back() += text;
    }
  }
  return sentences;
}

// Lower case, accents kept: "tú" and "tu" are different words.
std::string lowered(std::string_view text) {
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

bool isWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

bool saysWord(std::string_view sentence, std::string_view word) {
  const std::string text = lowered(sentence);
  for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || !isWordByte(text[at - 1])) && (end == text.size() || !isWordByte(text[end]))) return true;
  }
  return false;
}

struct Avoided {
  std::string language;
  std::string word;
};
std::vector<Avoided> avoided() {
  std::vector<Avoided> words;
  const std::string text = fileText("src/web/words/avoid.tsv");
  for (const auto line : split(text, '\n')) {
    if (line.empty() || line.front() == '#' || line.starts_with("language\t")) continue;
    const auto fields = split(line, '\t');
    if (fields.size() == 3) words.push_back({std::string(fields[0]), lowered(fields[1])});
  }
  return words;
}

std::size_t countAvoided(const std::vector<std::string>& sentences, std::string_view language) {
  std::size_t found = 0;
  for (const Avoided& avoid : avoided()) {
    if (avoid.language != language) continue;
    for (const std::string& sentence : sentences) {
      if (!saysWord(sentence, avoid.word)) continue;
      ++found;
      MESSAGE("\"" << avoid.word << "\" in: " << sentence);
    }
  }
  return found;
}

}  // namespace

TEST_CASE("wording: no sentence blames, labels a person, or says tú") {
  const Sentences sentences = catalogueSentences();
  REQUIRE(sentences.english.size() > 50);
  REQUIRE(sentences.spanish.size() > 50);
  CHECK(countAvoided(sentences.english, "en") == 0);
  CHECK(countAvoided(sentences.spanish, "es") == 0);
}

TEST_CASE("wording: the list itself is seen to work") {
  CHECK(countAvoided({"He committed suicide."}, "en") == 1);
  CHECK(countAvoided({"Abuse"}, "en") == 1);
  CHECK(countAvoided({"disabused"}, "en") == 0);
  CHECK(countAvoided({"Escribe tu nombre", "Él cometió suicidio"}, "es") == 2);
  CHECK(countAvoided({"Su estatus"}, "es") == 0);
}

TEST_CASE("wording: crisis lines") {
  std::vector<std::string> english;
  std::vector<std::string> spanish;
  for (const std::string_view country : app::crisisCountries()) {
    for (const app::CrisisLine& line : app::crisisLines(country)) {
      english.emplace_back(line.about);
      spanish.emplace_back(line.about_es);
    }
  }
  CHECK(countAvoided(english, "en") == 0);
  CHECK(countAvoided(spanish, "es") == 0);
}

TEST_CASE("reading level: syllables and known texts") {
  for (const auto& [word, count] : std::vector<std::pair<std::string, std::size_t>>{{"cat", 1},
                                                                                    {"medicine", 3},
                                                                                    {"take", 1},
                                                                                    {"table", 2},
                                                                                    {"called", 1},
                                                                                    {"wanted", 2},
                                                                                    {"people", 2},
                                                                                    {"a", 1}}) {
    CAPTURE(word);
    CHECK(syllables(Language::English, word) == count);
  }
  for (const auto& [word, count] : std::vector<std::pair<std::string, std::size_t>>{{"día", 2},
                                                                                    {"ciudad", 2},
                                                                                    {"aéreo", 4},
                                                                                    {"que", 1},
                                                                                    {"guitarra", 3},
                                                                                    {"crisis", 2},
                                                                                    {"escuchar", 3},
                                                                                    {"ayuda", 3},
                                                                                    {"hoy", 1},
                                                                                    {"país", 2},
                                                                                    {"cuéntenos", 3},
                                                                                    {"oído", 3}}) {
    CAPTURE(word);
    CHECK(syllables(Language::Spanish, word) == count);
  }
  const double easy = readingLevel(Language::English, "The cat sat on the mat. The dog ran to the cat.").grade;
  const double hard =
      readingLevel(Language::English,
                   "Pharmacological interventions necessitate multidisciplinary consideration of comorbid conditions.")
          .grade;
  CHECK(easy < 2);
  CHECK(hard > 16);
}

TEST_CASE("reading level: pages read at grade 8 or below, the crisis page at 6") {
  testing::Site site;
  for (const std::string language : {"en", "es"}) {
    site.cookies["language"] = language;
    for (const auto& [path, most] : std::vector<std::pair<std::string, double>>{
             {"/crisis", 6}, {"/offline", 6}, {"/help", 8}, {"/nothing-here", 8}}) {
      const auto level = readingLevel(languageFrom(language), testing::text(site.get(path)));
      std::printf("reading level %s %s: grade %.1f (%zu words)\n", language.c_str(), path.c_str(), level.grade,
                  level.words);
      CAPTURE(path);
      CAPTURE(language);
      CHECK(level.words > 10);
      CHECK(level.grade <= most);
    }
  }
}
