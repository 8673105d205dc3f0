#include "sources/ccda/observation.h"

#include "base/text.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

constexpr std::string_view kCategories = "http://terminology.hl7.org/CodeSystem/observation-category";
constexpr std::string_view kAbsentReasons = "http://terminology.hl7.org/CodeSystem/data-absent-reason";

// xsi:type, or what the attributes look like when a portal forgot it.
std::string_view typeOfValue(Node value) {
  const std::string_view type = typeOf(value);
  if (!type.empty()) return type;
  if (value.hasAttribute("code") || value["translation"] || value["originalText"]) return "CD";
  if (value["low"] || value["high"]) return "IVL_PQ";
  if (value.hasAttribute("value")) return value.attribute("value").find_first_of("-T:") == 4 ? "TS" : "PQ";
  return "ST";
}

void putAbsent(Value& resource, Node value) {
  std::string_view reason = absentReason(nullFlavor(value));
  if (reason.empty()) reason = "unknown";
  put(resource, "dataAbsentReason", concept_(kAbsentReasons, reason));
}

void putText(Import& import, Value& resource, Node value) {
  std::string text = import.narrative().textOf(value);
  if (text.empty()) text = collapseSpaces(value.attribute("value"));
  if (text.empty()) return putAbsent(resource, value);
  put(resource, "valueString", std::move(text));
}

void putCoded(Import& import, Value& resource, Node value) {
  Value concept_value = toConcept(import, value);
  // "Unknown" is an answer in FHIR's value sets of social history, but only a missing one elsewhere.
  if (concept_value.isNull()) return putAbsent(resource, value);
  put(resource, "valueCodeableConcept", std::move(concept_value));
}

void putAmount(Import& import, Value& resource, Node value, std::string_view type) {
  if (type.starts_with("IVL")) {
    Amount amount = toAmount(value);
    if (amount.value.isNull()) return putText(import, resource, value);
    return put(resource, amount.kind == "Range" ? "valueRange" : "valueQuantity", std::move(amount.value));
  }
  Value quantity = toQuantity(value);
  if (!quantity.isNull()) return put(resource, "valueQuantity", std::move(quantity));
  const std::string letters = collapseSpaces(value.attribute("value"));
  if (letters.empty()) return putText(import, resource, value);
  const std::string unit = collapseSpaces(value.attribute("unit"));
  // "<0.5" or ">= 90" in a place for numbers.
  for (const std::string_view comparator : {"<=", ">=", "<", ">"}) {
    if (!letters.starts_with(comparator)) continue;
    if (const auto number = toNumber(std::string_view(letters).substr(comparator.size()))) {
      Value compared;
      put(compared, "value", Value::number(*number));
      put(compared, "comparator", comparator);
      put(compared, "unit", unit);
      return put(resource, "valueQuantity", std::move(compared));
    }
  }
  import.note(IssueSeverity::Information, "A value that should be a number is not one; it was kept as text.");
  put(resource, "valueString", unit.empty() ? letters : letters + ' ' + unit);
}

void putRanges(Import& import, Value& resource, Node observation) {
  Value ranges;
  for (const Node holder : observation.children("referenceRange")) {
    const Node range = holder["observationRange"];
    const std::string_view meaning = range["interpretationCode"].attribute("code");
    if (!range || (!meaning.empty() && meaning != "N")) continue;  // FHIR's ranges are of normal values
    Value made;
    const Node value = range["value"];
    if (typeOfValue(value).starts_with("IVL")) {
      put(made, "low", toQuantity(value["low"]));
      put(made, "high", toQuantity(value["high"]));
    }
    std::string text = import.narrative().textOf(range["text"]);
    if (text.empty() && made.isNull()) text = import.narrative().textOf(value);
    if (text.empty() && made.isNull()) text = toConcept(import, value)["text"].text();
    put(made, "text", std::move(text));
    if (!made.isNull()) ranges.push(std::move(made));
  }
  put(resource, "referenceRange", std::move(ranges));
}

void putPerformers(Import& import, Value& resource, Node observation) {
  for (const Node performer : observation.children("performer")) {
    if (std::string who = practitionerOrOrganization(import, performer["assignedEntity"]); !who.empty()) {
      add(resource, "performer", reference(std::move(who)));
    }
  }
  if (resource.has("performer")) return;
  if (std::string who = lastAuthor(import, observation); !who.empty())
    add(resource, "performer", reference(std::move(who)));
}

