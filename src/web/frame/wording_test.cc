// Every sentence of the pages, English and Spanish, against the list of words we do not use; and how hard pages read.
#include <doctest/doctest.h>

#include <cstdio>

#include "app/crisis.h"
#include "base/text.h"
#include "web/frame/avoided_words.h"
#include "web/frame/reading_level.h"
#include "web/frame/testing.h"

using namespace baton;
using namespace baton::web;
using testing::countAvoided;
using testing::fileText;

namespace {

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
  CHECK(countAvoided({"That can make heart failure worse."}, "en") == 0);
  CHECK(countAvoided({"Heart failure, and the treatment was a failure."}, "en") == 1);
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
