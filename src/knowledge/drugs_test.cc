#include "knowledge/drugs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

const Drugs& drugs() { return builtIn().drugs(); }

TEST_CASE("every ingredient of the safety tables is a canonical name") {
  for (const Drug& drug : drugs().drugs()) {
    CHECK_MESSAGE(builtIn().names().isIngredient(drug.ingredient), drug.ingredient);
    CHECK_MESSAGE(builtIn().names().rxcuiOfIngredient(drug.ingredient) == drug.rxcui, drug.ingredient);
    CHECK_FALSE(drug.duplicate_group.empty());
  }
  CHECK(drugs().drugs().size() >= 450);
}

TEST_CASE("every psychotropic ingredient is known to the safety tables") {
  for (const std::string& ingredient : builtIn().psychotropics().ingredients()) {
    CHECK_MESSAGE(drugs().find(ingredient).has_value(), ingredient);
  }
}

TEST_CASE("every class has members and a name for people") {
  for (std::uint16_t number = 0; number < drugs().classes().size(); ++number) {
    const DrugClass& one = drugs().drugClass(number);
    INFO(one.id);
    CHECK(drugs().sizeOf(number) > 0);
    CHECK_FALSE(one.name_plain.empty());
    CHECK((one.kind == "pharmacological" || one.kind == "effect" || one.kind == "enzyme"));
  }
}

TEST_CASE("what a drug is") {
  struct Case {
    std::string_view ingredient;
    std::string_view drug_class;
    bool is_member;
  };
  const Case cases[] = {
      {"sertraline", "ssri", true},
      {"sertraline", "snri", false},
      {"fluoxetine", "cyp2d6-inhibitor-strong", true},
      {"venlafaxine", "cyp2d6-inhibitor-strong", false},
      {"fluvoxamine", "cyp1a2-inhibitor-strong", true},
      {"ciprofloxacin", "cyp1a2-inhibitor-strong", false},
      {"carbamazepine", "cyp3a4-inducer-strong", true},
      {"st. john's wort", "cyp3a4-inducer-strong", true},
      {"ibuprofen", "nsaid", true},
      {"aspirin", "nsaid", false},
      {"naloxone", "opioid-antagonist", false},  // beside buprenorphine in one tablet it is not a treatment of its own
      {"naltrexone", "opioid-antagonist", true},
      {"buprenorphine", "opioid", true},
      {"buprenorphine", "opioid-full", false},
      {"alcohol", "cns-depressant", true},
      {"nicotine", "cyp1a2-inducer", false},  // smoke induces, nicotine does not
      {"tobacco", "cyp1a2-inducer", true},
      {"moon dust", "ssri", false},
      {"sertraline", "no such class", false},
  };
  for (const Case& one : cases) {
    INFO(one.ingredient << " in " << one.drug_class);
    CHECK(drugs().isMember(one.ingredient, one.drug_class) == one.is_member);
  }
  const Drug& fluoxetine = drugs().drug(*drugs().find("fluoxetine"));
  CHECK(fluoxetine.kind == DrugKind::Prescription);
  CHECK(fluoxetine.duplicate_group == "ssri");
  CHECK(fluoxetine.half_life_hours == 384);
  CHECK(toText(drugs().drug(*drugs().find("melatonin")).kind) == "supplement");
}

TEST_CASE("a fault in the tables is told with its place") {
  constexpr std::string_view kDrugs =
      "ingredient\tkind\tduplicate_group\thalf_life_"
      "hours\trxcui\tatc\tsource\nlithium\tprescription\tlithium\t36\t\t\tlabel\n";
  constexpr std::string_view kClasses = "class\tname_plain\tname_clinical\tkind\tsource\nx\tx\tx\teffect\tlabel\n";
  constexpr std::string_view kMembers = "class\tingredient\tgrade\tsource\tverified\nx\tlithium\t\tlabel\tyes\n";
  CHECK(Drugs::build(kDrugs, kClasses, kMembers).has_value());
  const std::string twice = std::string(kMembers) + "x\tlithium\t\tlabel\tyes\n";
  CHECK_FALSE(Drugs::build(kDrugs, kClasses, twice).has_value());
  const std::string unknown = std::string(kMembers) + "x\tlithum\t\tlabel\tyes\n";
  CHECK(Drugs::build(kDrugs, kClasses, unknown).error().message.find("line 3") != std::string::npos);
  const std::string doubtful = std::string(kMembers) + "y\tlithium\t\tlabel\tyes\n";
  CHECK_FALSE(Drugs::build(kDrugs, kClasses, doubtful).has_value());
  const std::string half = std::string(kDrugs) + "valproate\tprescription\tx\tlong\t\t\tlabel\n";
  CHECK_FALSE(Drugs::build(half, kClasses, kMembers).has_value());
}

}  // namespace
}  // namespace baton::knowledge
