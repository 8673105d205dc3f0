#include "fhir/crisis_card.h"

#include <algorithm>

#include "base/assert.h"
#include "fhir/export_terms.h"

namespace baton::fhir {
namespace {

constexpr std::string_view kHelps = "helps";
constexpr std::string_view kPeople = "people";
constexpr std::string_view kSigns = "signs";
constexpr std::string_view kForHelpers = "for-helpers";

json::Value coding(std::string_view system, std::string_view code) {
  json::Value made = json::Value::object();
  made.set("system", system);
  made.set("code", code);
  return made;
}

void addItem(json::Value& items, std::string_view link_id, std::string_view heading,
             const std::vector<std::string>& answers) {
  json::Value values = json::Value::array();
  for (const std::string& answer : answers) {
    if (answer.empty()) continue;
    json::Value value = json::Value::object();
    value.set("valueString", answer);
    values.push(std::move(value));
  }
  if (values.items().empty()) return;
  json::Value item = json::Value::object();
  item.set("linkId", link_id);
  item.set("text", heading);
  item.set("answer", std::move(values));
  items.push(std::move(item));
}

bool isTagged(const json::Value& resource) {
  if (resource["resourceType"].text() != "QuestionnaireResponse") return false;
  const auto& tags = resource["meta"]["tag"].items();
  return std::ranges::any_of(tags, [](const json::Value& tag) {
    return tag["system"].text() == terms::kTagSystem && tag["code"].text() == terms::kCrisisCard;
  });
}

}  // namespace

json::Value crisisCardResource(const CrisisCard& card) {
  BATON_ASSERT(!card.empty());
  json::Value meta = json::Value::object();
  meta.set("security", json::Value::array({coding("http://terminology.hl7.org/CodeSystem/v3-Confidentiality", "R")}));
  meta.set("tag", json::Value::array({coding(terms::kTagSystem, terms::kCrisisCard)}));
  json::Value items = json::Value::array();
  addItem(items, kHelps, "What helps me", {card.helps});
  addItem(items, kPeople, "People I can call", card.people);
  addItem(items, kSigns, "How I notice that it gets hard", {card.signs});
  addItem(items, kForHelpers, "What I want others to know", {card.for_helpers});
  json::Value resource = json::Value::object();
  resource.set("resourceType", "QuestionnaireResponse");
  resource.set("id", terms::kCrisisCard);
  resource.set("meta", std::move(meta));
  resource.set("status", "completed");
  resource.set("item", std::move(items));
  return resource;
}

std::optional<CrisisCard> readCrisisCard(const json::Value& resource) {
  if (!isTagged(resource)) return std::nullopt;
  CrisisCard card;
  for (const json::Value& item : resource["item"].items()) {
    const std::string& link_id = item["linkId"].text();
    const std::string& first = item["answer"][0]["valueString"].text();
    if (link_id == kHelps) card.helps = first;
    if (link_id == kSigns) card.signs = first;
    if (link_id == kForHelpers) card.for_helpers = first;
    if (link_id != kPeople) continue;
    for (const json::Value& answer : item["answer"].items()) card.people.push_back(answer["valueString"].text());
  }
  return card;
}

}  // namespace baton::fhir
