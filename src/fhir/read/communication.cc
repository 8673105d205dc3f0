// Communication: something told to somebody. Source: http://hl7.org/fhir/R4/communication.html.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

record::Concept topicOf(const json::Value& resource) {
  if (resource.has("topic")) return conceptFrom(resource["topic"]);
  return conceptFrom(resource["reasonCode"][0]);
}

}  // namespace

void readCommunication(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::CommunicationFact fact;
  fact.identifiers = identifiersFrom(resource["identifier"]);
  fact.status = textAt(resource, "status");
  fact.status_reason = conceptFrom(resource["statusReason"]);
  fact.categories = conceptsFrom(resource["category"]);
  fact.topic = topicOf(resource);
  fact.priority = textAt(resource, "priority");
  fact.media = conceptsFrom(resource["medium"]);
  fact.sent = dateFrom(resource["sent"]);
  fact.received = dateFrom(resource["received"]);
  fact.sender = referenceFrom(resource["sender"], resource);
  fact.recipients = referencesFrom(resource["recipient"], resource);
  fact.subjects = referencesFrom(resource["about"], resource);
  fact.answers = referencesFrom(resource["inResponseTo"], resource);
  for (const json::Value& part : resource["payload"].items()) {
    if (const std::string& text = textAt(part, "contentString"); !text.empty()) fact.payload.push_back(text);
  }
  fact.note = notesFrom(resource["note"]);
  fact.about = aboutOf(incoming, {.from = firstDate({fact.sent, fact.received}), .to = {}}, fact.sent);
  facts.communications.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
