#include "sources/forms/condition.h"

#include "sources/forms/choice.h"

namespace baton::sources::forms {
namespace {

constexpr std::string_view kClinical = "http://terminology.hl7.org/CodeSystem/condition-clinical";
constexpr std::string_view kVerification = "http://terminology.hl7.org/CodeSystem/condition-ver-status";
constexpr std::string_view kCategory = "http://terminology.hl7.org/CodeSystem/condition-category";
constexpr std::string_view kUsCategory = "http://hl7.org/fhir/us/core/CodeSystem/condition-category";

// Condition/Diagnosis Severity (http://hl7.org/fhir/R4/valueset-condition-severity.html).
json::Value severityOf(std::string_view severity) {
  if (severity == "severe") return codedConcept(record::kSnomed, "24484000", "Severe", severity);
  if (severity == "moderate") return codedConcept(record::kSnomed, "6736007", "Moderate", severity);
  if (severity == "mild") return codedConcept(record::kSnomed, "255604002", "Mild", severity);
  return {};
}

}  // namespace

Result<Drafts> make(const ConditionForm& form, const Context& context) {
  BATON_TRY(const std::string name, words(form.name, "condition", Need::Required));
  BATON_TRY(const std::string note, words(form.note, "note", Need::Optional, kLongestText));
  BATON_TRY(const std::string since, pastDateTime(context, form.since, "since"));
  BATON_TRY(const std::string ended, pastDateTime(context, form.ended, "ended"));
  BATON_CHECK(oneOf(form.status, {"active", "remission", "resolved", "inactive"}, "status"));
  BATON_CHECK(oneOf(form.severity, {"", "mild", "moderate", "severe"}, "severity"));
  if (!ended.empty() && form.status == "active") {  // con-4
    return wrong("ended", "What has ended is not active. Choose another status, or leave the end empty.");
  }
  Drafts drafts;
  json::Value condition = begin("Condition", context, drafts);
  condition.set("clinicalStatus", codedConcept(kClinical, form.status, ""));
  condition.set("verificationStatus", form.is_diagnosed ? codedConcept(kVerification, "confirmed", "Confirmed")
                                                        : codedConcept(kVerification, "unconfirmed", "Unconfirmed"));
  condition.set("category", json::Value::array({form.is_diagnosed
                                                    ? codedConcept(kCategory, "problem-list-item", "Problem List Item")
                                                    : codedConcept(kUsCategory, "health-concern", "Health Concern")}));
  condition.setIfAny("severity", severityOf(form.severity));
  condition.set("code", textConcept(name));
  condition.set("subject", personReference(context));
  condition.setIfAny("onsetDateTime", since);
  condition.setIfAny("abatementDateTime", ended);
  condition.set("recordedDate", localNow(context));
  condition.set("asserter", authorReference(context));
  condition.setIfAny("note", notes(note));
  drafts.push_back({std::move(condition), ""});
  return drafts;
}

}  // namespace baton::sources::forms
