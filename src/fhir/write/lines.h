// lines: what is so about a person (record/lines.h) and single facts, written as R4 resources that follow the IPS 1.1.0
// profiles. Mandatory elements that nobody stated carry a data-absent-reason, never a guess.
// Source: http://hl7.org/fhir/uv/ips/STU1.1 (StructureDefinitions), FHIR R4 resource pages.
#pragma once

#include <string>
#include <string_view>

#include "format/json.h"
#include "record/chart.h"

namespace baton::fhir::write {

// The person and the document that the resources belong to.
struct Frame {
  std::string person;    // id, seed of every urn:uuid
  std::string subject;   // urn:uuid of the Patient
  std::string language;  // of narratives
};

inline constexpr std::string_view kIpsProfile = "http://hl7.org/fhir/uv/ips/StructureDefinition/";
inline constexpr std::string_view kAbsentSystem = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips";

json::Value patient(const record::Chart& chart, const Frame& frame);

json::Value medicationStatement(const record::MedicationLine& line, const Frame& frame);
json::Value absentMedication(std::string_view code, std::string_view display, const Frame& frame);

json::Value allergyIntolerance(const record::AllergyLine& line, const Frame& frame);
json::Value absentAllergy(std::string_view code, std::string_view display, const Frame& frame);

json::Value condition(const record::ConditionLine& line, const Frame& frame);
json::Value absentCondition(std::string_view code, std::string_view display, const Frame& frame);

// `profile`: the IPS profile's name, or "" for none. Null when the fact has neither code nor text.
json::Value observation(const record::ObservationFact& fact, std::string_view profile, const Frame& frame);
json::Value procedure(const record::ProcedureFact& fact, const Frame& frame);
json::Value immunization(const record::ImmunizationFact& fact, const Frame& frame);

// The program that put the document together.
json::Value device(const Frame& frame);

}  // namespace baton::fhir::write
