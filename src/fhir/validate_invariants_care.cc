// Invariants of clinical, administrative and workflow resources (FHIR R4, the page of each resource).
#include <algorithm>
#include <cstdlib>
#include <initializer_list>
#include <span>
#include <string>

#include "fhir/validate_invariants.h"

namespace baton::fhir {
namespace {

bool isAbsent(const json::Value& element, std::string_view name) { return !exists(element, name); }

template <class Predicate>
bool anyItem(const json::Value& array, const Predicate& predicate) {
  return std::any_of(array.items().begin(), array.items().end(), predicate);
}

int countOf(const json::Value& element, std::initializer_list<std::string_view> names) {
  return static_cast<int>(
      std::count_if(names.begin(), names.end(), [&element](std::string_view name) { return exists(element, name); }));
}

constexpr std::size_t kMaxCompared = 32;  // codings of one concept: more are no honest data and would cost their square

constexpr std::string_view kAllergyVerification =
    "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
constexpr std::string_view kConditionVerification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
constexpr std::string_view kConditionClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
constexpr std::string_view kConditionCategory = "http://terminology.hl7.org/CodeSystem/condition-category";

}  // namespace

void ruleOfAllergyIntolerance(const json::Value& element, Findings& findings) {
  const bool is_error = hasCodingOf(element["verificationStatus"], kAllergyVerification, "entered-in-error");
  const bool has_status = exists(element, "clinicalStatus");
  findings.expect(is_error || has_status, "ait-1: clinicalStatus SHALL be present if not entered in error");
  findings.expect(!is_error || !has_status, "ait-2: clinicalStatus SHALL NOT be present if entered in error");
}

void ruleOfAppointment(const json::Value& element, Findings& findings) {
  const std::string& status = element["status"].text();
  const bool has_start = exists(element, "start");
  const bool has_end = exists(element, "end");
  findings.expect(has_start == has_end, "app-2: either start and end are specified, or neither");
  findings.expect((has_start && has_end) || status == "proposed" || status == "cancelled" || status == "waitlist",
                  "app-3: only proposed, cancelled or waitlisted appointments can be missing start and end");
  findings.expect(isAbsent(element, "cancelationReason") || status == "noshow" || status == "cancelled",
                  "app-4: cancelationReason is only for cancelled appointments and no-shows");
}

void ruleOfAppointment_Participant(const json::Value& element, Findings& findings) {
  findings.expect(exists(element, "type") || exists(element, "actor"),
                  "app-1: either the type or actor SHALL be specified");
}

void ruleOfAppointmentResponse(const json::Value& element, Findings& findings) {
  findings.expect(exists(element, "participantType") || exists(element, "actor"),
                  "apr-1: either the participantType or actor must be specified");
}

void ruleOfAuditEvent_Entity(const json::Value& element, Findings& findings) {
  findings.expect(isAbsent(element, "name") || isAbsent(element, "query"), "sev-1: either a name or a query, not both");
}

void ruleOfCarePlan_Activity(const json::Value& element, Findings& findings) {
  findings.expect(isAbsent(element, "detail") || isAbsent(element, "reference"),
                  "cpl-3: provide a reference or detail, not both");
}

void ruleOfComposition_Section(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"text", "entry", "section"}) > 0,
                  "cmp-1: a section must contain at least one of text, entries, or sub-sections");
  findings.expect(isAbsent(element, "emptyReason") || isAbsent(element, "entry"),
                  "cmp-2: a section can only have an emptyReason if it is empty");
}

void ruleOfCondition(const json::Value& element, Findings& findings) {
  const bool is_error = hasCodingOf(element["verificationStatus"], kConditionVerification, "entered-in-error");
  const bool has_status = exists(element, "clinicalStatus");
  const bool is_problem = anyItem(element["category"], [](const json::Value& category) {
    return hasCodingOf(category, kConditionCategory, "problem-list-item");
  });
  findings.advise(has_status || is_error || !is_problem,
                  "con-3: clinicalStatus SHALL be present on a problem list item that is not entered in error");
  const json::Value& status = element["clinicalStatus"];
  const bool is_over = hasCodingOf(status, kConditionClinical, "resolved") ||
                       hasCodingOf(status, kConditionClinical, "remission") ||
                       hasCodingOf(status, kConditionClinical, "inactive");
  findings.expect(is_over || !existsChoice(element, "abatement"),
                  "con-4: if the condition is abated, clinicalStatus must be inactive, resolved, or remission");
  findings.expect(!is_error || !has_status, "con-5: clinicalStatus SHALL NOT be present if entered in error");
}