// code/@code ASSERTION says nothing: the value is what is asserted.
bool isAssertion(Node code) { return code.attribute("code") == "ASSERTION"; }

// A negated assertion means that the finding is absent; another negated observation was not made.
void putNegation(Import& import, Value& resource, Node observation) {
  const Node value = observation["value"];
  Value finding = toConcept(import, value);
  if (finding.isNull()) {
    *resource.findMutable("status") = "cancelled";
    put(resource, "dataAbsentReason", concept_(kAbsentReasons, "not-performed"));
    return;
  }
  if (Value* code = resource.findMutable("code")) *code = std::move(finding);
  put(resource, "valueCodeableConcept", concept_(kSnomed, "2667000", "Absent"));
}

Value codeOf(Import& import, Node observation, Node outer) {
  Value code = toConcept(import, observation["code"]);
  if (isAssertion(observation["code"]) && code["coding"].items().size() > 1) {
    // The translation is what the assertion is about.
    code.findMutable("coding")->itemsMutable().erase(code.findMutable("coding")->itemsMutable().begin());
  }
  if (!code.isNull()) return code;
  std::string text = import.narrative().textOf(observation["text"]);
  if (!text.empty()) put(code, "text", shorten(text, 500));
  // A value without a question: the group around it is the question, or the value is simply asserted.
  if (code.isNull() && !toConcept(import, observation["value"]).isNull()) {
    code = toConcept(import, outer["code"]);
    if (code.isNull()) code = concept_("http://terminology.hl7.org/CodeSystem/v3-ActCode", "ASSERTION");
  }
  return code;
}

void putMembers(Import& import, Value& resource, Node observation, ObservationCategory category) {
  for (const Node relation : observation.children("entryRelationship")) {
    const Node inner = relation["observation"];
    const std::string_view code = inner["code"].attribute("code");
    if (!inner || !inner["value"] || isPrivacyAnnotation(inner) || relation.attribute("typeCode") == "RSON" ||
        code == "SEV" || code == "33999-4")
      continue;
    std::string member = takeObservation(import, inner, category, observation);
    if (!member.empty()) add(resource, "hasMember", reference(std::move(member)));
  }
}

}  // namespace

std::string_view observationStatus(std::string_view act_status) {
  if (act_status == "completed") return "final";
  if (act_status == "active" || act_status == "held" || act_status == "suspended" || act_status == "new")
    return "registered";
  if (act_status == "aborted" || act_status == "cancelled" || act_status == "canceled") return "cancelled";
  if (act_status == "nullified") return "entered-in-error";
  return {};
}

void putCategory(Value& resource, ObservationCategory category) {
  switch (category) {
    case ObservationCategory::Laboratory:
      return add(resource, "category", concept_(kCategories, "laboratory", "Laboratory"));
    case ObservationCategory::VitalSigns:
      return add(resource, "category", concept_(kCategories, "vital-signs", "Vital Signs"));
    case ObservationCategory::SocialHistory:
      return add(resource, "category", concept_(kCategories, "social-history", "Social History"));
    case ObservationCategory::Survey:
      return add(resource, "category", concept_(kCategories, "survey", "Survey"));
    case ObservationCategory::Exam:
      return add(resource, "category", concept_(kCategories, "exam", "Exam"));
    case ObservationCategory::Functional:
      return add(resource, "category",
                 concept_("http://hl7.org/fhir/us/core/CodeSystem/us-core-category", "functional-status",
                          "Functional Status"));
    case ObservationCategory::None:
      return;
  }
}

