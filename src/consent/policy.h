// Policy table of the gate: which FHIR resource types may go to whom. Which classes of content may, is a table of its
// own (knowledge/consent/defaults.tsv).
//
// Every R4 resource type has a row; a type without one is not disclosed to anybody, the person included, and a test
// fails. Source: FHIR R4 resource list.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace baton::consent {

// Who may see a type when no label holds the resource back. Each step includes those before it.
enum class Reach {
  Self,        // the person only: bills, audit events, technical resources
  Clinicians,  // also therapist, psychiatrist, primary care, telepsychiatry, emergency
  Pharmacies,  // also the pharmacy
  Caregivers,  // also caregivers
};

std::optional<Reach> reachOf(std::string_view resource_type);
// Every type with a row, for the tests that every R4 type has one, and that each is in the reviewed table.
std::vector<std::string_view> typesWithRule();

// May an audience of this role see a type of this reach? "manager": who manages the record of a minor old enough to
// keep what is protected to themselves (knowledge/access/minor_ages.tsv); sees every type.
bool roleIsWithin(std::string_view role, Reach reach);

}  // namespace baton::consent
