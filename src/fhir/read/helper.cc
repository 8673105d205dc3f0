// Practitioner, PractitionerRole, Organization: somebody who helps.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

using record::HelperFact;

HelperFact commonOf(const json::Value& resource, HelperFact::Kind kind) {
  HelperFact fact;
  fact.kind = kind;
  fact.name = nameOf(resource, resource);
  fact.identifiers = identifiersFrom(resource["identifier"]);
  fact.telecoms = telecomsFrom(resource["telecom"]);
  std::vector<std::string> addresses = addressLines(resource["address"]);
  if (!addresses.empty()) fact.address = std::move(addresses.front());
  fact.is_active = !resource.has("active") || resource["active"].truth();
  return fact;
}

void append(std::vector<record::Concept>& concepts, const json::Value& codeables) {
  for (record::Concept& one : conceptsFrom(codeables)) concepts.push_back(std::move(one));
}

}  // namespace

void readPractitioner(record::Facts& facts, const Incoming& incoming) {
  HelperFact fact = commonOf(incoming.resource, HelperFact::Kind::Practitioner);
  for (const json::Value& qualification : incoming.resource["qualification"].items()) {
    fact.specialties.push_back(conceptFrom(qualification["code"]));
  }
  fact.about = aboutOf(incoming);
  facts.helpers.push_back(std::move(fact));
}

void readPractitionerRole(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  HelperFact fact = commonOf(resource, HelperFact::Kind::Role);
  append(fact.specialties, resource["code"]);
  append(fact.specialties, resource["specialty"]);
  fact.practitioner = referenceFrom(resource["practitioner"], resource);
  fact.organization = referenceFrom(resource["organization"], resource);
  fact.period = periodFrom(resource["period"]);
  // A role has no name of its own: it is called after who has it, never after its code.
  fact.name = fact.practitioner.display.empty() ? fact.organization.display : fact.practitioner.display;
  fact.about = aboutOf(incoming, {.from = fact.period.start, .to = fact.period.end});
  facts.helpers.push_back(std::move(fact));
}

void readOrganization(record::Facts& facts, const Incoming& incoming) {
  HelperFact fact = commonOf(incoming.resource, HelperFact::Kind::Organization);
  append(fact.specialties, incoming.resource["type"]);
  fact.about = aboutOf(incoming);
  facts.helpers.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
