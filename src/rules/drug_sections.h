// The parts of `baton knowledge NAME`, one function for the tables of one matter: what they say of one ingredient,
// empty where they say nothing. Pure; each is a walk over its tables.
#pragma once

#include "rules/drug_facts.h"

namespace baton::rules {

// What a section is made from.
struct DrugAsked {
  const knowledge::Knowledge& knowledge;
  std::uint16_t drug = 0;

  std::string_view ingredient() const { return knowledge.drugs().drug(drug).ingredient; }
};

// drug_names.cc: what it is called, whom it concerns.
std::vector<KnownRow> knownNames(const DrugAsked& asked);
std::vector<KnownRow> knownUses(const DrugAsked& asked);

// drug_enzymes.cc
std::vector<KnownRow> knownEnzymes(const DrugAsked& asked);

// drug_monitoring.cc
std::vector<KnownRow> knownMonitoring(const DrugAsked& asked);
std::vector<KnownRow> knownLimits(const DrugAsked& asked);

// drug_course.cc: from the first dose to the last.
std::vector<KnownRow> knownTrial(const DrugAsked& asked);
std::vector<KnownRow> knownEffects(const DrugAsked& asked);
std::vector<KnownRow> knownWatchPlans(const DrugAsked& asked);
std::vector<KnownRow> knownSupply(const DrugAsked& asked);
std::vector<KnownRow> knownMissedDoses(const DrugAsked& asked);
std::vector<KnownRow> knownStopRisks(const DrugAsked& asked);

// drug_person.cc: what it meets in a person.
std::vector<KnownRow> knownDuplicates(const DrugAsked& asked);
std::vector<KnownRow> knownCautions(const DrugAsked& asked);
std::vector<KnownRow> knownAllergies(const DrugAsked& asked);
std::vector<KnownRow> knownTherapyConflicts(const DrugAsked& asked);
std::vector<KnownRow> knownRedFlags(const DrugAsked& asked);

}  // namespace baton::rules
