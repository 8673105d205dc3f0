// A prescription, a line on somebody's list, a dispense.
#pragma once

#include "builders/about.h"

namespace baton::build {

// "sertraline 50 mg tablet", "1 tablet by mouth every morning", from `organisation`.
inline record::MedicationFact prescription(std::string id, std::string what, std::string sig, std::string_view written,
                                           std::string organisation = "Riverside Clinic") {
  record::MedicationFact fact;
  fact.about = about("MedicationRequest/" + id, std::move(organisation));
  fact.kind = record::MedicationFact::Kind::Request;
  fact.what = words(std::move(what));
  fact.status = "active";
  fact.intent = "order";
  fact.written = date(written);
  fact.started = fact.written;
  fact.about.held_from = fact.started;
  fact.about.source.asserted = fact.written;
  if (!sig.empty()) {
    record::Dosage dosage;
    dosage.text = std::move(sig);
    fact.dosages.push_back(std::move(dosage));
  }
  return fact;
}

// A list says that it is taken; no start is known.
inline record::MedicationFact listed(std::string id, std::string what, std::string sig, std::string_view written,
                                     std::string organisation = "Riverside Clinic") {
  record::MedicationFact fact = prescription(id, std::move(what), std::move(sig), written, std::move(organisation));
  fact.about.key = fact.about.source.key = "MedicationStatement/" + id;
  fact.kind = record::MedicationFact::Kind::Statement;
  fact.intent.clear();
  fact.started = PartialDate();
  fact.about.held_from = PartialDate();
  return fact;
}

inline record::MedicationFact stopped(record::MedicationFact fact, std::string_view on, std::string why = {}) {
  fact.status = "stopped";
  fact.ended = date(on);
  fact.about.held_to = fact.ended;
  fact.status_reason.text = std::move(why);
  return fact;
}

inline record::MedicationFact started(record::MedicationFact fact, std::string_view on) {
  fact.started = date(on);
  fact.about.held_from = fact.started;
  return fact;
}

inline record::MedicationFact withCode(record::MedicationFact fact, std::string rxnorm) {
  fact.what.codings.push_back({std::string(record::kRxNorm), std::move(rxnorm), ""});
  return fact;
}

inline record::MedicationFact dispensed(std::string id, std::string what, std::string_view on, double supply_days,
                                        std::string organisation = "Corner Pharmacy") {
  record::MedicationFact fact = prescription(id, std::move(what), "", on, std::move(organisation));
  fact.about.key = fact.about.source.key = "MedicationDispense/" + id;
  fact.kind = record::MedicationFact::Kind::Dispense;
  fact.intent.clear();
  fact.status = "completed";
  fact.supply_days = supply_days;
  return fact;
}

}  // namespace baton::build
