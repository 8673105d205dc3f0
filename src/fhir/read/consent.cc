// Consent: what a person allows or forbids. Source: http://hl7.org/fhir/R4/consent.html.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

using Provision = record::ConsentFact::Provision;

Provision provisionFrom(const json::Value& element, const json::Value& resource) {
  Provision provision;
  provision.type = textAt(element, "type");
  provision.period = periodFrom(element["period"]);
  provision.data_period = periodFrom(element["dataPeriod"]);
  for (const json::Value& actor : element["actor"].items()) {
    provision.actors.push_back({conceptFrom(actor["role"]), referenceFrom(actor["reference"], resource)});
  }
  provision.actions = conceptsFrom(element["action"]);
  provision.labels = codingsFrom(element["securityLabel"]);
  provision.purposes = codingsFrom(element["purpose"]);
  provision.classes = codingsFrom(element["class"]);
  provision.codes = conceptsFrom(element["code"]);
  for (const json::Value& one : element["data"].items()) {
    provision.data.push_back(referenceFrom(one["reference"], resource));
  }
  return provision;
}

}  // namespace

void readConsent(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::ConsentFact fact;
  fact.status = textAt(resource, "status");
  fact.scope = conceptFrom(resource["scope"]);
  fact.categories = conceptsFrom(resource["category"]);
  fact.given = dateFrom(resource["dateTime"]);
  fact.performers = referencesFrom(resource["performer"], resource);
  fact.organizations = referencesFrom(resource["organization"], resource);
  if (resource.has("policyRule")) fact.policies.push_back(conceptFrom(resource["policyRule"]));
  for (const json::Value& policy : resource["policy"].items()) {
    record::Concept named;
    named.text = firstText(policy, {"uri", "authority"});
    fact.policies.push_back(std::move(named));
  }
  for (const json::Value& verification : resource["verification"].items()) {
    if (verification["verified"].truth()) fact.is_verified = true;
  }
  const json::Value& root = resource["provision"];
  fact.provision = provisionFrom(root, resource);
  for (const json::Value& exception : root["provision"].items()) {
    fact.exceptions.push_back(provisionFrom(exception, resource));
    if (exception.has("provision")) fact.is_deeper = true;
  }
  const Held held{.from = firstDate({fact.provision.period.start, fact.given}), .to = fact.provision.period.end};
  fact.about = aboutOf(incoming, held, fact.given);
  facts.consents.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
