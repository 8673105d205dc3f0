#include "fhir/rest/outcome.h"

namespace baton::fhir {
namespace {

std::string_view nameOf(Severity severity) {
  switch (severity) {
    case Severity::Fatal:
      return "fatal";
    case Severity::Error:
      return "error";
    case Severity::Warning:
      return "warning";
    case Severity::Information:
      return "information";
  }
  return "error";
}

}  // namespace

json::Value operationOutcome(const std::vector<OutcomeIssue>& issues) {
  json::Value list = json::Value::array();
  for (const OutcomeIssue& issue : issues) {
    json::Value row;
    row.set("severity", issue.severity);
    row.set("code", issue.code);
    row.setIfAny("details", issue.text.empty() ? json::Value() : json::Value::object({{"text", issue.text}}));
    row.setIfAny("diagnostics", issue.text);
    if (!issue.expression.empty()) row.set("expression", json::Value::array({issue.expression}));
    list.push(std::move(row));
  }
  json::Value outcome;
  outcome.set("resourceType", "OperationOutcome");
  outcome.set("issue", std::move(list));
  return outcome;
}

json::Value operationOutcome(const OutcomeIssue& issue) { return operationOutcome(std::vector<OutcomeIssue>{issue}); }

json::Value operationOutcome(const std::vector<ValidationIssue>& issues) {
  if (issues.empty()) return operationOutcome({"information", "informational", "No problem was found.", ""});
  std::vector<OutcomeIssue> said;
  for (const ValidationIssue& issue : issues) {
    said.push_back({std::string(nameOf(issue.severity)), issue.code, issue.text, issue.expression});
  }
  return operationOutcome(said);
}

}  // namespace baton::fhir