void ruleOfCondition_Evidence(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"code", "detail"}) > 0, "con-2: evidence SHALL have code or details");
}

void ruleOfCondition_Stage(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"summary", "assessment"}) > 0, "con-1: stage SHALL have summary or assessment");
}

void ruleOfConsent(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"policy", "policyRule"}) > 0, "ppc-1: either a policy or a policyRule");
}

void ruleOfCoverageEligibilityResponse_Insurance_Item(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"category", "productOrService"}) == 1, "ces-1: either a category or a product");
}

void ruleOfFamilyMemberHistory(const json::Value& element, Findings& findings) {
  const bool has_age = existsChoice(element, "age");
  findings.expect(!has_age || !existsChoice(element, "born"), "fhs-1: can have age or born, but not both");
  findings.expect(has_age || isAbsent(element, "estimatedAge"), "fhs-2: estimatedAge only if age is present");
}

void ruleOfGoal_Target(const json::Value& element, Findings& findings) {
  findings.expect(!existsChoice(element, "detail") || exists(element, "measure"), "gol-1: a detail needs its measure");
}

void ruleOfGroup(const json::Value& element, Findings& findings) {
  findings.expect(isAbsent(element, "member") || element["actual"].truth(), "grp-1: members only if actual is true");
}

void ruleOfImmunization_Education(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"documentType", "reference"}) > 0, "imm-1: documentType or reference SHALL exist");
}

void ruleOfImmunizationRecommendation_Recommendation(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"vaccineCode", "targetDisease"}) > 0,
                  "imr-1: vaccineCode or targetDisease SHALL be present");
}

void ruleOfInsurancePlan(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"identifier", "name"}) > 0, "ipn-1: at least a name or an identifier");
}

void ruleOfLinkage(const json::Value& element, Findings& findings) {
  findings.expect(element["item"].items().size() > 1, "lnk-1: must have at least two items");
}

void ruleOfList(const json::Value& element, Findings& findings) {
  const std::string& mode = element["mode"].text();
  findings.expect(isAbsent(element, "emptyReason") || isAbsent(element, "entry"),
                  "lst-1: a list can only have an emptyReason if it is empty");
  const auto has_entry_with = [&element](std::string_view name) {
    return anyItem(element["entry"], [name](const json::Value& entry) { return exists(entry, name); });
  };
  findings.expect(mode == "changes" || !has_entry_with("deleted"), "lst-2: deleted only if the mode is changes");
  findings.expect(mode == "working" || !has_entry_with("date"), "lst-3: an entry date only if the mode is working");
}

void ruleOfMeasureReport(const json::Value& element, Findings& findings) {
  findings.expect(element["type"].text() != "data-collection" || isAbsent(element, "group"),
                  "mrp-1: a data collection shall not have groups");
}

void ruleOfMeasureReport_Group_Stratifier_Stratum(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"value", "component"}) == 1, "mrp-2: either a value or components");
}

void ruleOfMedicationAdministration_Dosage(const json::Value& element, Findings& findings) {
  findings.expect(exists(element, "dose") || existsChoice(element, "rate"),
                  "mad-1: SHALL have at least one of dose or rate");
}

void ruleOfMedicationDispense(const json::Value& element, Findings& findings) {
  const std::string& prepared = element["whenPrepared"].text();
  const std::string& handed_over = element["whenHandedOver"].text();
  findings.expect(prepared.empty() || handed_over.empty() || isNotAfter(prepared, handed_over),
                  "mdd-1: whenHandedOver cannot be before whenPrepared");
}

void ruleOfMolecularSequence(const json::Value& element, Findings& findings) {
  const std::string& system = element["coordinateSystem"].text();
  findings.expect(system.empty() || system == "0" || system == "1", "msq-3: only 0 and 1 are valid coordinate systems");
}

