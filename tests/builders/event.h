// A result, a visit, a stay, a goal.
#pragma once

#include "builders/about.h"

namespace baton::build {

inline record::ObservationFact result(std::string id, std::string loinc, std::string label, std::string_view value,
                                      std::string unit, std::string_view on,
                                      std::string organisation = "Riverside Clinic") {
  record::ObservationFact fact;
  fact.about = about("Observation/" + id, std::move(organisation));
  fact.what = {{{std::string(record::kLoinc), std::move(loinc), label}}, label};
  fact.status = "final";
  fact.quantity = quantity(value, std::move(unit));
  fact.effective = date(on);
  fact.about.held_from = fact.effective;
  return fact;
}

// `class_code`: AMB, VR, EMER, IMP.
inline record::EncounterFact visit(std::string id, std::string class_code, std::string_view start, std::string_view end,
                                   std::string organisation = "Riverside Clinic") {
  record::EncounterFact fact;
  fact.about = about("Encounter/" + id, std::move(organisation));
  fact.class_code = std::move(class_code);
  fact.status = end.empty() ? "in-progress" : "finished";
  fact.period = {date(start), date(end)};
  fact.about.held_from = fact.period.start;
  fact.about.held_to = fact.period.end;
  return fact;
}

inline record::GoalFact goal(std::string id, std::string description, std::string_view start,
                             std::string organisation = "Riverside Clinic") {
  record::GoalFact fact;
  fact.about = about("Goal/" + id, std::move(organisation));
  fact.lifecycle_status = "active";
  fact.description = words(std::move(description));
  fact.start = date(start);
  fact.about.held_from = fact.start;
  return fact;
}

}  // namespace baton::build
