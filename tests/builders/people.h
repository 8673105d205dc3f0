// The person, those who help, and decisions about the record.
#pragma once

#include "builders/about.h"

namespace baton::build {

inline record::PersonFact person(std::string id, std::string name, std::string_view born,
                                 std::string organisation = "Riverside Clinic") {
  record::PersonFact fact;
  fact.about = about("Patient/" + id, std::move(organisation));
  fact.names.push_back({"official", std::move(name), "", {}});
  fact.born = date(born);
  return fact;
}

inline record::HelperFact practitioner(std::string id, std::string name, std::string npi = {},
                                       std::string organisation = "Riverside Clinic") {
  record::HelperFact fact;
  fact.about = about("Practitioner/" + id, std::move(organisation));
  fact.name = std::move(name);
  if (!npi.empty()) fact.identifiers.push_back({std::string(record::kNpi), std::move(npi), "NPI"});
  return fact;
}

// One member; add more to `members`.
inline record::CareTeamFact careTeam(std::string id, std::string role, record::Reference who, std::string_view since,
                                     std::string organisation = "Riverside Clinic") {
  record::CareTeamFact fact;
  fact.about = about("CareTeam/" + id, std::move(organisation));
  fact.status = "active";
  fact.period.start = date(since);
  fact.about.held_from = fact.period.start;
  fact.members.push_back({words(std::move(role)), std::move(who), {}, {}});
  return fact;
}

inline record::DecisionFact decision(std::string id, std::vector<std::string> keys, bool is_same) {
  record::DecisionFact fact;
  fact.about = about("Linkage/" + id, "", "2026-03-02");
  fact.about.source.format = "form";
  fact.keys = std::move(keys);
  fact.is_same = is_same;
  return fact;
}

}  // namespace baton::build
