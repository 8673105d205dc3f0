// Condition and FamilyMemberHistory. Ages are not turned into dates: the day of birth is not in the resource.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {

void readCondition(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::ConditionFact fact;
  fact.what = conceptFrom(resource["code"]);
  fact.clinical_status = firstCode(resource["clinicalStatus"]);
  fact.verification_status = firstCode(resource["verificationStatus"]);
  fact.categories = conceptsFrom(resource["category"]);
  fact.severity = conceptFrom(resource["severity"]);
  fact.onset = firstDate({dateFrom(resource["onsetDateTime"]), dateFrom(resource["onsetPeriod"]["start"])});
  fact.abated = firstDate({dateFrom(resource["abatementDateTime"]), dateFrom(resource["abatementPeriod"]["end"]),
                           dateFrom(resource["abatementPeriod"]["start"])});
  fact.written = dateFrom(resource["recordedDate"]);
  const json::Value& asserter = resource["asserter"];
  fact.asserter = referenceFrom(asserter.isNull() ? resource["recorder"] : asserter, resource);
  fact.note = notesFrom(resource["note"]);
  fact.about = aboutOf(incoming, {.from = firstDate({fact.onset, fact.written}), .to = fact.abated}, fact.written);
  facts.conditions.push_back(std::move(fact));
}

void readFamilyMemberHistory(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::FamilyHistoryFact fact;
  fact.relationship = conceptFrom(resource["relationship"]);
  for (const json::Value& condition : resource["condition"].items()) {
    fact.conditions.push_back(conceptFrom(condition["code"]));
  }
  const PartialDate written = dateFrom(resource["date"]);
  fact.about = aboutOf(incoming, {.from = written, .to = {}}, written);
  facts.family_history.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
