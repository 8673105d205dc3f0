// Health Concern Act (2.16.840.1.113883.10.20.22.4.132), Risk Concern Act (…4.136), Health Status Observation (…4.5) →
// Condition of category health-concern, or Observation.
//
// Source: C-CDA R2.1 Health Concerns Section (…2.58); C-CDA on FHIR, "Problems" (category health-concern).
#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/ids.h"
#include "sources/ccda/observation.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

bool isProblem(Node observation) {
  const std::string_view type = typeOf(observation["value"]);
  const bool is_coded = type == "CD" || type == "CE" || observation["value"].hasAttribute("code");
  const std::string_view code = observation["code"].attribute("code");
  return hasTemplate(observation, "4.4") ||
         (is_coded && (code == "ASSERTION" || code == "55607006" || code == "282291009" || code == "64572001" ||
                       code == "404684003" || code == "75323-6" || code == "75326-9"));
}

void takeConcernItself(Import& import, Node act) {
  Value code;
  std::string text = import.narrative().textOf(act["text"]);
  if (text.empty()) return import.reject("The health concern does not say what it is.");
  put(code, "text", shorten(text, 1000));
  Value resource = import.start("Condition");
  putIdentifiers(resource, act);
  const std::string_view status = statusOf(act);
  const std::string_view clinical = status == "completed" ? "resolved" : status == "suspended" ? "inactive" : "active";
  if (status == "nullified") {
    put(resource, "verificationStatus",
        concept_("http://terminology.hl7.org/CodeSystem/condition-ver-status", "entered-in-error"));
  } else {
    put(resource, "clinicalStatus", concept_("http://terminology.hl7.org/CodeSystem/condition-clinical", clinical));
  }
  add(resource, "category",
      concept_("http://hl7.org/fhir/us/core/CodeSystem/condition-category", "health-concern", "Health Concern"));
  put(resource, "code", std::move(code));
  putSubject(import, resource);
  put(resource, "onsetDateTime", toDateTime(act["effectiveTime"]["low"].attribute("value")));
  put(resource, "recordedDate", firstAuthorTime(act));
  import.take(std::move(resource), act);
}

}  // namespace

void readHealthConcern(Import& import, Node statement) {
  if (statement.is("observation")) {
    if (isProblem(statement)) {
      takeProblem(import, statement, {}, ProblemKind::HealthConcern);
    } else {
      takeObservation(import, statement, ObservationCategory::Survey);
    }
    return;
  }
  if (!statement.is("act")) return readPlan(import, statement);
  const auto before = import.accounted();
  bool has_reference = false;
  for (const Node relation : statement.children("entryRelationship")) {
    const Node inner = statementIn(relation);
    if (!inner || inner["code"].attribute("code") == "48767-8" || hasTemplate(inner, "4.143")) continue;
    if (hasTemplate(inner, "4.122") ||
        (inner.is("act") && inner["code"].attribute("code").empty() && usableId(inner))) {
      has_reference = true;
    } else if (inner.is("observation") && isProblem(inner)) {
      takeProblem(import, inner, statement, ProblemKind::HealthConcern);
    } else if (inner.is("observation")) {
      takeObservation(import, inner, ObservationCategory::Survey, statement);
    } else if (hasTemplate(inner, "4.132") || hasTemplate(inner, "4.3") || hasTemplate(inner, "4.136")) {
      readHealthConcern(import, inner);
    } else {
      readPlan(import, inner);
    }
  }
  if (import.accounted() != before) return;
  // A concern that only points at another entry says nothing new.
  if (has_reference && plainText(statement["text"]).empty()) return import.countMerged();
  takeConcernItself(import, statement);
}

}  // namespace baton::sources::ccda
