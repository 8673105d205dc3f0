// Task: something to be done by somebody. Source: http://hl7.org/fhir/R4/task.html.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {

void readTask(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::TaskFact fact;
  fact.identifiers = identifiersFrom(resource["identifier"]);
  fact.status = textAt(resource, "status");
  fact.intent = textAt(resource, "intent");
  fact.priority = textAt(resource, "priority");
  fact.what = conceptFrom(resource["code"]);
  fact.business_status = conceptFrom(resource["businessStatus"]);
  fact.description = textAt(resource, "description");
  fact.focus = referenceFrom(resource["focus"], resource);
  fact.requester = referenceFrom(resource["requester"], resource);
  fact.owner = referenceFrom(resource["owner"], resource);
  fact.authored = dateFrom(resource["authoredOn"]);
  fact.modified = dateFrom(resource["lastModified"]);
  fact.execution = periodFrom(resource["executionPeriod"]);
  fact.due = dateFrom(resource["restriction"]["period"]["end"]);
  fact.status_reason = conceptFrom(resource["statusReason"]);
  fact.note = notesFrom(resource["note"]);
  const Held held{.from = firstDate({fact.authored, fact.execution.start}), .to = fact.execution.end};
  fact.about = aboutOf(incoming, held, firstDate({fact.modified, fact.authored}));
  facts.tasks.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
