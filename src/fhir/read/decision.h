// Decisions: the Linkage resources by which a person says that entries are, or are not, the same
// (docs/formats/decisions.md).
#pragma once

#include <string_view>

namespace baton::fhir::read {

inline constexpr std::string_view kNotTheSame = "https://baton.health/fhir/StructureDefinition/not-the-same";

}  // namespace baton::fhir::read
