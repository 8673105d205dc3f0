// Family History Organizer (2.16.840.1.113883.10.20.22.4.45) and Observation (…4.46) → FamilyMemberHistory.
//
// Source: C-CDA R2.1 Family History Section (…2.15); FHIR R4 FamilyMemberHistory. The guide has no page for it.
#include "base/text.h"
#include "sources/ccda/code_systems.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

void addCondition(Import& import, Value& history, Node observation) {
  if (isNegated(observation)) {
    Value note;
    const std::string what = toConcept(import, observation["value"])["text"].text();
    put(note, "text", "Does not have: " + (what.empty() ? std::string("the condition asked about") : what));
    return add(history, "note", std::move(note));
  }
  Value code = toConcept(import, observation["value"]);
  if (code.isNull()) code = toConcept(import, observation["code"]);
  if (code.isNull()) return;
  Value condition;
  put(condition, "code", std::move(code));
  std::string written_age;
  for (const Node relation : observation.children("entryRelationship")) {
    const Node inner = relation["observation"];
    const std::string_view kind = inner["code"].attribute("code");
    if (kind == "445518008" || kind == "397659008" || hasTemplate(inner, "4.31")) {
      if (!condition.has("onsetAge")) put(condition, "onsetAge", toAge(inner["value"]));
      if (!condition.has("onsetAge")) written_age = collapseSpaces(inner["value"].attribute("value"));
    }
    if (hasTemplate(inner, "4.47")) put(condition, "contributedToDeath", Value(true));
  }
  if (!condition.has("onsetAge")) {
    // FHIR has no date here: what is written is kept as text.
    put(condition, "onsetString", written_age.empty() ? momentOf(observation["effectiveTime"]) : "age " + written_age);
  }
  add(history, "condition", std::move(condition));
}

std::string_view genderOf(Node code) {
  const std::string_view letters = code.attribute("code");
  if (letters == "M" || letters == "248153007") return "male";
  if (letters == "F" || letters == "248152002") return "female";
  return letters == "UN" ? "other" : std::string_view();
}

void take(Import& import, Node statement, Node subject) {
  Value relationship = toConcept(import, subject["code"]);
  if (relationship.isNull()) {
    relationship = concept_("http://terminology.hl7.org/CodeSystem/v3-RoleCode", "FAMMEMB", "family member");
  }
  Value history = import.start("FamilyMemberHistory");
  putIdentifiers(history, statement);
  put(history, "status", statusOf(statement) == "nullified" ? "entered-in-error" : "completed");
  putSubject(import, history, "patient");
  put(history, "date", firstAuthorTime(statement));
  const Node person = subject["subject"];
  put(history, "name", plainText(person["name"]));
  put(history, "relationship", std::move(relationship));
  if (const std::string_view gender = genderOf(person["administrativeGenderCode"]); !gender.empty()) {
    put(history, "sex", concept_("http://hl7.org/fhir/administrative-gender", gender));
  }
  put(history, "bornDate", toDate(person["birthTime"].attribute("value")));
  const std::string died = toDate(person.child(xml::Name("deceasedTime", kSdtc)).attribute("value"));
  if (!died.empty()) {
    put(history, "deceasedDate", died);
  } else if (isTrue(person.child(xml::Name("deceasedInd", kSdtc)).attribute("value"))) {
    put(history, "deceasedBoolean", Value(true));
  }
  if (statement.is("observation")) addCondition(import, history, statement);
  for (const Node component : statement.children("component")) {
    if (component["observation"]) addCondition(import, history, component["observation"]);
  }
  import.take(std::move(history), statement);
}

}  // namespace

void readFamilyHistory(Import& import, Node statement) {
  if (statement.is("organizer") || statement.is("observation")) {
    return take(import, statement, statement["subject"]["relatedSubject"]);
  }
  readPlan(import, statement);
}

}  // namespace baton::sources::ccda
