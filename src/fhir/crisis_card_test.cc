#include "fhir/crisis_card.h"

#include <doctest/doctest.h>

#include "fhir/export.h"
#include "fhir/validate.h"

namespace baton::fhir {
namespace {

const CrisisCard kCard{"Walk to the river.\nCall Joana.", {"Joana Lopez", "Dr. Amadi"}, "I stop eating.", ""};

}  // namespace

TEST_CASE("the words of a crisis card go out as a valid resource and come back to the letter") {
  const json::Value resource = crisisCardResource(kCard);
  CHECK_FALSE(hasErrors(validate(resource)));
  CHECK(resource["meta"]["security"][0]["code"].text() == "R");
  CHECK(readCrisisCard(resource) == kCard);
  CHECK(resource["item"].items().size() == 3);  // what is not written is not said
}

TEST_CASE("only Baton's own tag makes a crisis card") {
  json::Value resource = crisisCardResource(kCard);
  resource.erase("meta");
  CHECK_FALSE(readCrisisCard(resource));
  json::Value other = crisisCardResource(kCard);
  other.set("resourceType", "Observation");
  CHECK_FALSE(readCrisisCard(other));
}

TEST_CASE("in the export Bundle the card has an address of its own, whatever else is there") {
  record::Entry entry;
  entry.type = "QuestionnaireResponse";
  entry.id = "crisis-card";
  entry.author = "import";
  entry.content = R"({"resourceType":"QuestionnaireResponse","id":"crisis-card","status":"completed"})";
  const std::vector<record::Entry> entries{entry};
  const std::vector<json::Value> beside{crisisCardResource(kCard)};
  const json::Value bundle = exportBundle(entries, Instant{0}, beside);
  CHECK_FALSE(hasErrors(validate(bundle)));
  const auto& items = bundle["entry"].items();
  REQUIRE(items.size() == 3);
  CHECK(items[0]["fullUrl"].text() != items[2]["fullUrl"].text());
  CHECK(readCrisisCard(items[2]["resource"]) == kCard);
}

}  // namespace baton::fhir
