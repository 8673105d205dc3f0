// Social History Observation (2.16.840.1.113883.10.20.22.4.38), Smoking Status (…4.78), Tobacco Use (…4.85), Pregnancy
// Observation (…15.3.8), Birth Sex (…4.200), Gender Identity → Observation; birth sex and gender identity also as the
// extensions of US Core on the Patient.
//
// Source: C-CDA on FHIR, "Social history".
#include "base/text.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/observation.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

void putPatientExtension(Import& import, Value extension) {
  Value* patient = import.findTaken(import.patient);
  if (patient == nullptr) return;
  for (const Value& known : (*patient)["extension"].items()) {
    if (known["url"] == extension["url"]) return;
  }
  add(*patient, "extension", std::move(extension));
}

void putBirthSex(Import& import, Node observation) {
  const std::string_view code = trim(observation["value"].attribute("code"));
  const std::string_view sex = code == "248153007" ? "M" : code == "248152002" ? "F" : code;
  if (sex != "M" && sex != "F" && sex != "UNK" && sex != "OTH" && sex != "ASKU") return;
  Value extension;
  put(extension, "url", "http://hl7.org/fhir/us/core/StructureDefinition/us-core-birthsex");
  put(extension, "valueCode", sex);
  putPatientExtension(import, std::move(extension));
}

void putGenderIdentity(Import& import, Node observation) {
  Value identity = toConcept(import, observation["value"]);
  if (identity.isNull()) return;
  Value extension;
  put(extension, "url", "http://hl7.org/fhir/us/core/StructureDefinition/us-core-genderIdentity");
  put(extension, "valueCodeableConcept", std::move(identity));
  putPatientExtension(import, std::move(extension));
}

bool isPregnancy(Node observation) {
  const std::string_view value = observation["value"].attribute("code");
  for (const Node id : observation.children("templateId")) {
    if (id.attribute("root") == "2.16.840.1.113883.10.20.15.3.8") return true;
  }
  return value == "77386006" && observation["code"].attribute("code") == "ASSERTION";
}

void takePregnancy(Import& import, Node observation) {
  Value resource = toObservation(import, observation, ObservationCategory::SocialHistory);
  if (resource.isNull()) return import.reject("The observation has neither a name nor a code.");
  if (observation["code"].attribute("code") == "ASSERTION" && !isNegated(observation)) {
    *resource.findMutable("code") = concept_(kLoinc, "82810-3", "Pregnancy status");
  }
  for (const Node relation : observation.children("entryRelationship")) {
    const Node inner = relation["observation"];
    if (!inner || inner["code"].attribute("code").empty() || !inner["value"]) continue;
    Value component;
    put(component, "code", toConcept(import, inner["code"]));
    putValue(import, component, inner["value"]);
    add(resource, "component", std::move(component));
  }
  import.take(std::move(resource), observation);
}

}  // namespace

void readSocialHistory(Import& import, Node statement) {
  if (statement.is("organizer")) {
    if (takePanel(import, statement, ObservationCategory::SocialHistory).empty() &&
        statement["component"].name().empty()) {
      import.reject("The group of observations is empty.");
    }
    return;
  }
  if (!statement.is("observation")) return readPlan(import, statement);
  if (!hasAnyTemplate(statement)) {
    import.note(IssueSeverity::Information,
                "The observation does not name its template; it was recognised by its shape.");
  }
  if (isPregnancy(statement)) return takePregnancy(import, statement);
  const std::string_view code = statement["code"].attribute("code");
  if (code == "76689-9" || hasTemplate(statement, "4.200")) putBirthSex(import, statement);
  if (code == "76691-5") putGenderIdentity(import, statement);
  takeObservation(import, statement, ObservationCategory::SocialHistory);
}

}  // namespace baton::sources::ccda
