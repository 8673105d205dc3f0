// Names in text: found as whole words with and without titles, and taken out so that nothing tells of them.
#include "consent/names_in_text.h"

#include <doctest/doctest.h>

namespace baton::consent {
namespace {

const std::vector<std::string> kNames = {"Stillwater Program", "Dr. Karin Brandt, MD", "Ann"};

}  // namespace

TEST_CASE("a name is found as whole words, in any case, with and without title and degree") {
  const NamesInText names(kNames);
  CHECK(names.isIn("Seen at STILLWATER PROGRAM last week"));
  CHECK(names.isIn("Karin Brandt called"));
  CHECK(names.isIn("per Dr Brandt"));
  CHECK(names.isIn("(Dr. Brandt)"));
  CHECK(names.isIn("Stillwater-Program"));
  CHECK_FALSE(names.isIn("Stillwater Programming"));
  CHECK_FALSE(names.isIn("Brandt's Bakery"));  // a family name alone is a word too
  CHECK_FALSE(names.isIn("Ann came"));         // too short to look for
  CHECK_FALSE(names.isIn(""));
  CHECK_FALSE(NamesInText({}).isIn("anything"));
}

TEST_CASE("from writing goes the sentence, and what is left reads as if it had never been there") {
  const NamesInText names(kNames);
  CHECK(names.withoutSentences("Cough is better. Seen at Stillwater Program on Monday. Sleeps well.") ==
        "Cough is better. Sleeps well.");
  CHECK(names.withoutSentences("Told by Dr. Brandt.").empty());
  CHECK(names.withoutSentences("Takes it at night. Ask Dr. Karin Brandt about the dose!") == "Takes it at night.");
  CHECK(names.withoutSentences("No. 5 of the list. Fine.") == "No. 5 of the list. Fine.");
  CHECK(names.withoutSentences("Line one\nStillwater Program said so\nLine three") == "Line one\nLine three");
  // A name over the end of a line cannot be cut out with a sentence: all of it goes.
  CHECK(names.withoutSentences("He went to Stillwater\nProgram then.").empty());
}

TEST_CASE("from a label goes the name, and nothing is left where nothing else was said") {
  const NamesInText names(kNames);
  CHECK(names.withoutNames("Sertraline (Stillwater Program)") == "Sertraline");
  CHECK(names.withoutNames("Stillwater Program - Intake") == "Intake");
  CHECK(names.withoutNames("Stillwater Program").empty());
  CHECK(names.withoutNames("Stillwater  program").empty());  // written otherwise: cannot be cut, so all goes
}

TEST_CASE("more names than one finder holds are all found") {
  std::vector<std::string> many;
  for (int i = 0; i < 4'000; ++i) many.push_back("Clinic number " + std::to_string(i));
  const NamesInText names(many);
  CHECK(names.isIn("seen at clinic number 3999"));
  CHECK(names.isIn("seen at clinic number 0"));
  CHECK_FALSE(names.isIn("seen at clinic number 4000"));
}

}  // namespace baton::consent
