#include "sources/forms/acknowledge.h"

#include "fhir/read/acknowledgement.h"

namespace baton::sources::forms {
namespace {

json::Value identifier(std::string_view system, std::string_view value) {
  return json::Value::object({{"system", system}, {"value", value}});
}

// R4 knows three degrees (required binding detectedissue-severity).
std::string_view severityCode(std::string_view severity) {
  if (severity == "urgent" || severity == "high") return "high";
  return severity == "moderate" ? "moderate" : "low";
}

std::string earlierKey(const std::string& finding, const Context& context) {
  for (const record::AcknowledgementFact& fact : context.chart.facts.acknowledgements) {
    if (fact.finding == finding && mayReplace(fact.about.source, context.author)) return fact.about.key;
  }
  return "";
}

}  // namespace

Result<Drafts> make(const AcknowledgeForm& form, const Context& context) {
  BATON_TRY(const std::string finding, words(form.finding, "finding", Need::Required));
  BATON_TRY(const std::string note, words(form.note, "note", Need::Optional));
  Drafts drafts;
  json::Value issue = begin("DetectedIssue", context, drafts);
  const std::string key = earlierKey(finding, context);
  if (!key.empty()) issue.set("id", key.substr(key.find('/') + 1));
  issue.set("identifier", json::Value::array({identifier(fhir::read::kFinding, finding),
                                              identifier(fhir::read::kFindingFacts, form.facts)}));
  issue.set("status", "final");
  issue.set("code", textConcept(form.kind));
  issue.set("severity", severityCode(form.severity));
  issue.set("patient", personReference(context));
  issue.set("identifiedDateTime", localNow(context));
  issue.set("detail", form.title);
  json::Value mitigation;
  mitigation.set("action", textConcept(note.empty() ? "Seen" : "Seen: " + note));
  mitigation.set("date", localNow(context));
  mitigation.set("author", display(context.author.name.empty() ? context.chart.name : context.author.name));
  issue.set("mitigation", json::Value::array({std::move(mitigation)}));
  drafts.push_back({std::move(issue), key});
  return drafts;
}

}  // namespace baton::sources::forms
