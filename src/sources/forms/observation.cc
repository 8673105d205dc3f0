#include "sources/forms/observation.h"

namespace baton::sources::forms {
namespace {

json::Value categoryOf(Kind kind) {
  constexpr std::string_view kSystem = "http://terminology.hl7.org/CodeSystem/observation-category";
  switch (kind) {
    case Kind::Survey:
      return codedConcept(kSystem, "survey", "Survey");
    case Kind::Activity:
      return codedConcept(kSystem, "activity", "Activity");
    case Kind::SocialHistory:
      return codedConcept(kSystem, "social-history", "Social History");
    case Kind::Symptom:
      break;
  }
  return textConcept("symptom");
}

}  // namespace

json::Value observation(Kind kind, json::Value code, const std::string& effective, const Context& context,
                        const Drafts& drafts) {
  json::Value made = begin("Observation", context, drafts);
  made.set("status", "final");
  made.set("category", json::Value::array({categoryOf(kind)}));
  made.set("code", std::move(code));
  made.set("subject", personReference(context));
  made.set("effectiveDateTime", effective);
  made.set("issued", localNow(context));
  made.set("performer", json::Value::array({authorReference(context)}));
  return made;
}

json::Value loinc(std::string_view code, std::string_view name, std::string_view text) {
  return codedConcept(record::kLoinc, code, name, text);
}

json::Value quantity(const Decimal& value, std::string_view unit, std::string_view ucum) {
  json::Value made = json::Value::object();
  made.set("value", json::Value::number(value.text()));
  made.setIfAny("unit", unit);
  if (!ucum.empty()) {
    made.set("system", kUcum);
    made.set("code", ucum);
  }
  return made;
}

json::Value component(std::string_view what, std::string_view value) {
  json::Value made = json::Value::object();
  made.set("code", textConcept(what));
  made.set("valueString", value);
  return made;
}

void addCategory(json::Value& made, std::string_view text) { made.findMutable("category")->push(textConcept(text)); }

void setFocus(json::Value& made, const std::string& key, const std::string& text) {
  json::Value reference = json::Value::object();
  reference.set("reference", key);
  reference.setIfAny("display", text);
  made.set("focus", json::Value::array({std::move(reference)}));
}

}  // namespace baton::sources::forms
