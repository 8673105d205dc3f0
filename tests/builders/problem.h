// A diagnosis, an allergy.
#pragma once

#include "builders/about.h"

namespace baton::build {

inline record::ConditionFact diagnosis(std::string id, record::Concept what, std::string_view onset,
                                       std::string organisation = "Riverside Clinic") {
  record::ConditionFact fact;
  fact.about = about("Condition/" + id, std::move(organisation));
  fact.what = std::move(what);
  fact.clinical_status = "active";
  fact.verification_status = "confirmed";
  fact.onset = date(onset);
  fact.written = fact.onset;
  fact.about.held_from = fact.onset;
  fact.about.source.asserted = fact.written;
  return fact;
}

inline record::ConditionFact resolved(record::ConditionFact fact, std::string_view on) {
  fact.clinical_status = "resolved";
  fact.abated = date(on);
  fact.about.held_to = fact.abated;
  return fact;
}

inline record::AllergyFact allergy(std::string id, record::Concept what, std::string_view written,
                                   std::string organisation = "Riverside Clinic") {
  record::AllergyFact fact;
  fact.about = about("AllergyIntolerance/" + id, std::move(organisation));
  fact.what = std::move(what);
  fact.clinical_status = "active";
  fact.verification_status = "confirmed";
  fact.written = date(written);
  fact.about.source.asserted = fact.written;
  return fact;
}

}  // namespace baton::build
