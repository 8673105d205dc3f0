// validate: is this JSON a well-formed FHIR R4 resource? Structure, cardinality, formats, required codes, invariants.
//
// Input: a parsed resource (also a Bundle, with its entries). Output: the issues found, none when it is valid.
// Checked against a table made from HL7's published definitions (definitions_r4.inc, tools/fhir_definitions); profiles,
// terminology servers and references that leave the resource or Bundle are not consulted.
// Left out on purpose: dom-6 (a narrative is only recommended), and invariants that need FHIRPath over other resources.
// Errors: never fails on any json::Value; more than 64 objects inside each other are an issue, and at most 1,000 issues
// are listed.
// Cost: one pass over the tree, some 3 to 7 microseconds for a resource of 1.4 kB; no allocation while the resource is
// valid, but for a small index where it contains resources or is a Bundle.
// Threads: pure; may be called from any number of threads at once.
// Source: FHIR R4 4.0.1, http://hl7.org/fhir/R4/validation.html, json.html, datatypes.html, references.html.
#pragma once

#include <string>
#include <vector>

#include "format/json.h"

namespace baton::fhir {

enum class Severity { Fatal, Error, Warning, Information };  // HL7 IssueSeverity

struct ValidationIssue {
  Severity severity = Severity::Error;
  std::string code;        // HL7 IssueType: structure, required, value, invariant, code-invalid, not-found ...
  std::string expression;  // element path as in FHIRPath: Patient.name[0].given[1]
  std::string text;        // what is wrong; never quotes the content of the element, so that it may be logged
};

// Empty: the resource is valid. In the order of the elements as written.
std::vector<ValidationIssue> validate(const json::Value& resource);

// True when an issue is Fatal or Error.
bool hasErrors(const std::vector<ValidationIssue>& issues);

}  // namespace baton::fhir
