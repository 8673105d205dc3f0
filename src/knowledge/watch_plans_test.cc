#include "knowledge/watch_plans.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

std::string idOf(std::string_view ingredient, ChangeKind kind, std::optional<int> age) {
  const WatchPlanRow* const found = builtIn().watchPlans().find(builtIn().psychotropics(), ingredient, kind, age);
  return found == nullptr ? "" : std::string(found->id);
}

TEST_CASE("every psychotropic medicine has a plan when it is started") {
  for (const std::string& ingredient : builtIn().psychotropics().ingredients()) {
    CAPTURE(ingredient);
    CHECK_FALSE(idOf(ingredient, ChangeKind::Start, 40).empty());
  }
}

TEST_CASE("every row can hold for somebody, and says who asks when") {
  const Psychotropics& psychotropics = builtIn().psychotropics();
  for (const WatchPlanRow& row : builtIn().watchPlans().rows()) {
    CAPTURE(row.id);
    const std::vector<std::string> all = psychotropics.ingredients();
    const int age = row.age_below ? *row.age_below - 1 : 40;
    const bool holds = std::any_of(all.begin(), all.end(), [&](const std::string& ingredient) {
      return std::any_of(row.on.begin(), row.on.end(), [&](ChangeKind kind) { return idOf(ingredient, kind, age) == row.id; });
    });
    CHECK(holds);
    CHECK(row.lastDay() >= row.check_days.back());
  }
}

TEST_CASE("the ingredient beats its class, the age beats both") {
  CHECK(idOf("sertraline", ChangeKind::Start, 40) == "ssri-start");
  CHECK(idOf("sertraline", ChangeKind::Raise, 19) == "ssri-start-under-25");
  CHECK(idOf("sertraline", ChangeKind::Raise, 25) == "ssri-start");
  CHECK(idOf("sertraline", ChangeKind::Lower, 40) == "ssri-stop");
  CHECK(idOf("clozapine", ChangeKind::Start, 40) == "clozapine-start");
  CHECK(idOf("bupropion", ChangeKind::Start, 40) == "bupropion-start");
  CHECK(idOf("bupropion", ChangeKind::Start, 20) == "other-antidepressant-start-under-25");
  CHECK(idOf("lamotrigine", ChangeKind::Start, 30) == "lamotrigine-start");
  CHECK(idOf("atomoxetine", ChangeKind::Start, 12) == "nonstimulant-start-under-25");
  CHECK(idOf("metformin", ChangeKind::Start, 30) == "");
  CHECK(idOf("sertraline", ChangeKind::Start, std::nullopt) == "ssri-start");
  CHECK(builtIn().watchPlans().dependsOnAge(builtIn().psychotropics(), "sertraline", ChangeKind::Start));
  CHECK_FALSE(builtIn().watchPlans().dependsOnAge(builtIn().psychotropics(), "lithium", ChangeKind::Start));
}

TEST_CASE("under 25 an antidepressant is looked at each week for four weeks") {
  for (const std::string& ingredient : builtIn().psychotropics().ingredients()) {
    for (const std::string& one : builtIn().psychotropics().classesOf(ingredient)) {
      if (one != "SSRI" && one != "SNRI" && one != "TCA" && one != "MAOI" && one != "other antidepressant" &&
          one != "tetracyclic antidepressant") {
        continue;
      }
      CAPTURE(ingredient);
      const WatchPlanRow* const row =
          builtIn().watchPlans().find(builtIn().psychotropics(), ingredient, ChangeKind::Start, 24);
      REQUIRE(row != nullptr);
      for (const int day : {7, 14, 21, 28}) {
        CHECK(std::find(row->check_days.begin(), row->check_days.end(), day) != row->check_days.end());
      }
      CHECK(row->missed == Severity::Moderate);
    }
  }
}

TEST_CASE("a table with a fault is refused") {
  const std::string head =
      "id\tsubject\ton\tage_below\tbenefit_from\tbenefit_to\tbenefit_plain\tbenefit_plain_es\tbenefit_clinical\task_plain\t"
      "ask_plain_es\task_clinical\twarn_plain\twarn_plain_es\twarn_clinical\tcheck_days\twho\tmissed\tsource\tchecked_on\t"
      "status\tseen\n";
  const auto refused = [&](std::string_view subject, std::string_view on, std::string_view days, std::string_view who,
                           std::string_view missed) {
    const std::string row = "x\t" + std::string(subject) + "\t" + std::string(on) + "\t\t7\t14\ta\tb\tc\td\te\tf\tg\th\ti\t" +
                            std::string(days) + "\t" + std::string(who) + "\t" + std::string(missed) +
                            "\ts\t2026-11-24\tverified\tx\n";
    return !Knowledge::fromTexts({{"watch_plans/plans.tsv", head + row}}).has_value();
  };
  CHECK_FALSE(refused("class:SSRI", "start; raise", "7; 14", "psychiatrist", "low"));
  CHECK(refused("class:moondust", "start", "7", "psychiatrist", "low"));
  CHECK(refused("class:SSRI", "begin", "7", "psychiatrist", "low"));
  CHECK(refused("class:SSRI", "start", "14; 7", "psychiatrist", "low"));
  CHECK(refused("class:SSRI", "start", "7", "king", "low"));
  CHECK(refused("class:SSRI", "start", "7", "psychiatrist", "high"));
}

}  // namespace
}  // namespace baton::knowledge
