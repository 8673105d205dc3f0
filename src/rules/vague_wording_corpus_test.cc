// How well vague wording is recognised: the sentences of tests/wording/, half of them held back from tuning.
#include <doctest/doctest.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "builders/corpus.h"
#include "knowledge/knowledge.h"
#include "rules/vague_wording.h"

using namespace baton;
using baton::builders::Agreement;

namespace {

struct Labelled {
  bool is_vague = false;
  std::string text;
};

std::vector<Labelled> sentences() {
  std::vector<Labelled> all;
  for (const char* file : {"person", "clinician", "caregiver", "mixed", "spanish"}) {
    for (auto& row : builders::corpusRows(std::string(BATON_SOURCE_DIR "/tests/wording/") + file + ".tsv")) {
      all.push_back({row.at(1) == "vague", row.at(2)});
    }
  }
  return all;
}

}  // namespace

TEST_CASE("vague wording: precision and recall of both halves of the labelled sentences") {
  Agreement tuned;
  Agreement held_back;
  for (const Labelled& one : sentences()) {
    const bool is_said = !rules::vagueWording(knowledge::builtIn().vagueTerms(), one.text).empty();
    const bool is_held_back = builders::isHeldBack(one.text);
    (is_held_back ? held_back : tuned).count(one.is_vague, is_said);
    if (!is_held_back && one.is_vague != is_said) {  // only these may be read when the tables are changed
      const std::string mistake = one.is_vague ? "missed: " : "wrong: ";
      MESSAGE(mistake << one.text);
    }
  }
  MESSAGE("for tuning: " << tuned.text());
  MESSAGE("held back:  " << held_back.text());
  CHECK(tuned.total() + held_back.total() >= 600);
  CHECK(held_back.total() >= 250);
  CHECK(held_back.precision() >= 0.9);
  CHECK(held_back.recall() >= 0.9);
}
