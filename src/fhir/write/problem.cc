// AllergyIntolerance and Condition.
#include "fhir/write/resource.h"

namespace baton::fhir::write {
namespace {

constexpr std::string_view kAllergyClinical = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical";
constexpr std::string_view kConditionClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
constexpr std::string_view kConditionCategory = "http://terminology.hl7.org/CodeSystem/condition-category";

}  // namespace

json::Value allergyIntolerance(const record::AllergyLine& line, const Frame& frame) {
  json::Value resource = begin("AllergyIntolerance", line.id, "AllergyIntolerance-uv-ips", frame);
  resource.set("clinicalStatus",
               conceptOf(kAllergyClinical, oneOf(line.status, {"active", "inactive", "resolved"}, "active")));
  resource.setIfAny("type", oneOf(line.type, {"allergy", "intolerance"}, ""));
  resource.setIfAny("criticality", oneOf(line.criticality, {"low", "high", "unable-to-assess"}, ""));
  json::Value what = conceptWith(line.codes, line.text);
  resource.set("code", what.isNull() ? json::Value::object({{"text", "Not named"}}) : std::move(what));
  resource.set("patient", reference(frame.subject));
  if (!line.since.empty()) resource.set("onsetDateTime", dateText(line.since));
  if (json::Value manifestation = conceptWith({}, line.reaction); !manifestation.isNull()) {
    json::Value reaction = json::Value::object();
    reaction.set("manifestation", json::Value::array({std::move(manifestation)}));
    resource.set("reaction", json::Value::array({std::move(reaction)}));
  }
  return resource;
}

json::Value absentAllergy(std::string_view code, std::string_view display, const Frame& frame) {
  json::Value resource = begin("AllergyIntolerance", "absent-allergy", "AllergyIntolerance-uv-ips", frame);
  resource.set("clinicalStatus", conceptOf(kAllergyClinical, "active"));
  resource.set("code", conceptOf(kAbsentSystem, code, display));
  resource.set("patient", reference(frame.subject));
  return resource;
}

json::Value condition(const record::ConditionLine& line, const Frame& frame) {
  json::Value resource = begin("Condition", line.id, "Condition-uv-ips", frame);
  const std::string_view status = oneOf(line.status, {"active", "remission", "inactive", "resolved"}, "active");
  resource.set("clinicalStatus", conceptOf(kConditionClinical, status));
  resource.set("category",
               json::Value::array({conceptOf(kConditionCategory, "problem-list-item", "Problem List Item")}));
  if (json::Value severity = conceptWith({}, line.severity); !severity.isNull())
    resource.set("severity", std::move(severity));
  json::Value what = conceptWith(line.codes, line.text);
  resource.set("code", what.isNull() ? json::Value::object({{"text", "Not named"}}) : std::move(what));
  resource.set("subject", reference(frame.subject));
  if (!line.since.empty()) resource.set("onsetDateTime", dateText(line.since));
  // con-4: only a condition that has ended carries its end.
  if (!line.abated.empty() && status != "active") resource.set("abatementDateTime", dateText(line.abated));
  return resource;
}

json::Value absentCondition(std::string_view code, std::string_view display, const Frame& frame) {
  json::Value resource = begin("Condition", "absent-condition", "Condition-uv-ips", frame);
  resource.set("clinicalStatus", conceptOf(kConditionClinical, "active"));
  resource.set("code", conceptOf(kAbsentSystem, code, display));
  resource.set("subject", reference(frame.subject));
  return resource;
}

}  // namespace baton::fhir::write
