// Immunization Activity (2.16.840.1.113883.10.20.22.4.52) → Immunization.
//
// Source: C-CDA on FHIR, "Immunizations"; ConceptMap CF-ImmunizationStatus.
#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/dosage.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

std::string_view immunizationStatus(Node statement) {
  const std::string_view status = statusOf(statement);
  if (status == "nullified") return "entered-in-error";
  if (isNegated(statement)) return "not-done";
  return status.empty() || status == "completed" || status == "active" ? "completed" : "not-done";
}

void putOccurrence(Value& resource, Node statement) {
  for (const Node time : statement.children("effectiveTime")) {
    if (std::string moment = momentOf(time); !moment.empty())
      return put(resource, "occurrenceDateTime", std::move(moment));
  }
  put(resource, "_occurrenceDateTime", absentExtension("unknown"));
}

void putStatusReason(Import& import, Value& resource, Node statement) {
  for (const Node relation : statement.children("entryRelationship")) {
    const Node reason = relation["observation"];
    if (!reason || (relation.attribute("typeCode") != "RSON" && !hasTemplate(reason, "4.53"))) continue;
    Value code = toConcept(import, reason["code"]);
    if (code.isNull() || reason["code"].attribute("code") == "ASSERTION") code = toConcept(import, reason["value"]);
    if (isNegated(statement)) return put(resource, "statusReason", std::move(code));
    if (!code.isNull()) add(resource, "reasonCode", std::move(code));
    return;
  }
}

void putDoseNumber(Value& resource, Node statement) {
  const auto number = toNumber(statement["repeatNumber"].attribute("value"));
  if (!number || number->find('.') != std::string::npos || number->starts_with('-') || *number == "0" ||
      number->size() > 4)
    return;
  Value applied;
  put(applied, "doseNumberPositiveInt", Value::number(*number));
  add(resource, "protocolApplied", std::move(applied));
}

}  // namespace

void readImmunization(Import& import, Node statement) {
  if (!statement.is("substanceAdministration")) {
    bool has_found = false;
    for (const Node relation : statement.children("entryRelationship")) {
      if (!relation["substanceAdministration"]) continue;
      has_found = true;
      readImmunization(import, relation["substanceAdministration"]);
    }
    if (has_found) return;
    if (statement.is("observation")) return readSocialHistory(import, statement);
    return readPlan(import, statement);
  }
  if (const std::string_view mood = moodOf(statement); !mood.empty() && mood != "EVN")
    return readMedication(import, statement);
  Value vaccine = toProduct(import, statement["consumable"]);
  if (vaccine.isNull()) put(vaccine, "text", shorten(import.narrative().textOf(statement["text"]), 300));
  if (vaccine.isNull()) return import.reject("The immunization has no name or code.");
  if (!hasAnyTemplate(statement)) {
    import.note(IssueSeverity::Information,
                "The immunization does not name its template; it was recognised by its shape.");
  }
  const Node product = statement["consumable"]["manufacturedProduct"];
  Value resource = import.start("Immunization");
  putIdentifiers(resource, statement);
  put(resource, "status", immunizationStatus(statement));
  putStatusReason(import, resource, statement);
  put(resource, "vaccineCode", std::move(vaccine));
  putSubject(import, resource, "patient");
  putOccurrence(resource, statement);
  if (std::string maker = organization(import, product["manufacturerOrganization"]); !maker.empty()) {
    put(resource, "manufacturer", reference(std::move(maker)));
  }
  put(resource, "lotNumber", plainText(product["manufacturedMaterial"]["lotNumberText"]));
  put(resource, "site", toConcept(import, statement["approachSiteCode"]));
  put(resource, "route", toConcept(import, statement["routeCode"]));
  put(resource, "doseQuantity", toQuantity(statement["doseQuantity"]));
  for (const Node performer : statement.children("performer")) {
    if (std::string who = practitionerOrOrganization(import, performer["assignedEntity"]); !who.empty()) {
      Value one;
      put(one, "function", concept_("http://terminology.hl7.org/CodeSystem/v2-0443", "AP", "Administering Provider"));
      put(one, "actor", reference(std::move(who)));
      add(resource, "performer", std::move(one));
    }
  }
  putNotes(import, resource, statement);
  putDoseNumber(resource, statement);
  // FHIR wants the series' dose where a protocol is named, and nothing more.
  import.take(std::move(resource), statement);
}

}  // namespace baton::sources::ccda
