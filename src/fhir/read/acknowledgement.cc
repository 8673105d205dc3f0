// DetectedIssue as "I have seen this finding" (docs/formats/findings.md).
#include "fhir/read/acknowledgement.h"

#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

const std::string& identifierOf(const json::Value& resource, std::string_view system) {
  static const std::string kNone;
  for (const json::Value& identifier : resource["identifier"].items()) {
    if (textAt(identifier, "system") == system) return textAt(identifier, "value");
  }
  return kNone;
}

}  // namespace

void readDetectedIssue(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::AcknowledgementFact fact;
  fact.finding = identifierOf(resource, kFinding);
  if (fact.finding.empty()) return readOther(facts, incoming);
  fact.facts = identifierOf(resource, kFindingFacts);
  const json::Value& mitigation = resource["mitigation"][0];
  fact.on = dateFrom(mitigation["date"]);
  fact.by = textAt(mitigation["author"], "display");
  fact.about = aboutOf(incoming, {.from = fact.on, .to = {}}, fact.on);
  if (textAt(resource, "status") == "entered-in-error") fact.about.is_entered_in_error = true;
  facts.acknowledgements.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
