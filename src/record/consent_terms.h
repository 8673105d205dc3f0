// The words of Baton's own Consents: which codes say who may know, and what (docs/formats/consent.md).
//
// Sources: http://hl7.org/fhir/R4/consent.html; HL7 v3 ActReason (purposes), consentaction.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace baton::record {

// provision.actor.role: a whole role of the contract ("psychiatrist").
inline constexpr std::string_view kAudienceSystem = "https://baton.health/fhir/CodeSystem/audience";
// provision.actor.reference.identifier: an account of this server that helps ("u1a2b…"). As a reader's key it is
// written kAccountReader and the value: "account:u1a2b…".
inline constexpr std::string_view kAccountSystem = "https://baton.health/fhir/sid/account";
inline constexpr std::string_view kAccountReader = "account:";
// provision.securityLabel: a class of knowledge/consent/classes.tsv ("part2").
inline constexpr std::string_view kDataClassSystem = "https://baton.health/fhir/CodeSystem/data-class";
// provision.class: FHIR resource types.
inline constexpr std::string_view kResourceTypes = "http://hl7.org/fhir/resource-types";
// Purpose of emergency access (v3-ActReason: break the glass), and how long it lasts at most.
inline constexpr std::string_view kBreakGlass = "BTG";
inline constexpr std::int64_t kEmergencyMs = std::int64_t{4} * 60 * 60 * 1000;

// Purposes in the words of the command line and their v3-ActReason codes.
struct Purpose {
  std::string_view word, code, display;
};
inline constexpr std::array<Purpose, 5> kPurposes = {{{"treatment", "TREAT", "treatment"},
                                                      {"coordination", "COC", "coordination of care"},
                                                      {"family", "FAMRQT", "family requested"},
                                                      {"request", "PATRQT", "patient requested"},
                                                      {"emergency", "ETREAT", "Emergency Treatment"}}};

}  // namespace baton::record
