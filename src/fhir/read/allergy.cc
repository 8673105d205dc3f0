// AllergyIntolerance.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {
namespace {

record::AllergyFact::Reaction reactionFrom(const json::Value& element) {
  record::AllergyFact::Reaction reaction;
  reaction.manifestations = conceptsFrom(element["manifestation"]);
  reaction.severity = textAt(element, "severity");
  reaction.substance = conceptFrom(element["substance"]);
  reaction.note = textAt(element, "description");
  const std::string notes = notesFrom(element["note"]);
  if (!reaction.note.empty() && !notes.empty()) reaction.note += '\n';
  reaction.note += notes;
  return reaction;
}

}  // namespace

void readAllergyIntolerance(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::AllergyFact fact;
  fact.what = conceptFrom(resource["code"]);
  fact.clinical_status = firstCode(resource["clinicalStatus"]);
  fact.verification_status = firstCode(resource["verificationStatus"]);
  fact.type = textAt(resource, "type");
  for (const json::Value& category : resource["category"].items()) fact.categories.push_back(category.text());
  fact.criticality = textAt(resource, "criticality");
  for (const json::Value& reaction : resource["reaction"].items()) fact.reactions.push_back(reactionFrom(reaction));
  // Some systems name what it is about only in the reaction.
  if (fact.what.empty() && !fact.reactions.empty()) fact.what = fact.reactions.front().substance;
  fact.onset = firstDate({dateFrom(resource["onsetDateTime"]), dateFrom(resource["onsetPeriod"]["start"])});
  fact.written = dateFrom(resource["recordedDate"]);
  const json::Value& asserter = resource["asserter"];
  fact.asserter = referenceFrom(asserter.isNull() ? resource["recorder"] : asserter, resource);
  fact.note = notesFrom(resource["note"]);
  fact.about = aboutOf(incoming, {.from = firstDate({fact.onset, fact.written}), .to = {}}, fact.written);
  facts.allergies.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