void putValue(Import& import, Value& resource, Node value) {
  const std::string_view type = typeOfValue(value);
  if (type == "CD" || type == "CE" || type == "CV" || type == "CO" || type == "CS" || type == "CR") {
    return putCoded(import, resource, value);
  }
  if (type == "PQ" || type == "REAL" || type == "MO" || type.starts_with("IVL_PQ") || type == "IVL_INT" ||
      type == "IVL_REAL") {
    return putAmount(import, resource, value, type);
  }
  if (type == "INT") {
    const auto number = toNumber(value.attribute("value"));
    const bool is_integer = number && number->find('.') == std::string::npos && number->size() <= 9;
    return is_integer ? put(resource, "valueInteger", Value::number(*number))
                      : putAmount(import, resource, value, type);
  }
  if (type == "BL") {
    const std::string_view flag = value.attribute("value");
    return flag.empty() ? putAbsent(resource, value) : put(resource, "valueBoolean", Value(isTrue(flag)));
  }
  if (type == "TS" || type == "IVL_TS") {
    if (value["high"]) {
      if (Value period = toPeriod(import, value); !period.isNull())
        return put(resource, "valuePeriod", std::move(period));
    }
    std::string moment = momentOf(value);
    return moment.empty() ? putText(import, resource, value) : put(resource, "valueDateTime", std::move(moment));
  }
  if (type.starts_with("RTO")) {
    Value ratio = toRatio(value);
    return ratio.isNull() ? putAbsent(resource, value) : put(resource, "valueRatio", std::move(ratio));
  }
  if (type == "II") {
    const std::string_view extension = trim(value.attribute("extension"));
    return put(resource, "valueString", extension.empty() ? trim(value.attribute("root")) : extension);
  }
  putText(import, resource, value);
}

Value toObservation(Import& import, Node observation, ObservationCategory category, Node outer) {
  Value code = codeOf(import, observation, outer);
  const Node value = observation["value"];
  if (code.isNull()) return Value();
  Value resource = import.start("Observation");
  putIdentifiers(resource, observation);
  std::string_view status = observationStatus(statusOf(observation));
  if (status.empty()) status = value ? "final" : "unknown";
  put(resource, "status", status);
  putCategory(resource, category);
  put(resource, "code", std::move(code));
  putSubject(import, resource);
  const auto before = resource.members().size();
  putWhen(import, resource, "effective", observation["effectiveTime"]);
  if (resource.members().size() == before) putWhen(import, resource, "effective", outer["effectiveTime"]);
  if (resource.members().size() == before) put(resource, "effectiveDateTime", firstAuthorTime(observation));
  putPerformers(import, resource, observation);
  if (isNegated(observation)) {
    putNegation(import, resource, observation);
  } else if (value) {
    putValue(import, resource, value);
  } else if (std::string text = import.narrative().textOf(observation["text"]); !text.empty()) {
    if (text != resource["code"]["text"].text()) put(resource, "valueString", std::move(text));
  }
  for (const Node interpretation : observation.children("interpretationCode")) {
    if (Value meaning = toConcept(import, interpretation); !meaning.isNull())
      add(resource, "interpretation", std::move(meaning));
  }
  putNotes(import, resource, observation);
  put(resource, "bodySite", toConcept(import, observation["targetSiteCode"]));
  put(resource, "method", toConcept(import, observation["methodCode"]));
  putRanges(import, resource, observation);
  return resource;
}

std::string takeObservation(Import& import, Node observation, ObservationCategory category, Node outer) {
  Value resource = toObservation(import, observation, category, outer);
  if (resource.isNull()) {
    import.reject("The observation has neither a name nor a code.");
    return {};
  }
  putMembers(import, resource, observation, category);
  return import.take(std::move(resource), observation);
}

std::string takePanel(Import& import, Node organizer, ObservationCategory category) {
  Value members;
  for (const Node component : organizer.children("component")) {
    if (const Node observation = component["observation"]) {
      if (isPrivacyAnnotation(observation)) continue;
      std::string member = takeObservation(import, observation, category, organizer);
      if (!member.empty()) members.push(reference(std::move(member)));
    } else if (const Node inner = component["organizer"]) {
      std::string member = takePanel(import, inner, category);
      if (!member.empty()) members.push(reference(std::move(member)));
    }
  }
  Value code = toConcept(import, organizer["code"]);
  if (code.isNull() || members.isNull()) return {};
  Value resource = import.start("Observation");
  putIdentifiers(resource, organizer);
  std::string_view status = observationStatus(statusOf(organizer));
  put(resource, "status", status.empty() ? "final" : status);
  putCategory(resource, category);
  put(resource, "code", std::move(code));
  putSubject(import, resource);
  putWhen(import, resource, "effective", organizer["effectiveTime"]);
  put(resource, "hasMember", std::move(members));
  return import.take(std::move(resource), organizer);
}

}  // namespace baton::sources::ccda
