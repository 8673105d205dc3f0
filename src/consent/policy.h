// Policy tables of the gate: which FHIR resource types may go to whom, and which labels hold a resource back.
//
// Every R4 resource type has a row; a type without one is not disclosed to anybody, the person included, and a test
// fails. Sources: FHIR R4 resource list; HL7 v3 Confidentiality and ActCode (sensitivity, obligation, refrain codes).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "record/coded.h"

namespace baton::consent {

// Who may see a type when no label holds the resource back. Each step includes those before it.
enum class Reach {
  Self,        // the person only: bills, audit events, technical resources
  Clinicians,  // also therapist, psychiatrist, primary care, telepsychiatry, emergency
  Pharmacies,  // also the pharmacy
  Caregivers,  // also caregivers
};

std::optional<Reach> reachOf(std::string_view resource_type);
// The number of rows, for the test that every R4 type has one.
std::size_t typesWithRule();

// May an audience of this role see a type of this reach? "manager": who manages the record of a minor old enough to
// keep what is protected to themselves (knowledge/access/minor_ages.tsv); sees every type, but nothing that a label
// holds back.
bool roleIsWithin(std::string_view role, Reach reach);

// Does a label keep the resource with the person until they share it themselves (42 CFR Part 2, psychotherapy notes,
// confidentiality above normal, DS4P sensitivity and refrain codes)?
bool isRestricted(const std::vector<record::Coding>& labels);

}  // namespace baton::consent
