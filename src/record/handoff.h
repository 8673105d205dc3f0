// Handoffs as Tasks: which Tasks are Baton's own, and what each is about (docs/formats/handoffs.md).
//
// Source: http://hl7.org/fhir/R4/task.html; the responsibilities are those of the command line's contract.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "record/facts.h"

namespace baton::record {

// Task.code of what Baton hands over.
inline constexpr std::string_view kHandoffSystem = "https://baton.health/fhir/CodeSystem/handoff";
inline constexpr std::string_view kOwnCode = "own-responsibility";
inline constexpr std::string_view kAcknowledgeCode = "acknowledge-update";
// Task.identifier of an own-responsibility Task: which one ("lab-follow-up").
inline constexpr std::string_view kResponsibilitySystem = "https://baton.health/fhir/identifier/responsibility";

inline constexpr std::array<std::string_view, 8> kResponsibilities = {
    "medication-changes", "therapy-goals", "lab-follow-up", "refills",
    "crisis-contact",     "master-list",   "records",       "appointments"};

bool isResponsibility(std::string_view name);
// Did Baton write this Task?
bool isHandoff(const TaskFact& task);
// The responsibility that a Task hands over; "" for any other Task.
std::string responsibilityOf(const TaskFact& task);

}  // namespace baton::record
