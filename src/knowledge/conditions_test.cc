#include "knowledge/conditions.h"

#include <doctest/doctest.h>

#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

TEST_CASE("codes lead to a concept and its group") {
  const Conditions& conditions = builtIn().conditions();
  struct Case {
    std::string_view system;
    std::string_view code;
    std::string_view concept_id;
    bool is_exact;
  };
  const Case cases[] = {
      {kIcd10CmSystem, "F33.1", "mdd-recurrent-moderate", true},
      {kIcd10CmSystem, "f331", "mdd-recurrent-moderate", true},
      {kIcd10CmSystem, "F33.41", "mdd-recurrent", false},
      {kIcd10CmSystem, "F33", "mdd-recurrent", true},
      {kIcd10CmSystem, "F31.81", "bipolar-2", true},
      {kIcd10CmSystem, "F31.32", "bipolar", false},
      {kIcd10CmSystem, "I10", "hypertension-essential", true},
      {kIcd10CmSystem, "E11.65", "diabetes-2", false},
      {"urn:oid:2.16.840.1.113883.6.90", "F43.12", "ptsd-chronic", true},
      {kSnomedSystem, "370143000", "mdd", true},
      {kSnomedSystem, "47505003", "ptsd", true},
      {"2.16.840.1.113883.6.96", "59621000", "hypertension-essential", true},
  };
  for (const Case& one : cases) {
    CAPTURE(one.code);
    const std::optional<ConditionMatch> match = conditions.find(one.system, one.code);
    REQUIRE(match);
    CHECK(match->concept_id == one.concept_id);
    CHECK(match->is_exact == one.is_exact);
  }
  CHECK_FALSE(conditions.find(kIcd10CmSystem, "Z00.00"));
  CHECK_FALSE(conditions.find(kIcd10CmSystem, "F3"));
  CHECK_FALSE(conditions.find(kIcd10CmSystem, ""));
  CHECK_FALSE(conditions.find(kIcd10CmSystem, "F33.1000000000"));
  CHECK_FALSE(conditions.find("http://example.org", "F33.1"));
  CHECK_FALSE(conditions.find(kSnomedSystem, "1"));
}

TEST_CASE("words in English and Spanish lead to the same concept") {
  const Conditions& conditions = builtIn().conditions();
  CHECK(conditions.findText("PTSD")->concept_id == "ptsd");
  CHECK(conditions.findText("Post-Traumatic Stress Disorder")->concept_id == "ptsd");
  CHECK(conditions.findText("trastorno de estrés postraumático")->concept_id == "ptsd");
  CHECK(conditions.findText("Depresión")->concept_id == "depression");
  CHECK(conditions.findText("bipolar 2")->concept_id == "bipolar-2");
  CHECK(conditions.findText("high blood pressure")->concept_id == "hypertension");
  CHECK_FALSE(conditions.findText("feeling blue"));
  CHECK_FALSE(conditions.findText(""));
}

TEST_CASE("only the same concept is the same diagnosis") {
  const Conditions& conditions = builtIn().conditions();
  const auto icd = [&](std::string_view code) { return conditions.find(kIcd10CmSystem, code); };
  const auto snomed = [&](std::string_view code) { return conditions.find(kSnomedSystem, code); };
  CHECK(Conditions::same(icd("F33.1"), icd("F33.1")) == SameCondition::Exact);
  CHECK(Conditions::same(icd("F33.1"), snomed("18818009")) == SameCondition::Exact);
  CHECK(Conditions::same(icd("F33.1"), icd("F33.2")) == SameCondition::Group);
  CHECK(Conditions::same(icd("F33.41"), icd("F33.9")) == SameCondition::Group);
  CHECK(Conditions::same(icd("F33.1"), conditions.findText("depression")) == SameCondition::Group);
  CHECK(Conditions::same(icd("E10.9"), icd("E11.9")) == SameCondition::Group);
  CHECK(Conditions::same(icd("F31.9"), icd("F33.9")) == SameCondition::No);
  CHECK(Conditions::same(icd("F33.1"), std::nullopt) == SameCondition::No);
  CHECK(Conditions::same(std::nullopt, std::nullopt) == SameCondition::No);
}

}  // namespace
}  // namespace baton::knowledge
