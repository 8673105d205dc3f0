// Coverage Activity (2.16.840.1.113883.10.20.22.4.60) with Policy Activities (…4.61) → Coverage.
//
// Source: C-CDA R2.1 Payers Section (…2.18); FHIR R4 Coverage. The guide has no page for it.
#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/ids.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

Value payorOf(Import& import, Node policy) {
  for (const Node performer : policy.children("performer")) {
    const Node entity = performer["assignedEntity"];
    if (entity["code"].attribute("code") == "GUAR") continue;
    std::string who = organization(import, entity["representedOrganization"]);
    if (!who.empty()) return reference(std::move(who));
  }
  for (const Node performer : policy.children("performer")) {
    std::string who = practitionerOrOrganization(import, performer["assignedEntity"]);
    if (who.starts_with("Organization/")) return reference(std::move(who));
  }
  Value unnamed;
  const std::string title = titleOf(import, policy);
  put(unnamed, "display", title.empty() ? std::string("Payer not named") : title);
  return unnamed;
}

std::string_view relationship(std::string_view code) {
  if (code == "SELF" || code == "ONESELF" || code == "18") return "self";
  if (code == "SPS" || code == "SPO" || code == "HUSB" || code == "WIFE" || code == "SPOUSE") return "spouse";
  if (code == "CHILD" || code == "DEPEND" || code == "SON" || code == "DAU" || code == "FAMDEP" || code == "HANDIC")
    return "child";
  if (code == "PRN" || code == "FTH" || code == "MTH" || code == "PARENT") return "parent";
  return code.empty() ? std::string_view() : "other";
}

std::string_view coverageStatus(Node policy) {
  const std::string_view status = statusOf(policy);
  if (status == "cancelled" || status == "aborted") return "cancelled";
  if (status == "nullified") return "entered-in-error";
  if (status == "new") return "draft";
  return "active";  // "completed" speaks of the act of recording, not of the insurance
}

void takeCoverage(Import& import, Node policy, Node activity) {
  Value resource = import.start("Coverage");
  putIdentifiers(resource, policy);
  put(resource, "status", coverageStatus(policy));
  put(resource, "type", toConcept(import, policy["code"]));
  std::string subscriber;
  std::string_view covered_as;
  Node period;
  for (const Node participant : policy.children("participant")) {
    const Node role = participant["participantRole"];
    const std::string_view kind = participant.attribute("typeCode");
    if (kind != "COV" && kind != "HLD") continue;
    const std::string number = collapseSpaces(role["id"].attribute("extension"));
    if (!number.empty() && (kind == "HLD" || subscriber.empty())) subscriber = number;
    if (kind == "COV") {
      covered_as = relationship(role["code"].attribute("code"));
      period = participant["time"];
    }
  }
  put(resource, "subscriberId", subscriber);
  put(resource, "beneficiary", reference(import.patient));
  if (!covered_as.empty()) {
    put(resource, "relationship",
        concept_("http://terminology.hl7.org/CodeSystem/subscriber-relationship", covered_as));
  }
  Value when = toPeriod(import, period ? period : policy["effectiveTime"]);
  if (when.isNull()) when = toPeriod(import, activity["effectiveTime"]);
  put(resource, "period", std::move(when));
  add(resource, "payor", payorOf(import, policy));
  import.take(std::move(resource), policy);
}

}  // namespace

void readPayer(Import& import, Node statement) {
  if (!statement.is("act")) return readPlan(import, statement);
  bool has_found = false;
  for (const Node relation : statement.children("entryRelationship")) {
    const Node policy = relation["act"];
    if (!policy || (!policy["performer"] && !policy["participant"])) continue;
    has_found = true;
    takeCoverage(import, policy, statement);
  }
  if (!has_found && (statement["performer"] || statement["participant"])) return takeCoverage(import, statement, {});
  if (!has_found) import.reject("The coverage names no policy.");
}

}  // namespace baton::sources::ccda
