// Acknowledgements: the DetectedIssue resources by which a person says that they have seen a finding
// (docs/formats/findings.md). Source: http://hl7.org/fhir/R4/detectedissue.html.
#pragma once

#include <string_view>

namespace baton::fhir::read {

inline constexpr std::string_view kFinding = "https://baton.health/fhir/identifier/finding";
inline constexpr std::string_view kFindingFacts = "https://baton.health/fhir/identifier/finding-facts";

}  // namespace baton::fhir::read
