// Vital Signs Organizer (2.16.840.1.113883.10.20.22.4.26) and Vital Sign Observation (…4.27) → Observation panel
// 85353-1 with members; blood pressure as one Observation 85354-9 with two components, oxygen saturation with flow and
// concentration as components.
//
// Source: C-CDA on FHIR, "Vital signs"; FHIR R4 vital signs profiles.
#include <map>

#include "base/text.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/ids.h"
#include "sources/ccda/observation.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kLoincOid = "2.16.840.1.113883.6.1";

Value componentFrom(const Value& observation) {
  Value component;
  for (const char* key : {"code", "valueQuantity", "valueString", "valueCodeableConcept", "valueInteger", "valueRange",
                          "dataAbsentReason", "interpretation", "referenceRange"}) {
    if (observation.has(key)) put(component, key, observation[key]);
  }
  return component;
}

Value absentComponent(std::string_view code, std::string_view display) {
  Value component;
  put(component, "code", concept_(kLoinc, code, display));
  put(component, "dataAbsentReason", concept_("http://terminology.hl7.org/CodeSystem/data-absent-reason", "unknown"));
  return component;
}

bool isPressure(std::string_view code) { return code == "8480-6" || code == "8462-4"; }

// Two readings of one time become one pressure; a half without its other half keeps its absent component.
struct Pressure {
  Node systolic;
  Node diastolic;
};

std::string takePressure(Import& import, const Pressure& pressure, Node organizer) {
  const Node first = pressure.systolic ? pressure.systolic : pressure.diastolic;
  Value base = toObservation(import, first, ObservationCategory::VitalSigns, organizer);
  const Value systolic = pressure.systolic
                             ? toObservation(import, pressure.systolic, ObservationCategory::VitalSigns, organizer)
                             : Value();
  const Value diastolic = pressure.diastolic
                              ? toObservation(import, pressure.diastolic, ObservationCategory::VitalSigns, organizer)
                              : Value();
  Value panel = import.start("Observation");
  Value identifiers = base["identifier"];
  if (pressure.systolic && pressure.diastolic) {
    for (const Value& other : diastolic["identifier"].items()) identifiers.push(other);
  }
  put(panel, "identifier", std::move(identifiers));
  put(panel, "status", base["status"]);
  put(panel, "category", base["category"]);
  Value code = concept_(kLoinc, "85354-9", "Blood pressure panel with all children optional");
  put(code, "text", "Blood pressure");
  put(panel, "code", std::move(code));
  for (const char* key :
       {"subject", "effectiveDateTime", "effectivePeriod", "performer", "note", "bodySite", "method"}) {
    if (base.has(key)) put(panel, key, base[key]);
  }
  add(panel, "component",
      systolic.isNull() ? absentComponent("8480-6", "Systolic blood pressure") : componentFrom(systolic));
  add(panel, "component",
      diastolic.isNull() ? absentComponent("8462-4", "Diastolic blood pressure") : componentFrom(diastolic));
  return import.take(std::move(panel), first);
}

std::string_view loincOf(Node observation) { return codeIn(observation["code"], kLoincOid); }

std::string timeOf(Node observation, Node organizer) {
  const std::string time = momentOf(observation["effectiveTime"]);
  return time.empty() ? momentOf(organizer["effectiveTime"]) : time;
}

// A second coding where the profile wants both.
void addSaturationCodes(Value& resource) {
  Value& codings = *resource.findMutable("code")->findMutable("coding");
  for (const char* code : {"59408-5", "2708-6"}) {
    bool has = false;
    for (const Value& one : codings.items()) has = has || one["code"].text() == code;
    if (!has) codings.push(coding(kLoinc, code));
  }
}

struct Oxygen {
  Node flow;
  Node concentration;
};

