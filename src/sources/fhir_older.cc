#include "sources/fhir_older.h"

#include <array>

namespace baton::sources {
namespace {

struct OlderType {
  std::string_view type;
  std::string_view release;
};
constexpr std::array kOlderTypes{OlderType{"MedicationOrder", "DSTU2"},
                                 OlderType{"DiagnosticOrder", "DSTU2"},
                                 OlderType{"Order", "DSTU2"},
                                 OlderType{"OrderResponse", "DSTU2"},
                                 OlderType{"Conformance", "DSTU2"},
                                 OlderType{"ImagingObjectSelection", "DSTU2"},
                                 OlderType{"DeviceUseRequest", "DSTU2"},
                                 OlderType{"ProcedureRequest", "DSTU2 or STU3"},
                                 OlderType{"ReferralRequest", "DSTU2 or STU3"},
                                 OlderType{"DeviceComponent", "DSTU2 or STU3"},
                                 OlderType{"BodySite", "DSTU2 or STU3"},
                                 OlderType{"EligibilityRequest", "DSTU2 or STU3"},
                                 OlderType{"EligibilityResponse", "DSTU2 or STU3"},
                                 OlderType{"ProcessRequest", "DSTU2 or STU3"},
                                 OlderType{"ProcessResponse", "DSTU2 or STU3"},
                                 OlderType{"Sequence", "STU3"},
                                 OlderType{"ImagingManifest", "STU3"},
                                 OlderType{"DataElement", "DSTU2 or STU3"},
                                 OlderType{"ServiceDefinition", "STU3"}};

// Elements that R4 does not have in that type.
struct OlderElement {
  std::string_view type;
  std::string_view key;
  std::string_view release;
};
constexpr std::array kOlderElements{OlderElement{"Patient", "animal", "DSTU2 or STU3"},
                                    OlderElement{"AllergyIntolerance", "substance", "DSTU2"},
                                    OlderElement{"AllergyIntolerance", "assertedDate", "STU3"},
                                    OlderElement{"Condition", "dateRecorded", "DSTU2"},
                                    OlderElement{"Condition", "assertedDate", "STU3"},
                                    OlderElement{"Condition", "context", "STU3"},
                                    OlderElement{"Observation", "comments", "DSTU2"},
                                    OlderElement{"Observation", "comment", "STU3"},
                                    OlderElement{"Observation", "context", "STU3"},
                                    OlderElement{"Observation", "related", "DSTU2 or STU3"},
                                    OlderElement{"MedicationStatement", "wasNotTaken", "DSTU2"},
                                    OlderElement{"MedicationStatement", "taken", "STU3"},
                                    OlderElement{"MedicationRequest", "context", "STU3"},
                                    OlderElement{"MedicationAdministration", "wasNotGiven", "DSTU2"},
                                    OlderElement{"MedicationAdministration", "notGiven", "STU3"},
                                    OlderElement{"MedicationDispense", "notDone", "STU3"},
                                    OlderElement{"Procedure", "notPerformed", "DSTU2"},
                                    OlderElement{"Procedure", "notDone", "STU3"},
                                    OlderElement{"Procedure", "context", "STU3"},
                                    OlderElement{"Immunization", "wasNotGiven", "DSTU2"},
                                    OlderElement{"Immunization", "notGiven", "STU3"},
                                    OlderElement{"Encounter", "indication", "DSTU2"},
                                    OlderElement{"CarePlan", "context", "DSTU2 or STU3"},
                                    OlderElement{"CareTeam", "context", "STU3"},
                                    OlderElement{"DiagnosticReport", "codedDiagnosis", "DSTU2 or STU3"},
                                    OlderElement{"DiagnosticReport", "context", "STU3"},
                                    OlderElement{"DocumentReference", "indexed", "DSTU2 or STU3"},
                                    OlderElement{"Appointment", "indication", "STU3"},
                                    OlderElement{"Composition", "class", "DSTU2 or STU3"}};

std::string_view releaseNamed(std::string_view text) {
  if (text.find("DSTU2") != text.npos || text.starts_with("1.0")) return "DSTU2";
  if (text.find("STU3") != text.npos || text.starts_with("3.0")) return "STU3";
  return {};
}

}  // namespace

std::string olderRelease(const json::Value& resource) {
  const std::string& type = resource["resourceType"].text();
  for (const OlderType& row : kOlderTypes) {
    if (row.type == type) return std::string(row.release);
  }
  for (const OlderElement& row : kOlderElements) {
    if (row.type == type && resource.has(row.key)) return std::string(row.release);
  }
  // In STU3 a request's requester is a structure with an agent.
  if (type == "MedicationRequest" && resource["requester"].has("agent")) return "STU3";
  if (type == "CapabilityStatement") return std::string(releaseNamed(resource["fhirVersion"].text()));
  for (const json::Value& profile : resource["meta"]["profile"].items()) {
    if (const std::string_view release = releaseNamed(profile.text()); !release.empty()) return std::string(release);
  }
  return {};
}

}  // namespace baton::sources
