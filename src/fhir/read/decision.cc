// Linkage as a person's decision about entries (docs/formats/decisions.md).
#include "fhir/read/decision.h"

#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

bool saysNotTheSame(const json::Value& extensions) {
  for (const json::Value& extension : extensions.items()) {
    if (textAt(extension, "url") == kNotTheSame && extension["valueBoolean"].truth()) return true;
  }
  return false;
}

}  // namespace

void readLinkage(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::DecisionFact fact;
  for (const json::Value& item : resource["item"].items()) {
    const std::string& target = textAt(item["resource"], "reference");
    if (!target.empty()) fact.keys.push_back(target);
  }
  fact.is_same = !saysNotTheSame(resource["extension"]) && !saysNotTheSame(resource["modifierExtension"]);
  fact.about = aboutOf(incoming);
  // R4 defaults `active` to true; an inactive linkage is a decision that was taken back.
  if (resource.has("active") && !resource["active"].truth()) fact.about.is_entered_in_error = true;
  facts.decisions.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
