// CarePlan, ServiceRequest, Appointment: something planned or asked for.
#include "fhir/read/datatypes.h"
#include "fhir/read/dosage.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

using record::PlanFact;

PlanFact commonOf(const json::Value& resource, PlanFact::Kind kind) {
  PlanFact fact;
  fact.kind = kind;
  fact.status = textAt(resource, "status");
  fact.intent = textAt(resource, "intent");
  fact.categories = conceptsFrom(resource["category"]);
  fact.description = textAt(resource, "description");
  return fact;
}

void addReference(PlanFact& fact, const json::Value& element, const json::Value& resource) {
  if (element.isObject()) fact.participants.push_back(referenceFrom(element, resource));
}

void addPart(std::string& line, const std::string& part, std::string_view separator) {
  if (part.empty()) return;
  if (!line.empty()) line += separator;
  line += part;
}

// "Cognitive therapy: weekly with Dr Ames, in-progress".
std::string activityLine(const json::Value& activity, const json::Value& resource) {
  const json::Value& detail = activity["detail"];
  if (detail.isNull()) return referenceFrom(activity["reference"], resource).display;
  std::string line = conceptFrom(detail["code"]).label();
  addPart(line, textAt(detail, "description"), ": ");
  addPart(line, timingFrom(detail["scheduledTiming"]).words, ", ");
  addPart(line, textAt(detail, "scheduledString"), ", ");
  addPart(line, textAt(detail, "status"), ", ");
  return line;
}

void finish(record::Facts& facts, PlanFact fact, const Incoming& incoming, const Held& held,
            const PartialDate& asserted) {
  fact.about = aboutOf(incoming, held, asserted);
  facts.plans.push_back(std::move(fact));
}

}  // namespace

void readCarePlan(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  PlanFact fact = commonOf(resource, PlanFact::Kind::CarePlan);
  fact.what.text = textAt(resource, "title");
  if (fact.what.text.empty() && !fact.categories.empty()) fact.what = fact.categories.front();
  fact.period = periodFrom(resource["period"]);
  fact.author = referenceFrom(resource["author"], resource);
  for (const std::string_view key : {"careTeam", "contributor"}) {
    for (const json::Value& element : resource[key].items()) addReference(fact, element, resource);
  }
  for (const json::Value& activity : resource["activity"].items()) {
    if (std::string line = activityLine(activity, resource); !line.empty()) fact.activities.push_back(std::move(line));
  }
  const PartialDate created = dateFrom(resource["created"]);
  const Held held{.from = firstDate({fact.period.start, created}), .to = fact.period.end};
  finish(facts, std::move(fact), incoming, held, created);
}

void readServiceRequest(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  PlanFact fact = commonOf(resource, PlanFact::Kind::ServiceRequest);
  fact.what = conceptFrom(resource["code"]);
  fact.description = firstText(resource, {"patientInstruction"});
  if (fact.description.empty()) fact.description = notesFrom(resource["note"]);
  fact.period = periodFrom(resource["occurrencePeriod"]);
  if (resource.has("occurrenceDateTime")) fact.period.start = dateFrom(resource["occurrenceDateTime"]);
  fact.author = referenceFrom(resource["requester"], resource);
  for (const json::Value& element : resource["performer"].items()) addReference(fact, element, resource);
  const std::string words = timingFrom(resource["occurrenceTiming"]).words;
  if (!words.empty()) fact.activities.push_back(words);
  // A request holds from when it was written; what it asks for comes later.
  const PartialDate written = dateFrom(resource["authoredOn"]);
  const Held held{.from = firstDate({written, fact.period.start}), .to = fact.period.end};
  finish(facts, std::move(fact), incoming, held, written);
}

void readAppointment(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  PlanFact fact = commonOf(resource, PlanFact::Kind::Appointment);
  fact.categories = conceptsFrom(resource["serviceCategory"]);
  for (const std::string_view key : {"serviceType", "specialty", "reasonCode"}) {
    if (fact.what.empty()) fact.what = conceptFrom(resource[key][0]);
  }
  if (fact.what.empty()) fact.what = conceptFrom(resource["appointmentType"]);
  fact.period = {.start = dateFrom(resource["start"]), .end = dateFrom(resource["end"])};
  if (fact.period.empty()) fact.period = periodFrom(resource["requestedPeriod"][0]);  // the hour is not settled yet
  for (const json::Value& participant : resource["participant"].items()) {
    addReference(fact, participant["actor"], resource);
  }
  if (const std::string& text = textAt(resource, "patientInstruction"); !text.empty()) fact.activities.push_back(text);
  // It was planned from `created` on; its own day lies ahead of that.
  const PartialDate created = dateFrom(resource["created"]);
  const Held held{.from = created, .to = fact.period.end};
  finish(facts, std::move(fact), incoming, held, created);
}

}  // namespace baton::fhir::read