void ruleOfMolecularSequence_ReferenceSeq(const json::Value& element, Findings& findings) {
  findings.expect(exists(element, "chromosome") == exists(element, "genomeBuild"),
                  "msq-5: genomeBuild and chromosome must be both contained or both not");
  findings.expect(countOf(element, {"genomeBuild", "referenceSeqId", "referenceSeqPointer", "referenceSeqString"}) == 1,
                  "msq-6: exactly one of genomeBuild, referenceSeqId, referenceSeqPointer or referenceSeqString");
}

void ruleOfNutritionOrder(const json::Value& element, Findings& findings) {
  findings.advise(countOf(element, {"oralDiet", "supplement", "enteralFormula"}) > 0,
                  "nor-1: should contain an oral diet, supplement, or enteral formula");
}

void ruleOfObservation(const json::Value& element, Findings& findings) {
  const bool has_value = existsChoice(element, "value");
  findings.expect(!has_value || isAbsent(element, "dataAbsentReason"),
                  "obs-6: dataAbsentReason SHALL only be present if value[x] is not");
  const json::Value* components = has_value ? element.find("component") : nullptr;
  if (components == nullptr) return;
  const auto& all = element["code"]["coding"].items();
  const std::span codes(all.data(), std::min(all.size(), kMaxCompared));
  const auto has_code_of_observation = [codes](const json::Value& component) {
    return anyItem(component["code"]["coding"], [codes](const json::Value& coding) {
      return std::find(codes.begin(), codes.end(), coding) != codes.end();
    });
  };
  findings.expect(!anyItem(*components, has_code_of_observation),
                  "obs-7: if a component has the code of the observation, the observation SHALL have no value");
}

void ruleOfObservation_ReferenceRange(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"low", "high", "text"}) > 0, "obs-3: must have at least a low or a high or text");
}

void ruleOfOrganization(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"identifier", "name"}) > 0, "org-1: at least a name or an identifier");
  const auto expectNoHome = [&](std::string_view name, std::string_view text) {
    const auto& items = element[name].items();
    for (std::size_t at = 0; at < items.size(); ++at) {
      findings.expectAt(items[at]["use"].text() != "home", name, static_cast<int>(at), text);
    }
  };
  expectNoHome("address", "org-2: an address of an organization can never be of use home");
  expectNoHome("telecom", "org-3: the telecom of an organization can never be of use home");
}

void ruleOfParameters_Parameter(const json::Value& element, Findings& findings) {
  const int count = (existsChoice(element, "value") ? 1 : 0) + countOf(element, {"resource", "part"});
  findings.expect(count == 1 || (count == 0 && exists(element, "extension")),
                  "inv-1: a parameter must have one and only one of value, resource, part");
}

void ruleOfPatient_Contact(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"name", "telecom", "address", "organization"}) > 0,
                  "pat-1: SHALL at least contain a contact's details or a reference to an organization");
}

void ruleOfQuestionnaireResponse_Item(const json::Value& element, Findings& findings) {
  findings.expect(isAbsent(element, "answer") || isAbsent(element, "item"),
                  "qrs-1: nested item can't be beneath both item and answer");
}

void ruleOfRequestGroup_Action(const json::Value& element, Findings& findings) {
  findings.expect(countOf(element, {"resource", "action"}) == 1, "rqg-1: must have resource or action but not both");
}

void ruleOfRiskAssessment_Prediction(const json::Value& element, Findings& findings) {
  const json::Value* probability = element.find("probabilityDecimal");
  findings.expect(probability == nullptr || std::strtod(probability->text().c_str(), nullptr) <= 100,
                  "ras-2: probability must be at most 100");
  if (!exists(element, "probabilityRange")) return;
  const auto is_percent = [&element](std::string_view end) {
    const json::Value& quantity = element["probabilityRange"][end];
    return quantity.isNull() ||
           (quantity["code"].text() == "%" && quantity["system"].text() == "http://unitsofmeasure.org");
  };
  findings.expect(is_percent("low") && is_percent("high"), "ras-1: low and high must be percentages, if present");
}

void ruleOfServiceRequest(const json::Value& element, Findings& findings) {
  findings.expect(isAbsent(element, "orderDetail") || exists(element, "code"),
                  "prr-1: orderDetail only if code is present");
}

}  // namespace baton::fhir
