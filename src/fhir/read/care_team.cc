// CareTeam.
#include "fhir/read/datatypes.h"
#include "fhir/read/families.h"

namespace baton::fhir::read {

void readCareTeam(record::Facts& facts, const Incoming& incoming) {
  const json::Value& resource = incoming.resource;
  record::CareTeamFact fact;
  fact.name = textAt(resource, "name");
  fact.status = textAt(resource, "status");
  fact.period = periodFrom(resource["period"]);
  for (const json::Value& participant : resource["participant"].items()) {
    fact.members.push_back({.role = conceptFrom(participant["role"][0]),
                            .who = referenceFrom(participant["member"], resource),
                            .on_behalf_of = referenceFrom(participant["onBehalfOf"], resource),
                            .period = periodFrom(participant["period"])});
  }
  fact.about = aboutOf(incoming, {.from = fact.period.start, .to = fact.period.end});
  facts.care_teams.push_back(std::move(fact));
}

}  // namespace baton::fhir::read
