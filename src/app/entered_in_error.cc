#include "app/entered_in_error.h"

#include "fhir/definitions.h"
#include "fhir/validate.h"

namespace baton::app {
namespace {

constexpr std::string_view kInError = "entered-in-error";
constexpr std::string_view kEntrySystem = "https://baton.health/fhir/CodeSystem/entry";

bool takesCode(const fhir::Type& type, std::string_view element) {
  const fhir::Element* found = type.find(element);
  return found != nullptr && found->binding != fhir::Element::kNone && fhir::hasCode(found->binding, kInError);
}

json::Value coding(std::string_view system) {
  json::Value made = json::Value::object();
  made.set("system", system);
  made.set("code", kInError);
  return made;
}

void tag(json::Value& resource) {
  if (!resource.has("meta")) resource.set("meta", json::Value::object());
  json::Value& meta = *resource.findMutable("meta");
  if (json::Value* tags = meta.findMutable("tag")) {
    tags->push(coding(kEntrySystem));
  } else {
    meta.set("tag", json::Value::array({coding(kEntrySystem)}));
  }
}

}  // namespace

namespace {

json::Value marked(json::Value resource) {
  const fhir::Type* type = fhir::findResource(resource["resourceType"].text());
  if (type == nullptr) return resource;
  const std::string& name = resource["resourceType"].text();
  if (name == "AllergyIntolerance" || name == "Condition") {
    const std::string system = name == "Condition"
                                   ? "http://terminology.hl7.org/CodeSystem/condition-ver-status"
                                   : "http://terminology.hl7.org/CodeSystem/allergyintolerance-verification";
    resource.erase("clinicalStatus");  // ait-2, con-5
    for (const std::string_view end :
         {"abatementDateTime", "abatementAge", "abatementPeriod", "abatementRange", "abatementString"}) {
      resource.erase(end);  // con-4; the version before has it
    }
    resource.set("verificationStatus", json::Value::object({{"coding", json::Value::array({coding(system)})}}));
    return resource;
  }
  for (const std::string_view element : {"status", "lifecycleStatus"}) {
    if (!takesCode(*type, element)) continue;
    resource.set(element, kInError);
    return resource;
  }
  tag(resource);
  const fhir::Element* active = type->find("active");
  if (active != nullptr && active->primitive() == fhir::Primitive::Boolean) resource.set("active", false);
  return resource;
}

}  // namespace

json::Value enteredInError(json::Value resource) {
  json::Value made = marked(resource);
  if (!fhir::hasErrors(fhir::validate(made))) return made;
  tag(resource);  // its status may not stand alone (app-3: an appointment without an hour)
  return resource;
}

}  // namespace baton::app
