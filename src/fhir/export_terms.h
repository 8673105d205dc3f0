// The words that the export writes and the import reads back. They are part of the format: never change one.
#pragma once

#include <string_view>

namespace baton::fhir::terms {

inline constexpr std::string_view kTagSystem = "https://baton.health/fhir/CodeSystem/tag";
inline constexpr std::string_view kTag = "journal-origin";      // marks the Provenances that Baton wrote
inline constexpr std::string_view kCrisisCard = "crisis-card";  // marks the words of the crisis card
inline constexpr std::string_view kJournalEntry = "https://baton.health/fhir/StructureDefinition/journal-entry";
inline constexpr std::string_view kSourceFormat = "https://baton.health/fhir/StructureDefinition/source-format";
inline constexpr std::string_view kSourceFile = "https://baton.health/fhir/StructureDefinition/source-file";
inline constexpr std::string_view kAuthorSystem = "urn:baton:author";
inline constexpr std::string_view kFileSystem = "urn:baton:source-file";
inline constexpr std::string_view kAgentTypes = "http://terminology.hl7.org/CodeSystem/provenance-participant-type";

}  // namespace baton::fhir::terms
