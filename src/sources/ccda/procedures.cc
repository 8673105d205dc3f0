// Procedure Activity Procedure, Act and Observation (2.16.840.1.113883.10.20.22.4.14, 4.12, 4.13) → Procedure;
// an activity observation with a value → Observation besides.
//
// Source: C-CDA on FHIR, "Procedures"; ConceptMap CF-ProcedureStatus.
#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/ids.h"
#include "sources/ccda/observation.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

std::string_view procedureStatus(Node statement) {
  const std::string_view status = statusOf(statement);
  if (status == "nullified") return "entered-in-error";
  if (isNegated(statement)) return "not-done";
  if (status == "completed") return "completed";
  if (status == "active") return "in-progress";
  if (status == "aborted") return "stopped";
  if (status == "cancelled" || status == "canceled") return "not-done";
  if (status == "suspended" || status == "held") return "on-hold";
  return "unknown";
}

void putPerformed(Import& import, Value& resource, Node time) {
  if (const std::string moment = toDateTime(time.attribute("value")); !moment.empty()) {
    return put(resource, "performedDateTime", moment);
  }
  if (Value period = toPeriod(import, time); !period.isNull())
    return put(resource, "performedPeriod", std::move(period));
  put(resource, "_performedDateTime", absentExtension("unknown"));
}

void putParticipants(Import& import, Value& resource, Node statement) {
  for (const Node performer : statement.children("performer")) {
    if (std::string who = practitionerOrOrganization(import, performer["assignedEntity"]); !who.empty()) {
      Value one;
      put(one, "actor", reference(std::move(who)));
      add(resource, "performer", std::move(one));
    }
  }
  for (const Node participant : statement.children("participant")) {
    if (participant.attribute("typeCode") != "LOC" || resource.has("location")) continue;
    if (std::string where = location(import, participant["participantRole"]); !where.empty()) {
      put(resource, "location", reference(std::move(where)));
    }
  }
}

// Devices used or implanted (Product Instance 2.16.840.1.113883.10.20.22.4.37).
void putDevices(Import& import, Value& resource, Node statement) {
  for (const Node participant : statement.children("participant")) {
    const Node role = participant["participantRole"];
    if (participant.attribute("typeCode") != "DEV" && !hasTemplate(role, "4.37")) continue;
    Value code = toConcept(import, role["playingDevice"]["code"]);
    if (!code.isNull()) add(resource, "usedCode", std::move(code));
  }
}

void putComplications(Import& import, Value& resource, Node statement) {
  for (const Node relation : statement.children("entryRelationship")) {
    if (relation.attribute("typeCode") != "COMP" || !relation["observation"]["value"]) continue;
    Value found = toConcept(import, relation["observation"]["value"]);
    if (hasTemplate(relation["observation"], "4.9") && !found.isNull()) add(resource, "complication", std::move(found));
  }
}

Value codeOf(Import& import, Node statement) {
  Value code = toConcept(import, statement["code"]);
  if (code.isNull()) put(code, "text", shorten(import.narrative().textOf(statement["text"]), 300));
  if (!code.isNull()) return code;
  // Nobody named the procedure, but the device that it was about.
  for (const Node participant : statement.children("participant")) {
    const Node role = participant["participantRole"];
    if (participant.attribute("typeCode") != "DEV" && !hasTemplate(role, "4.37")) continue;
    std::string device = toConcept(import, role["playingDevice"]["code"])["text"].text();
    if (device.empty()) device = collapseSpaces(usableId(role).attribute("extension"));
    if (!device.empty()) put(code, "text", "Procedure (not named) with a device: " + device);
    if (!code.isNull()) break;
  }
  return code;
}

}  // namespace

void readProcedure(Import& import, Node statement) {
  if (const std::string_view mood = moodOf(statement); !mood.empty() && mood != "EVN")
    return readPlan(import, statement);
  Value code = codeOf(import, statement);
  if (code.isNull()) return import.reject("The procedure has no name or code.");
  if (!hasAnyTemplate(statement)) {
    import.note(IssueSeverity::Information,
                "The procedure does not name its template; it was recognised by its shape.");
  }
  const Node value = statement["value"];
  if (statement.is("observation") && value &&
      (value.hasAttribute("code") || value.hasAttribute("value") || value.firstChild())) {
    takeObservation(import, statement, ObservationCategory::None);
    return;
  }
  Value resource = import.start("Procedure");
  putIdentifiers(resource, statement);
  put(resource, "status", procedureStatus(statement));
  for (const Node relation : statement.children("entryRelationship")) {
    const Node reason = relation["observation"];
    if (relation.attribute("typeCode") != "RSON" || !isNegated(statement) || resource.has("statusReason")) continue;
    put(resource, "statusReason", toConcept(import, reason["value"] ? reason["value"] : reason["code"]));
  }
  put(resource, "code", std::move(code));
  putSubject(import, resource);
  putPerformed(import, resource, statement["effectiveTime"]);
  if (std::string author = lastAuthor(import, statement); author.starts_with("Practitioner/")) {
    put(resource, "recorder", reference(std::move(author)));
  }
  putParticipants(import, resource, statement);
  if (!isNegated(statement)) putReasons(import, resource, statement);
  for (const Node site : statement.children("targetSiteCode")) {
    if (Value place = toConcept(import, site); !place.isNull()) add(resource, "bodySite", std::move(place));
  }
  putComplications(import, resource, statement);
  putNotes(import, resource, statement);
  putDevices(import, resource, statement);
  import.take(std::move(resource), statement);
  for (const Node relation : statement.children("entryRelationship")) {
    if (const Node note = relation["act"]; hasTemplate(note, "4.202")) readNote(import, note);
    if (const Node given = relation["substanceAdministration"]; given && given["consumable"])
      readMedication(import, given);
  }
}

}  // namespace baton::sources::ccda
