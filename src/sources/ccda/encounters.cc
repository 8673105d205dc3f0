// Encounter Activity (2.16.840.1.113883.10.20.22.4.49) and the header's encompassingEncounter → Encounter, with its
// diagnoses as Conditions of category encounter-diagnosis.
//
// Source: C-CDA on FHIR, "Encounters"; ConceptMap CF-EncounterStatus. CPT visit codes → class as the guide suggests.
#include "base/text.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/ids.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kActCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

std::string_view statusFromAct(std::string_view status) {
  if (status == "active") return "in-progress";
  if (status == "cancelled" || status == "canceled") return "cancelled";
  if (status == "completed") return "finished";
  if (status == "held") return "planned";
  if (status == "suspended") return "onleave";
  if (status == "nullified") return "entered-in-error";
  if (status == "aborted" || status == "new") return "unknown";
  return {};
}

std::string_view encounterStatus(Node encounter) {
  const std::string_view mood = moodOf(encounter);
  if (!mood.empty() && mood != "EVN") return "planned";
  if (isNegated(encounter)) return "cancelled";
  const std::string_view status = statusFromAct(statusOf(encounter));
  if (!status.empty()) return status;
  const Node time = encounter["effectiveTime"];
  if (time.hasAttribute("value") || !toDateTime(time["high"].attribute("value")).empty()) return "finished";
  return "unknown";
}

std::string_view classFromCpt(std::string_view code) {
  if (code.size() != 5) return {};
  const std::string_view first = code.substr(0, 4);
  if (first == "9920" || first == "9921" || first == "9924") return "AMB";
  if (first == "9922" || first == "9923") return "IMP";
  if (first == "9928") return "EMER";
  if (first == "9934" || first == "9935") return "HH";
  return {};
}

Value classOf(Node encounter) {
  const Node code = encounter["code"];
  const std::string_view act = codeIn(code, "2.16.840.1.113883.5.4");
  if (!act.empty()) return coding(kActCode, act);
  const std::string_view from_cpt = classFromCpt(codeIn(code, "2.16.840.1.113883.6.12"));
  if (!from_cpt.empty()) return coding(kActCode, from_cpt);
  return absentExtension("unknown");
}

Value typeOf(Import& import, Node encounter) {
  Value type = toConcept(import, encounter["code"]);
  Value kept = Value::array();
  for (const Value& one : type["coding"].items()) {
    if (one["system"].text() != kActCode) kept.push(one);
  }
  Value out;
  put(out, "coding", std::move(kept));
  put(out, "text", type["text"]);
  return out;
}

void putHospitalization(Import& import, Value& resource, Node encounter) {
  Node code = encounter.child(xml::Name("dischargeDispositionCode", kSdtc));
  if (!code) code = encounter["dischargeDispositionCode"];
  Value disposition = toConcept(import, code);
  Value stay;
  put(stay, "dischargeDisposition", std::move(disposition));
  put(resource, "hospitalization", std::move(stay));
}

void addParticipant(Import& import, Value& resource, Node holder) {
  std::string who = practitioner(import, holder["assignedEntity"]);
  if (who.empty()) {
    organization(import, holder["assignedEntity"]["representedOrganization"]);
    return;
  }
  practitionerRole(import, holder["assignedEntity"]);
  Value one;
  Node function = holder.child(xml::Name("functionCode", kSdtc));
  if (!function) function = holder["functionCode"];
  if (Value type = toConcept(import, function); !type.isNull()) add(one, "type", std::move(type));
  const std::string_view role = holder.attribute("typeCode");
  if (!one.has("type") && (role == "ATND" || role == "ADM" || role == "DIS" || role == "CON" || role == "REF")) {
    add(one, "type", concept_("http://terminology.hl7.org/CodeSystem/v3-ParticipationType", role));
  }
  put(one, "individual", reference(std::move(who)));
  addNew(resource, "participant", std::move(one));
}

void addLocation(Value& resource, std::string where) {
  if (where.empty()) return;
  Value one;
  put(one, "location", reference(std::move(where)));
  add(resource, "location", std::move(one));
}

