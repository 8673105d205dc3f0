#include "rules/vague_wording.h"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "knowledge/knowledge.h"

using namespace baton;

namespace {

// The vague words of a text with their places: "6 okay; 20 a lot".
std::string vague(std::string_view text) {
  std::string all;
  for (const rules::VagueWord& word : rules::vagueWording(knowledge::builtIn().vagueTerms(), text)) {
    if (!all.empty()) all += "; ";
    all += std::to_string(word.at) + " " + word.text;
  }
  return all;
}

}  // namespace

TEST_CASE("a vague word is named with its place in bytes") {
  CHECK(vague("Feels okay I guess") == "6 okay");
  CHECK(vague("Niño: va mal") == "7 va mal");  // ñ has two bytes
  CHECK(vague("Better. Worse!") == "0 Better; 8 Worse");
  CHECK(vague("") == "");
}

TEST_CASE("of overlapping words the longest is named once") {
  CHECK(vague("I'm not doing well") == "4 not doing well");
  CHECK(vague("good days and bad days") == "0 good days and bad");
}

TEST_CASE("a number in the same sentence makes it clear, one in another does not") {
  CHECK(vague("Slept better: 7 h instead of 4 h") == "");
  CHECK(vague("Slept better. It was 7 h") == "0 Slept better");
  CHECK(vague("Anxious 7/10, worse before work") == "");
}

TEST_CASE("doses, dates, ages and visits are not measures") {
  CHECK(vague("On 20 mg I was okay") == "15 okay");
  CHECK(vague("Better since March 3") == "0 Better");
  CHECK(vague("Seen on 3/4, doing okay") == "19 okay");
  CHECK(vague("After 2 sessions I feel better") == "24 better");
}

TEST_CASE("questions, conditions and things are not about how somebody is") {
  CHECK(vague("Is it okay with food?") == "");
  CHECK(vague("Call us if it gets worse") == "");
  CHECK(vague("A better time would be noon") == "");
}

TEST_CASE("the question comes in the language of the word") {
  const auto words = rules::vagueWording(knowledge::builtIn().vagueTerms(), "Duerme mal");
  REQUIRE(words.size() == 1);
  CHECK(words[0].ask.starts_with("¿"));
  CHECK(!words[0].why.empty());
}
