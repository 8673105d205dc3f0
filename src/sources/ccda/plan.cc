// Planned acts, procedures, observations, encounters and supplies (2.16.840.1.113883.10.20.22.4.39, 4.41, 4.44, 4.40,
// 4.43), instructions (…4.20), interventions (…4.131, 4.146) → ServiceRequest, Appointment, MedicationRequest,
// DeviceRequest, Goal; what has happened already (moodCode EVN) → Procedure or Observation.
//
// Source: C-CDA R2.1 Plan of Treatment Section (…2.10); FHIR R4 request pattern. The guide has no page for it.
#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/dosage.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/observation.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

bool hasHappened(Node statement) {
  const std::string_view mood = moodOf(statement);
  return mood == "EVN" || mood.empty();
}

std::string_view requestStatus(Node statement) {
  const std::string_view status = statusOf(statement);
  if (status == "active") return "active";
  if (status == "completed") return "completed";
  if (status == "cancelled" || status == "canceled" || status == "aborted") return "revoked";
  if (status == "held" || status == "suspended") return "on-hold";
  if (status == "nullified") return "entered-in-error";
  if (status == "new") return "draft";
  return status.empty() ? "active" : "unknown";
}

std::string_view intentOf(Node statement) {
  const std::string_view mood = moodOf(statement);
  if (mood == "RQO" || mood == "ARQ") return "order";
  if (mood == "PRP") return "proposal";
  return "plan";
}

Value codeOf(Import& import, Node statement) {
  Value code = toConcept(import, statement["code"]);
  if (code.isNull()) code = toConcept(import, statement["value"]);
  if (code.isNull()) put(code, "text", shorten(import.narrative().textOf(statement["text"]), 500));
  if (!code.isNull() && !code.has("text"))
    put(code, "text", shorten(import.narrative().textOf(statement["text"]), 500));
  return code;
}

void putPerformers(Import& import, Value& resource, Node statement) {
  for (const Node performer : statement.children("performer")) {
    if (std::string who = practitionerOrOrganization(import, performer["assignedEntity"]); !who.empty()) {
      add(resource, "performer", reference(std::move(who)));
    }
  }
}

void takeServiceRequest(Import& import, Node statement) {
  Value code = codeOf(import, statement);
  if (code.isNull()) return import.reject("The planned step has no name or code.");
  Value resource = import.start("ServiceRequest");
  putIdentifiers(resource, statement);
  put(resource, "status", requestStatus(statement));
  put(resource, "intent", intentOf(statement));
  if (isNegated(statement)) put(resource, "doNotPerform", Value(true));
  put(resource, "code", std::move(code));
  putSubject(import, resource);
  putWhen(import, resource, "occurrence", statement["effectiveTime"]);
  put(resource, "authoredOn", firstAuthorTime(statement));
  if (std::string author = lastAuthor(import, statement); !author.empty())
    put(resource, "requester", reference(std::move(author)));
  putPerformers(import, resource, statement);
  putReasons(import, resource, statement);
  if (Value site = toConcept(import, statement["targetSiteCode"]); !site.isNull())
    add(resource, "bodySite", std::move(site));
  putNotes(import, resource, statement);
  std::string text = import.narrative().textOf(statement["text"]);
  if (text != resource["code"]["text"].text()) put(resource, "patientInstruction", std::move(text));
  import.take(std::move(resource), statement);
}

void addAppointmentParticipant(Value& appointment, const std::string& who) {
  if (who.empty()) return;
  Value one;
  put(one, "actor", reference(who));
  put(one, "status", "needs-action");
  add(appointment, "participant", std::move(one));
}

