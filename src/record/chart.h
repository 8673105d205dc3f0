// Chart: everything that is so about one person at one moment, ready to be asked (architecture.md, decision 4).
//
// Made by sources/reconcile (buildChart) from the facts that hold at the moment; plain values, no pointers into others.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "record/facts.h"
#include "record/lines.h"

namespace baton::record {

struct Chart {
  PersonId id;
  Instant at;             // the moment that the chart shows
  Sequence sequence = 0;  // journal head it was folded from

  // The person, put together from all Patient resources.
  std::string name;
  std::vector<Name> names;
  PartialDate born;
  std::string gender;
  bool is_deceased = false;
  std::vector<Telecom> telecoms;
  std::vector<std::string> addresses;
  std::vector<std::string> languages;
  std::vector<Identifier> identifiers;
  std::vector<Contact> contacts;
  std::vector<Conflict> conflicts;  // about the person: birth dates that differ ...

  // Reconciled lines, most useful first: active before stopped, then newest first.
  std::vector<MedicationLine> medications;
  std::vector<AllergyLine> allergies;
  std::vector<ConditionLine> conditions;
  std::vector<CareTeamLine> care_team;
  std::vector<GoalLine> goals;
  std::vector<OwnedListLine> lists;

  // Every fact that holds at the moment (newest version each), references resolved; observations newest first.
  Facts facts;
};

}  // namespace baton::record
