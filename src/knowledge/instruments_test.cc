#include "knowledge/instruments.h"

#include <doctest/doctest.h>

#include <numeric>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

const Instrument& instrument(std::string_view id) {
  const Instrument* found = builtIn().instruments().find(id);
  REQUIRE(found != nullptr);
  return *found;
}

// Every vector of `items` answers from 0 to 3, counted like an odometer, against a sum made here.
std::size_t checkAllVectors(const Instrument& sheet, std::size_t items, std::size_t safety_item) {
  Answers answers(sheet.items.size());
  std::size_t vectors = 1;
  for (std::size_t i = 0; i < items; ++i) vectors *= 4;
  std::size_t right = 0;
  for (std::size_t number = 0; number < vectors; ++number) {
    int sum = 0;
    for (std::size_t i = 0, rest = number; i < items; ++i, rest /= 4) {
      answers[i] = static_cast<int>(rest % 4);
      sum += *answers[i];
    }
    const auto score = scoreOf(sheet, answers);
    const bool is_safety = safety_item < items && *answers[safety_item] > 0;
    if (score && score->total == sum && score->is_safety == is_safety && score->missing.empty()) ++right;
  }
  CHECK(right == vectors);
  return vectors;
}

TEST_CASE("every one of the 4^9 answers to the PHQ-9 and 4^7 to the GAD-7 is scored as the sum") {
  CHECK(checkAllVectors(instrument("phq-9"), 9, 8) == 262'144);
  CHECK(checkAllVectors(instrument("gad-7"), 7, 99) == 16'384);
}

TEST_CASE("a missing scored item gives no total, and item 9 is seen all the same") {
  const Instrument& phq9 = instrument("phq-9");
  for (std::size_t missing = 0; missing < 9; ++missing) {
    Answers answers(phq9.items.size(), 1);
    answers[missing] = std::nullopt;
    const auto score = scoreOf(phq9, answers).value();
    CHECK_FALSE(score.total.has_value());
    CHECK(score.missing == std::vector<std::string>{std::to_string(missing + 1)});
    CHECK(score.is_safety == (missing != 8));
  }
  Answers answers(phq9.items.size(), 0);
  answers[9] = std::nullopt;  // how difficult it was: asked, not scored
  CHECK(scoreOf(phq9, answers).value().total == 0);
}

TEST_CASE("the gate of the PC-PTSD-5 closes the rest") {
  const Instrument& sheet = instrument("pc-ptsd-5");
  Answers answers(sheet.items.size());
  answers[0] = 0;
  CHECK(scoreOf(sheet, answers).value().total == 0);
  answers[0] = 1;
  CHECK_FALSE(scoreOf(sheet, answers).value().total.has_value());
  for (std::size_t i = 1; i < answers.size(); ++i) answers[i] = 1;
  CHECK(scoreOf(sheet, answers).value().total == 5);
}

TEST_CASE("answers that the sheet does not offer are refused") {
  const Instrument& phq9 = instrument("phq-9");
  CHECK(scoreOf(phq9, Answers(3, 0)).error().code == ErrorCode::BadUsage);
  Answers answers(phq9.items.size(), 0);
  answers[2] = 4;
  CHECK(scoreOf(phq9, answers).error().code == ErrorCode::BadUsage);
  answers[2] = -1;
  CHECK(scoreOf(phq9, answers).error().code == ErrorCode::BadUsage);
}

TEST_CASE("what ships is licensed, sourced, and scored within its range") {
  CHECK(builtIn().instruments().all().size() == 4);
  CHECK(builtIn().instruments().find("c-ssrs") == nullptr);
  for (const Instrument& sheet : builtIn().instruments().all()) {
    CHECK_FALSE(sheet.licence.empty());
    CHECK(sheet.speaks("en"));
    CHECK(Instruments::cutoffFor(sheet, "") != nullptr);
  }
  CHECK(instrument("phq-9").speaks("es"));
  CHECK_FALSE(instrument("gad-7").speaks("es"));
  CHECK(Instruments::cutoffFor(instrument("audit-c"), "male")->from == 4);
  CHECK(Instruments::cutoffFor(instrument("audit-c"), "female")->from == 3);
}

TEST_CASE("tables that contradict themselves are refused") {
  const Instruments::Texts good{
      "id\ttitle_en\ttitle_es\tloinc_panel\tloinc_total\ttotal_name\tlow\thigh\tlanguages\tintro_en\tintro_"
      "es\tlicence\tsource\n"
      "x\tX\tX\t\t\tX total\t0\t1\ten\t\t\tfree\there\n",
      "instrument\titem\tloinc\trole\tanswers\ttext_en\ttext_es\nx\t1\t\tscored\tyn\tWell?\t\n",
      "list\tscore\tloinc\ttext_en\ttext_es\nyn\t0\t\tNo\t\nyn\t1\t\tYes\t\n",
      "instrument\twho\tfrom\ttext\tsource\nx\tall\t1\ttalk\there\n"};
  CHECK(Instruments::build(good).has_value());
  auto bad = good;
  bad.items = "instrument\titem\tloinc\trole\tanswers\ttext_en\ttext_es\nx\t1\t\tscored\tnone\tWell?\t\n";
  CHECK(Instruments::build(bad).error().code == ErrorCode::BadInput);
  bad = good;
  bad.answers = "list\tscore\tloinc\ttext_en\ttext_es\nyn\t1\t\tYes\t\n";
  CHECK(Instruments::build(bad).error().code == ErrorCode::BadInput);
  bad = good;
  bad.cutoffs = "instrument\twho\tfrom\ttext\tsource\ny\tall\t1\ttalk\there\n";
  CHECK(Instruments::build(bad).error().code == ErrorCode::BadInput);
}

}  // namespace
}  // namespace baton::knowledge
