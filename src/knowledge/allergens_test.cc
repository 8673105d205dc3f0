#include "knowledge/allergens.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "knowledge/conditions.h"
#include "knowledge/knowledge.h"

namespace baton::knowledge {
namespace {

bool holds(const std::vector<std::string>& list, std::string_view item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

TEST_CASE("statements of no allergy are statements, not allergens") {
  const Knowledge& knowledge = builtIn();
  const Allergens& allergens = knowledge.allergens();
  const auto kindOf = [&](std::string_view text) { return allergens.findText(knowledge.names(), text)->kind; };
  CHECK(kindOf("NKA") == AllergenKind::NoneKnown);
  CHECK(kindOf("No Known Allergies") == AllergenKind::NoneKnown);
  CHECK(kindOf("NKDA") == AllergenKind::NoneKnownDrug);
  CHECK(kindOf("sin alergias conocidas") == AllergenKind::NoneKnown);
  CHECK(allergens.find(knowledge.names(), kSnomedSystem, "716186003")->kind == AllergenKind::NoneKnown);
  CHECK(allergens.find(knowledge.names(), kSnomedSystem, "409137002")->kind == AllergenKind::NoneKnownDrug);
}

TEST_CASE("classes know their members and drugs are their own allergen") {
  const Knowledge& knowledge = builtIn();
  const Allergens& allergens = knowledge.allergens();
  const auto penicillin = allergens.findText(knowledge.names(), "PCN");
  REQUIRE(penicillin);
  CHECK(penicillin->id == "penicillins");
  CHECK(holds(penicillin->ingredients, "amoxicillin"));
  CHECK(allergens.classesOf("amoxicillin") == std::vector<std::string>{"penicillins"});
  CHECK(holds(allergens.classesOf("ibuprofen"), "nsaids"));
  CHECK(allergens.classesOf("sertraline") == std::vector<std::string>{"ssris"});
  CHECK(allergens.findText(knowledge.names(), "Sulfa drugs")->id == "sulfonamide-antibiotics");
  CHECK(allergens.findText(knowledge.names(), "Lamictal")->ingredients == std::vector<std::string>{"lamotrigine"});
  CHECK(allergens.find(knowledge.names(), "http://www.nlm.nih.gov/research/umls/rxnorm", "1191")->id == "aspirin");
  CHECK(allergens.findText(knowledge.names(), "Cacahuate")->id == "peanut");
  CHECK_FALSE(allergens.findText(knowledge.names(), "purple paint"));
  CHECK_FALSE(allergens.findText(knowledge.names(), ""));
  CHECK_FALSE(allergens.find(knowledge.names(), kSnomedSystem, "1"));
}

TEST_CASE("every member of an allergen class is an ingredient of the name tables") {
  const Knowledge& knowledge = builtIn();
  for (const std::string_view word : {"penicillins", "cephalosporins", "sulfa", "NSAIDs", "macrolides",
                                      "fluoroquinolones", "tetracyclines", "opioids", "benzodiazepines", "SSRIs",
                                      "phenothiazines", "statins", "ACE inhibitors", "aromatic anticonvulsants"}) {
    const auto match = knowledge.allergens().findText(knowledge.names(), word);
    CAPTURE(word);
    REQUIRE(match);
    for (const std::string& ingredient : match->ingredients) {
      CAPTURE(ingredient);
      CHECK(knowledge.names().isIngredient(ingredient));
    }
  }
}

}  // namespace
}  // namespace baton::knowledge
