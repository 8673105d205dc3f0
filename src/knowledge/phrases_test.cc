#include "knowledge/phrases.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace baton::knowledge;

namespace {

// What a pattern finds in a text, as written; several with | between.
std::string found(std::string_view pattern, std::string_view text) {
  Phrases phrases;
  REQUIRE(phrases.add(pattern) == "");
  const TextWords read = textWords(text);
  std::string all;
  for (const PhraseHit& hit : phrases.find(read.words)) {
    if (!all.empty()) all += "|";
    all += text.substr(read.words[hit.first].begin, read.words[hit.last].end - read.words[hit.first].begin);
  }
  return all;
}

}  // namespace

TEST_CASE("words of a text: keys, numbers, sentences, parts") {
  const TextWords read = textWords("Slept 7h, don’t worry. Sueño: 6.5 of 10? See Dr. Kim");
  std::string keys;
  for (const TextWord& word : read.words) keys += word.key + " ";
  CHECK(keys == "slept 7 h dont worry sueno 6.5 of 10 see dr kim ");
  CHECK(read.sentences.size() == 3);
  CHECK(read.sentences[1].is_question);
  CHECK(read.words[0].part != read.words[3].part);           // a comma
  CHECK(read.words[9].sentence == read.words[11].sentence);  // "Dr." ends none
  CHECK(read.words[1].is_number);
  CHECK(textWords("two dos").words[1].is_number);
  CHECK(textWords("").sentences.empty());
  CHECK(textWords("a b c d", 2).words.size() == 2);
}

TEST_CASE("a phrase is found as written, and never beyond its sentence") {
  CHECK(found("not doing well", "I'm NOT  doing well") == "NOT  doing well");
  CHECK(found("not doing well", "not. doing well") == "");
  CHECK(found("suicid* thought|thoughts", "Suicidal thoughts, suicide thought") == "Suicidal thoughts|suicide thought");
  CHECK(found("up and? down", "up down, up and down") == "up down|up and down");
  CHECK(found("# hours", "seven hours, 4 hours, no hours") == "seven hours|4 hours");
  CHECK(found("kill _ self", "kill my self") == "kill my self");
  CHECK(found("take .. pills", "take all of my pills; take pills; take one two three four pills") ==
        "take all of my pills|take pills");
  CHECK(found("a|b c", "b c") == "b c");
  CHECK(found("don't", "dont, don't, don’t") == "dont|don't|don’t");
}

TEST_CASE("a pattern that cannot be used says why") {
  Phrases phrases;
  for (const char* bad : {"", "a? b", "_ b", ".. b", "a ..", "ab* c", "a,b"}) CHECK(phrases.add(bad) != "");
  CHECK(phrases.size() == 0);
}