Value toEncounter(Import& import, Node encounter) {
  Value resource = import.start("Encounter");
  putIdentifiers(resource, encounter);
  put(resource, "status", encounterStatus(encounter));
  put(resource, "class", classOf(encounter));
  if (Value type = typeOf(import, encounter); !type.isNull()) add(resource, "type", std::move(type));
  put(resource, "priority", toConcept(import, encounter["priorityCode"]));
  putSubject(import, resource);
  for (const Node performer : encounter.children("performer")) addParticipant(import, resource, performer);
  if (Node responsible = encounter["responsibleParty"]) addParticipant(import, resource, responsible);
  for (const Node other : encounter.children("encounterParticipant")) addParticipant(import, resource, other);
  const Node time = encounter["effectiveTime"];
  if (const std::string moment = toDateTime(time.attribute("value")); !moment.empty()) {
    Value period;
    put(period, "start", moment);
    put(resource, "period", std::move(period));
  } else {
    put(resource, "period", toPeriod(import, time));
  }
  putReasons(import, resource, encounter);
  return resource;
}

// Diagnoses are read first, so that the encounter can name them.
void putDiagnoses(Import& import, Value& resource, Node encounter) {
  for (const Node relation : encounter.children("entryRelationship")) {
    const Node act = relation["act"];
    const std::string_view code = act["code"].attribute("code");
    if (!act || (code != "29308-4" && !hasTemplate(act, "4.80"))) continue;
    for (const Node inner : act.children("entryRelationship")) {
      const Node observation = inner["observation"];
      if (!observation) continue;
      std::string condition = takeProblem(import, observation, act, ProblemKind::EncounterDiagnosis);
      if (condition.empty()) continue;
      Value one;
      put(one, "condition", reference(std::move(condition)));
      add(resource, "diagnosis", std::move(one));
    }
  }
}

// The header and the section may name one visit; but one id on visits of different days (portals do that) is no one
// visit.
std::uint64_t keyOf(Node encounter, const Value& resource) {
  const Node id = usableId(encounter);
  return id ? Hash(hashOf(id)).add(resource["period"]["start"].text().substr(0, 10)).value() : identityOf(resource);
}

}  // namespace

void readEncounter(Import& import, Node statement) {
  if (!statement.is("encounter")) {
    for (const Node relation : statement.children("entryRelationship")) {
      if (relation["encounter"]) return readEncounter(import, relation["encounter"]);
    }
    if (statement.is("act") && (statement["code"].attribute("code") == "29308-4" || hasTemplate(statement, "4.80"))) {
      return readProblem(import, statement, ProblemKind::EncounterDiagnosis);
    }
    return readPlan(import, statement);
  }
  if (!hasAnyTemplate(statement)) {
    import.note(IssueSeverity::Information,
                "The encounter does not name its template; it was recognised by its shape.");
  }
  Value resource = toEncounter(import, statement);
  if (!resource.has("type") && !resource.has("period") && !resource.has("identifier")) {
    return import.reject("The encounter says neither what it was nor when.");
  }
  // The diagnoses name the encounter and the encounter its diagnoses: its id is known before it is kept.
  const std::uint64_t key = keyOf(statement, resource);
  const std::string document_encounter = std::exchange(import.encounter, Import::sharedReference("Encounter", key));
  putDiagnoses(import, resource, statement);
  for (const Node participant : statement.children("participant")) {
    if (participant.attribute("typeCode") == "LOC") {
      addLocation(resource, location(import, participant["participantRole"]));
    }
  }
  putHospitalization(import, resource, statement);
  if (import.isShared("Encounter", key)) import.countMerged();
  import.takeShared(std::move(resource), key);
  for (const Node relation : statement.children("entryRelationship")) {
    if (const Node note = relation["act"]; hasTemplate(note, "4.202")) readNote(import, note);
  }
  import.encounter = document_encounter;
}

std::string readEncompassingEncounter(Import& import, Node encounter) {
  if (!encounter) return {};
  Value resource = toEncounter(import, encounter);
  if (!resource.has("type") && !resource.has("period") && !resource.has("identifier")) return {};
  const Node facility = encounter["location"]["healthCareFacility"];
  addLocation(resource, location(import, facility));
  if (std::string provider = organization(import, facility["serviceProviderOrganization"]); !provider.empty()) {
    put(resource, "serviceProvider", reference(std::move(provider)));
  }
  putHospitalization(import, resource, encounter);
  const std::uint64_t key = keyOf(encounter, resource);
  return import.takeShared(std::move(resource), key);
}

}  // namespace baton::sources::ccda
