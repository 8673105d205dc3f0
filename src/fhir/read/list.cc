// List: "the medication list", its owner and when it was last confirmed.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {

void readList(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::ListFact fact;
  fact.status = textAt(resource, "status");
  fact.title = textAt(resource, "title");
  fact.what = conceptFrom(resource["code"]);
  fact.owner = referenceFrom(resource["source"], resource);
  fact.confirmed = dateFrom(resource["date"]);
  for (const json::Value& entry : resource["entry"].items()) {
    if (!entry["deleted"].truth()) fact.items.push_back(referenceFrom(entry["item"], resource));
  }
  fact.is_empty_on_purpose = fact.items.empty() && firstCode(resource["emptyReason"]) == "nilknown";
  fact.about = aboutOf(incoming, {.from = fact.confirmed, .to = {}}, fact.confirmed);
  facts.lists.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
