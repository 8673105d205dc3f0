// OperationOutcome: what went wrong, or well, as every answer of a FHIR server without a resource of its own says it.
// Texts never quote what was sent or what is stored. Source: http://hl7.org/fhir/R4/operationoutcome.html.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fhir/validate.h"
#include "format/json.h"

namespace baton::fhir {

struct OutcomeIssue {
  std::string severity = "error";   // fatal, error, warning, information
  std::string code = "processing";  // HL7 IssueType
  std::string text;
  std::string expression = {};  // "Patient.birthDate"; of a search parameter its name in `text`
};

json::Value operationOutcome(const std::vector<OutcomeIssue>& issues);
json::Value operationOutcome(const OutcomeIssue& issue);
// Of a validation; one that found nothing says so.
json::Value operationOutcome(const std::vector<ValidationIssue>& issues);

}  // namespace baton::fhir
