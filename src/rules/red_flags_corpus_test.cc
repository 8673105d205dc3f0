// How well red flags are recognised: the sentences of tests/red_flags/, half of them held back from tuning.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "builders/corpus.h"
#include "knowledge/knowledge.h"
#include "rules/red_flag_text.h"

using namespace baton;
using baton::builders::Agreement;

namespace {

constexpr int kYear = 2026;

rules::Writer writerOf(std::string_view word) {
  if (word == "caregiver") return rules::Writer::Caregiver;
  return word == "clinician" ? rules::Writer::Clinician : rules::Writer::Self;
}

struct Half {
  Agreement any;      // a flag or none
  Agreement suicide;  // a flag of suicidal intent or overdose where one should be
  Agreement right;    // the flag that should be is among those raised
};

std::string names(const knowledge::RedFlags& flags, const std::vector<rules::FlagInText>& found) {
  std::string all;
  for (const auto& one : found) all += " " + std::string(flags.flags()[one.flag].id);
  return all;
}

}  // namespace

TEST_CASE("red flag corpus: precision and recall of both halves of the labelled sentences") {
  const knowledge::RedFlags& flags = knowledge::builtIn().redFlags();
  Half tuned;
  Half held_back;
  for (const char* file : {"english", "spanish"}) {
    for (const auto& row : builders::corpusRows(std::string(BATON_SOURCE_DIR "/tests/red_flags/") + file + ".tsv")) {
      const auto found = rules::redFlagsIn(flags, row.at(3), writerOf(row.at(1)), kYear);
      const std::string& label = row.at(2);
      const bool is_held_back = builders::isHeldBack(row.at(3));
      Half& half = is_held_back ? held_back : tuned;
      const bool is_right =
          std::any_of(found.begin(), found.end(), [&](const auto& one) { return flags.flags()[one.flag].id == label; });
      half.any.count(label != "none", !found.empty());
      if (label != "none") half.right.count(true, is_right);
      if (label == "suicidal-intent") half.suicide.count(true, is_right);
      if (label == "none") {
        half.suicide.count(false, std::any_of(found.begin(), found.end(), [&](const auto& one) {
                             return flags.flags()[one.flag].id == "suicidal-intent";
                           }));
      }
      if (!is_held_back && (label == "none" ? !found.empty() : !is_right)) {
        const std::string mistake = label + " but" + names(flags, found) + ": " + row.at(3);
        MESSAGE(mistake);
      }
    }
  }
  for (const auto& [name, half] : {std::pair<const char*, Half&>{"for tuning", tuned}, {"held back", held_back}}) {
    MESSAGE(std::string(name) << ": any flag " << half.any.text());
    MESSAGE(std::string(name) << ": suicidal intent " << half.suicide.text());
    MESSAGE(std::string(name) << ": the right flag " << half.right.text());
  }
  CHECK(tuned.any.total() + held_back.any.total() >= 500);
  CHECK(held_back.any.total() >= 220);
  CHECK(held_back.suicide.recall() >= 0.9);
  CHECK(held_back.any.precision() >= 0.9);
  CHECK(held_back.any.recall() >= 0.85);
}
