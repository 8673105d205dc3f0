#include "rules/where_to_start.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "knowledge/knowledge.h"

namespace baton::rules {
namespace {

StartAdvice ask(const StartAnswers& answers, Language language = Language::English) {
  const auto advice = whereToStart(knowledge::builtIn().start(), answers, language);
  REQUIRE(advice.has_value());
  return *advice;
}

bool names(const StartAdvice& advice, std::string_view place) {
  return advice.first.id == place ||
         std::any_of(advice.also.begin(), advice.also.end(), [&](const auto& one) { return one.id == place; });
}

TEST_CASE("every row of the table speaks for its place, and is silent when one of its answers is missing") {
  const auto& start = knowledge::builtIn().start();
  for (const knowledge::StartChoice& row : start.choices()) {
    INFO(row.id);
    StartAnswers answers;
    for (const auto& [key, value] : row.when) {
      if (key == "place") {
        answers.emplace_back("complex", "unclear");  // speaks for psychiatry
      } else {
        answers.emplace_back(key, value);
      }
    }
    const auto speaks = [&](const StartAdvice& advice) {
      std::vector<const StartPlaceAdvice*> all = {&advice.first};
      for (const StartPlaceAdvice& one : advice.also) all.push_back(&one);
      return std::any_of(all.begin(), all.end(), [&](const StartPlaceAdvice* one) {
        return one->id == row.place && std::find(one->why.begin(), one->why.end(), row.why.english) != one->why.end();
      });
    };
    CHECK(speaks(ask(answers)));
    if (answers.empty()) continue;
    answers.pop_back();
    // The same sentence may stand in another row that still holds.
    const auto again = std::count_if(start.choices().begin(), start.choices().end(),
                                     [&](const auto& one) { return one.why.english == row.why.english; });
    if (again == 1) CHECK_FALSE(speaks(ask(answers)));
  }
}

TEST_CASE("the first question of the article: mild with skills, severe, and where access is limited") {
  CHECK(ask({{"severity", "mild"}, {"wants", "skills"}}).first.id == "therapy");
  CHECK(ask({{"severity", "moderate"}, {"wants", "skills"}}).first.id == "therapy");
  CHECK(ask({{"severity", "severe"}}).first.id == "psychiatry");
  CHECK(ask({{"severity", "moderate"}, {"wants", "medication"}}).first.id == "psychiatry");
  CHECK(ask({{"severity", "mild"}, {"complex", "bipolar"}, {"wants", "skills"}}).first.id == "psychiatry");
  CHECK(ask({}).first.id == "primary-care");
  const StartAdvice far = ask({{"severity", "severe"}, {"access", "travel"}});
  CHECK(far.first.id == "telepsychiatry");
  CHECK(names(far, "psychiatry"));
  CHECK(names(far, "primary-care"));
  CHECK(ask({{"severity", "mild"}, {"wants", "skills"}, {"access", "travel"}}).first.id == "therapy");
}

TEST_CASE("danger comes before everything else") {
  for (const std::string_view danger : {"suicide", "self-harm", "hallucinations", "mania", "cannot-care", "reaction"}) {
    const StartAdvice advice = ask({{"severity", "mild"}, {"wants", "skills"}, {"danger", std::string(danger)}});
    CHECK(advice.first.id == "urgent");
    CHECK(advice.is_urgent);
  }
  CHECK_FALSE(ask({{"danger", "none"}, {"severity", "severe"}}).is_urgent);
}

TEST_CASE("what was not answered is said, and what is in place is marked") {
  const StartAdvice advice = ask({{"severity", "mild"}, {"wants", "skills"}, {"has", "therapy"}});
  CHECK(advice.first.is_in_place);
  CHECK(advice.not_answered.front() == "Is there danger now?");
  CHECK(advice.not_answered.size() == 6);
}

TEST_CASE("an unknown question or answer, and two that do not go together, are refused") {
  const auto refused = [](const StartAnswers& answers) {
    return !whereToStart(knowledge::builtIn().start(), answers, Language::English).has_value();
  };
  CHECK(refused({{"moon", "full"}}));
  CHECK(refused({{"severity", "huge"}}));
  CHECK(refused({{"severity", "mild"}, {"severity", "severe"}}));
  CHECK(refused({{"danger", "suicide"}, {"danger", "none"}}));
  CHECK_FALSE(refused({{"danger", "suicide"}, {"danger", "mania"}}));
}

TEST_CASE("Spanish") { CHECK(ask({{"severity", "severe"}}, Language::Spanish).first.name == "psiquiatra"); }

}  // namespace
}  // namespace baton::rules
