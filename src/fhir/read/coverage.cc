// Coverage: who pays, and the numbers on the card.
#include "base/text.h"
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

// The class of that kind, by its name or else its value: "plan", "group".
std::string classOf(const json::Value& classes, std::string_view kind) {
  for (const json::Value& element : classes.items()) {
    if (firstCode(element["type"]) == kind) return firstText(element, {"name", "value"});
  }
  return {};
}

}  // namespace

void readCoverage(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::CoverageFact fact;
  fact.status = textAt(resource, "status");
  std::vector<std::string> payors;
  for (record::Reference& payor : referencesFrom(resource["payor"], resource)) {
    if (!payor.display.empty()) payors.push_back(std::move(payor.display));
  }
  fact.payor = join(payors, ", ");
  fact.type = conceptFrom(resource["type"]);
  fact.member_id = textAt(resource, "subscriberId");
  if (fact.member_id.empty()) fact.member_id = textAt(resource["identifier"][0], "value");
  fact.plan = classOf(resource["class"], "plan");
  fact.group = classOf(resource["class"], "group");
  fact.period = periodFrom(resource["period"]);
  fact.about = aboutOf(incoming, {.from = fact.period.start, .to = fact.period.end});
  facts.coverages.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