// Asked for or promised, not booked: C-CDA does not say a start and an end to the minute (FHIR app-3).
void takeAppointment(Import& import, Node statement) {
  Value resource = import.start("Appointment");
  putIdentifiers(resource, statement);
  const std::string_view status = statusOf(statement);
  const bool is_off = isNegated(statement) || status == "cancelled" || status == "canceled" || status == "aborted";
  put(resource, "status", status == "nullified" ? "entered-in-error" : is_off ? "cancelled" : "proposed");
  Value type = toConcept(import, statement["code"]);
  std::string text = type["text"].text();
  if (type.has("coding")) add(resource, "serviceType", std::move(type));
  if (text.empty()) text = import.narrative().textOf(statement["text"]);
  putReasons(import, resource, statement);
  put(resource, "description", std::move(text));
  put(resource, "created", firstAuthorTime(statement));
  addAppointmentParticipant(resource, import.patient);
  for (const Node performer : statement.children("performer")) {
    addAppointmentParticipant(resource, practitioner(import, performer["assignedEntity"]));
  }
  for (const Node participant : statement.children("participant")) {
    if (participant.attribute("typeCode") == "LOC")
      addAppointmentParticipant(resource, location(import, participant["participantRole"]));
  }
  if (Value period = toPeriod(import, statement["effectiveTime"]); !period.isNull())
    add(resource, "requestedPeriod", std::move(period));
  if (status == "nullified") *resource.findMutable("status") = "cancelled";
  import.take(std::move(resource), statement);
}

void takeDeviceRequest(Import& import, Node statement) {
  Value code = toProduct(import, statement["product"]);
  if (code.isNull()) code = toConcept(import, statement["participant"]["participantRole"]["playingDevice"]["code"]);
  if (code.isNull()) code = codeOf(import, statement);
  if (code.isNull()) return import.reject("The planned supply names no product.");
  Value resource = import.start("DeviceRequest");
  putIdentifiers(resource, statement);
  put(resource, "status", requestStatus(statement));
  put(resource, "intent", intentOf(statement));
  put(resource, "codeCodeableConcept", std::move(code));
  putSubject(import, resource);
  putWhen(import, resource, "occurrence", statement["effectiveTime"]);
  put(resource, "authoredOn", firstAuthorTime(statement));
  if (std::string author = lastAuthor(import, statement); !author.empty())
    put(resource, "requester", reference(std::move(author)));
  import.take(std::move(resource), statement);
}

// Steps inside an intervention, a planned act or a group.
bool readParts(Import& import, Node statement) {
  bool has_found = false;
  for (const char* holder : {"entryRelationship", "component"}) {
    for (Node part = statement.firstChild(); part; part = part.next()) {
      if (part.name() != holder) continue;
      const Node inner = statementIn(part);
      if (!inner || inner["code"].attribute("code") == "48767-8" || part.attribute("typeCode") == "RSON") continue;
      if (hasTemplate(inner, "4.122") || hasTemplate(inner, "4.143") || hasTemplate(inner, "4.20")) continue;
      has_found = true;
      readPlan(import, inner);
    }
  }
  return has_found;
}

// An intervention without words of its own: only its parts count.
bool isWrapper(Node statement) {
  const std::string_view code = statement["code"].attribute("code");
  return hasTemplate(statement, "4.131") || hasTemplate(statement, "4.146") || code == "362956003" ||
         statement.is("organizer");
}

}  // namespace

void readPlan(Import& import, Node statement) {
  if (statement.is("substanceAdministration")) return readPlannedMedication(import, statement);
  if (statement.is("observationMedia")) return readMedia(import, statement);
  if (statement.is("observation")) {
    if (moodOf(statement) == "GOL" || hasTemplate(statement, "4.121")) return readGoal(import, statement);
    if (hasHappened(statement)) {
      takeObservation(import, statement, ObservationCategory::None);
      return;
    }
    return takeServiceRequest(import, statement);
  }
  if (statement.is("encounter"))
    return hasHappened(statement) ? readEncounter(import, statement) : takeAppointment(import, statement);
  if (statement.is("supply"))
    return hasHappened(statement) ? readEquipment(import, statement) : takeDeviceRequest(import, statement);
  if (statement.is("regionOfInterest"))
    return import.reject("The entry marks a region of a picture; Baton does not read such entries.");
  if (hasTemplate(statement, "4.202")) return readNote(import, statement);
  if (isWrapper(statement) && readParts(import, statement)) return;
  if (statement.is("organizer")) {
    if (takePanel(import, statement, ObservationCategory::None).empty())
      import.reject("The group of entries holds nothing that Baton reads.");
    return;
  }
  if (hasHappened(statement)) return readProcedure(import, statement);
  takeServiceRequest(import, statement);
}

}  // namespace baton::sources::ccda