std::string takeSaturation(Import& import, Node observation, const Oxygen& oxygen, Node organizer) {
  Value resource = toObservation(import, observation, ObservationCategory::VitalSigns, organizer);
  if (resource.isNull() || !resource["code"].has("coding"))
    return takeObservation(import, observation, ObservationCategory::VitalSigns, organizer);
  addSaturationCodes(resource);
  for (const Node part : {oxygen.flow, oxygen.concentration}) {
    if (!part) continue;
    add(resource, "component", componentFrom(toObservation(import, part, ObservationCategory::VitalSigns, organizer)));
  }
  return import.take(std::move(resource), observation);
}

bool isSaturation(std::string_view code) { return code == "59408-5" || code == "2708-6"; }

// The organizer's parts, brought together by time.
Value takeMembers(Import& import, Node organizer) {
  std::map<std::string, Pressure> pressures;
  std::vector<Node> saturations;
  std::vector<Node> others;
  Oxygen oxygen;
  for (const Node component : organizer.children("component")) {
    const Node observation = component["observation"];
    if (!observation || isPrivacyAnnotation(observation)) continue;
    const std::string_view code = loincOf(observation);
    if (isPressure(code) && !isNegated(observation)) {
      Pressure& pressure = pressures[timeOf(observation, organizer)];
      Node& half = code == "8480-6" ? pressure.systolic : pressure.diastolic;
      if (half)
        others.push_back(observation);
      else
        half = observation;
    } else if (isSaturation(code)) {
      saturations.push_back(observation);
    } else if (code == "3151-8" && !oxygen.flow) {
      oxygen.flow = observation;
    } else if (code == "3150-6" && !oxygen.concentration) {
      oxygen.concentration = observation;
    } else {
      others.push_back(observation);
    }
  }
  Value members;
  const auto keep = [&](std::string made) {
    if (!made.empty()) members.push(reference(std::move(made)));
  };
  for (const auto& [time, pressure] : pressures) keep(takePressure(import, pressure, organizer));
  for (std::size_t i = 0; i < saturations.size(); ++i) {
    keep(takeSaturation(import, saturations[i], i == 0 ? oxygen : Oxygen{}, organizer));
  }
  if (saturations.empty()) {
    for (const Node part : {oxygen.flow, oxygen.concentration}) {
      if (part) others.push_back(part);
    }
  }
  for (const Node observation : others) {
    keep(takeObservation(import, observation, ObservationCategory::VitalSigns, organizer));
  }
  return members;
}

void takeVitalsPanel(Import& import, Node organizer) {
  if (!hasAnyTemplate(organizer)) {
    import.note(IssueSeverity::Information,
                "The vital signs do not name their template; they were recognised by their shape.");
  }
  Value members = takeMembers(import, organizer);
  if (members.isNull()) return import.reject("The set of vital signs is empty.");
  Value panel = import.start("Observation");
  putIdentifiers(panel, organizer);
  put(panel, "status", "final");
  putCategory(panel, ObservationCategory::VitalSigns);
  Value code =
      concept_(kLoinc, "85353-1", "Vital signs, weight, height, head circumference, oxygen saturation and BMI panel");
  put(code, "text", "Vital signs");
  put(panel, "code", std::move(code));
  putSubject(import, panel);
  const auto before = panel.members().size();
  putWhen(import, panel, "effective", organizer["effectiveTime"]);
  if (panel.members().size() == before)
    put(panel, "effectiveDateTime", timeOf(organizer["component"]["observation"], organizer));
  // FHIR vs-1: a panel of vital signs has a time; without one the signs stand alone.
  if (panel.members().size() == before) return;
  put(panel, "hasMember", std::move(members));
  import.take(std::move(panel), organizer);
}

}  // namespace

void readVitalSigns(Import& import, Node statement) {
  if (statement.is("organizer")) return takeVitalsPanel(import, statement);
  if (statement.is("observation")) {
    takeObservation(import, statement, ObservationCategory::VitalSigns);
    return;
  }
  bool has_found = false;
  for (const Node relation : statement.children("entryRelationship")) {
    const Node inner = statementIn(relation);
    if (!inner.is("organizer") && !inner.is("observation")) continue;
    has_found = true;
    readVitalSigns(import, inner);
  }
  if (!has_found) import.reject("The entry holds no vital sign.");
}

}  // namespace baton::sources::ccda
