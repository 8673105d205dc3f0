#include "knowledge/duplicates.h"

#include <doctest/doctest.h>

#include <string>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

std::vector<DuplicateHit> find(std::span<const Taken> taken) {
  return builtIn().duplicates().find(builtIn().drugs(), taken);
}

TEST_CASE("two of one group are seen, others are not") {
  struct Case {
    Taken a;
    Taken b;
    std::string_view group;  // "" for none
    bool looks_intended;
  };
  const Case cases[] = {
      {{.ingredient = "sertraline"}, {.ingredient = "escitalopram"}, "ssri", false},
      {{.ingredient = "sertraline"}, {.ingredient = "escitalopram", .state = TakenState::Starting}, "ssri", true},
      {{.ingredient = "sertraline"}, {.ingredient = "venlafaxine"}, "", false},
      {{.ingredient = "sertraline"},
       {.ingredient = "escitalopram", .state = TakenState::Stopped, .days_since_stop = 2},
       "",
       false},
      {{.ingredient = "alprazolam"}, {.ingredient = "clonazepam"}, "benzodiazepine", false},
      {{.ingredient = "ibuprofen"}, {.ingredient = "naproxen"}, "nsaid", false},
      {{.ingredient = "ibuprofen"}, {.ingredient = "diclofenac", .route = TakenRoute::Local}, "", false},
      {{.ingredient = "acetaminophen", .product = 1},
       {.ingredient = "acetaminophen", .product = 2},
       "acetaminophen",
       false},
      {{.ingredient = "acetaminophen", .product = 1}, {.ingredient = "acetaminophen", .product = 1}, "", false},
      {{.ingredient = "sertraline"}, {.ingredient = "sertraline"}, "same-ingredient", false},
      {{.ingredient = "methylphenidate", .release = Release::Extended24Hours},
       {.ingredient = "methylphenidate", .release = Release::Immediate},
       "same-ingredient",
       true},
      {{.ingredient = "amphetamine", .product = 1}, {.ingredient = "dextroamphetamine", .product = 1}, "", false},
      {{.ingredient = "methylphenidate"}, {.ingredient = "lisdexamfetamine"}, "stimulant", false},
      {{.ingredient = "risperidone"}, {.ingredient = "haloperidol"}, "antipsychotic", false},
      {{.ingredient = "risperidone"}, {.ingredient = "quetiapine", .daily_dose_mg = 50}, "antipsychotic", true},
      {{.ingredient = "risperidone"}, {.ingredient = "quetiapine", .daily_dose_mg = 300}, "antipsychotic", false},
      {{.ingredient = "diphenhydramine"}, {.ingredient = "doxylamine"}, "sedating-antihistamine", false},
      {{.ingredient = "moon dust"}, {.ingredient = "moon dust"}, "", false},
  };
  for (const Case& one : cases) {
    const Taken taken[] = {one.a, one.b};
    const auto hits = find(taken);
    INFO(one.a.ingredient << " + " << one.b.ingredient);
    CHECK(hits.size() == (one.group.empty() ? 0U : 1U));
    if (hits.empty()) continue;
    CHECK(hits.front().group->group == one.group);
    CHECK(hits.front().looks_intended == one.looks_intended);
  }
}

TEST_CASE("a group that interrupts was verified, and every group can be met") {
  for (const DuplicateGroup& group : builtIn().duplicates().groups()) {
    INFO(group.group);
    CHECK((!group.interrupts || group.is_verified));
    CHECK(group.interrupts == (group.severity == Severity::High || group.severity == Severity::Urgent));
    CHECK_FALSE(group.effect_plain.empty());
  }
  CHECK(builtIn().duplicates().group("maoi")->interrupts);
  CHECK(builtIn().duplicates().group("no such group") == nullptr);
}

}  // namespace
}  // namespace baton::knowledge
