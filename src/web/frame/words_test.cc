#include "web/frame/words.h"

#include <doctest/doctest.h>

#include <cstring>
#include <string>

#include "web/frame/catalogue.h"

using namespace baton::web;

namespace {

std::string word(std::uint32_t value) {
  std::string bytes(4, '\0');
  std::memcpy(bytes.data(), &value, 4);
  return bytes;
}

// A file with one sentence "a" → "b".
std::string oneSentence() {
  return word(0x950412de) + word(0) + word(1) + word(28) + word(36) + word(0) + word(0) + word(1) + word(44) + word(1) +
         word(46) + std::string("a\0b\0", 4);
}

}  // namespace

TEST_CASE("words: Spanish from the catalogue, English as written") {
  CHECK(say(Language::English, "Help in a crisis") == "Help in a crisis");
  CHECK(say(Language::Spanish, "Help in a crisis") == "Ayuda en una crisis");
  CHECK(sayIn(Language::Spanish, "month", "May") == "mayo");
  CHECK(say(Language::Spanish, "not in the catalogue, so it stays English") ==
        "not in the catalogue, so it stays English");
}

TEST_CASE("words: values go where the sentence wants them") {
  CHECK(sayf(Language::English, "Step {} of {}", 2, 4) == "Step 2 of 4");
  CHECK(sayf(Language::Spanish, "Step {} of {}", 2, 4) == "Paso 2 de 4");
  CHECK(fillIn("{1} {0} {1}", {"a", "b"}) == "b a b");
  CHECK(fillIn("{} {x} {9} {", {"a"}) == "a {x} {9} {");
  CHECK(fillIn("{}", {"{} {0}"}) == "{} {0}");  // a value is never read as a pattern
}

TEST_CASE("words: one and many") {
  CHECK(sayn(Language::English, "{} day ago", "{} days ago", 1) == "1 day ago");
  CHECK(sayn(Language::Spanish, "{} day ago", "{} days ago", 1) == "hace 1 día");
  CHECK(sayn(Language::Spanish, "{} day ago", "{} days ago", 0) == "hace 0 días");
}

TEST_CASE("words: languages by their codes") {
  CHECK(languageFrom("es") == Language::Spanish);
  CHECK(languageFrom("es-MX,es;q=0.9") == Language::Spanish);
  CHECK(languageFrom("en-US") == Language::English);
  CHECK(languageFrom("est") == Language::English);
  CHECK(languageFrom("") == Language::English);
}

TEST_CASE("words: a damaged catalogue is empty, never a crash") {
  const std::string whole = oneSentence();
  CHECK(Catalogue(whole).find("a") == "b");
  CHECK_FALSE(Catalogue(whole).find("c"));
  for (std::size_t cut = 0; cut < whole.size(); ++cut) {
    const std::string part = whole.substr(0, cut);
    CHECK(Catalogue(part).find("a").value_or("") != "x");
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char value : {'\0', '\x7f', '\xff'}) {
      std::string changed = whole;
      changed[at] = value;
      const Catalogue catalogue(changed);
      CHECK(catalogue.find("a").value_or("").size() <= changed.size());
      CHECK(catalogue.findPlural("a").size() <= 2);
    }
  }
}
