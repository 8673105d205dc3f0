// A crisis plan as FHIR R4 CarePlan: category `crisis-plan`, one activity a part, its words in detail.description.
//
// Source: http://hl7.org/fhir/R4/careplan.html (cpl-3: an activity has detail or reference; detail.status is required);
// docs/formats/crisis-plan.md.
#pragma once

#include <optional>
#include <string_view>

#include "format/json.h"
#include "record/crisis_plan.h"

namespace baton::fhir {

inline constexpr std::string_view kCrisisPlanCategory = "https://baton.health/fhir/CodeSystem/care-plan-category";
inline constexpr std::string_view kCrisisPlanPart = "https://baton.health/fhir/CodeSystem/crisis-plan-part";
inline constexpr std::string_view kRehearsed = "rehearsed";  // the part that says when it was gone through

// Fills category, title, activity and period of a CarePlan; id, subject and author are the caller's.
void writeCrisisPlan(json::Value& care_plan, const record::CrisisPlan& plan);
// nullopt for a CarePlan that is none of ours.
std::optional<record::CrisisPlan> readCrisisPlan(const json::Value& resource);

}  // namespace baton::fhir
