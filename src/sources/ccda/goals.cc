// Goal Observation (2.16.840.1.113883.10.20.22.4.121) and planned observations of moodCode GOL → Goal.
//
// Source: C-CDA R2.1 Goals Section (…2.60); FHIR R4 Goal. The guide has no page for it.
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

std::string_view lifecycle(Node statement) {
  const std::string_view status = statusOf(statement);
  if (status == "completed") return "completed";
  if (status == "cancelled" || status == "canceled") return "cancelled";
  if (status == "aborted") return "cancelled";
  if (status == "suspended" || status == "held") return "on-hold";
  if (status == "nullified") return "entered-in-error";
  if (status == "new") return "planned";
  return "active";
}

Value descriptionOf(Import& import, Node statement) {
  Value code = toConcept(import, statement["code"]);
  std::string text = import.narrative().textOf(statement["text"]);
  if (text.empty()) text = import.narrative().textOf(statement["value"]);
  const bool is_empty = code.isNull() || statement["code"].attribute("code") == "ASSERTION";
  if (is_empty) code = toConcept(import, statement["value"]);
  if (text.empty() && !code["text"].text().empty()) return code;
  if (Value* old = code.findMutable("text"))
    *old = shorten(text, 1000);
  else
    put(code, "text", shorten(text, 1000));
  return code;
}

void putTarget(Import& import, Value& resource, Node statement) {
  Value target;
  const Node value = statement["value"];
  Value observed;
  if (value) putValue(import, observed, value);
  for (const auto& [from, to] :
       {std::pair{"valueQuantity", "detailQuantity"}, std::pair{"valueRange", "detailRange"},
        std::pair{"valueCodeableConcept", "detailCodeableConcept"}, std::pair{"valueString", "detailString"},
        std::pair{"valueInteger", "detailInteger"}, std::pair{"valueBoolean", "detailBoolean"}}) {
    if (!observed.has(from)) continue;
    put(target, "measure", toConcept(import, statement["code"]));
    if (target.isNull()) return;  // FHIR gol-1: a detail needs its measure
    put(target, to, observed[from]);
  }
  const std::string due = toDate(statement["effectiveTime"]["high"].attribute("value"));
  put(target, "dueDate", due);
  if (!target.isNull()) add(resource, "target", std::move(target));
}

std::string_view priorityFrom(Node value) {
  const std::string_view code = value.attribute("code");
  if (code == "394849002") return "high-priority";
  if (code == "394848005") return "medium-priority";
  if (code == "441808003" || code == "394847000") return "low-priority";
  return {};
}

// Who set the goal: the person, when an author carries the person's own id.
std::string expressedBy(Import& import, Node statement) {
  for (const Node author : statement.children("author")) {
    const std::string who = import.referenceTo(author["assignedAuthor"], "Patient");
    if (!who.empty()) return who;
  }
  return lastAuthor(import, statement);
}

void putAddresses(Import& import, Value& resource, Node statement) {
  for (const Node relation : statement.children("entryRelationship")) {
    const Node act = relation["act"];
    if (!act) continue;
    const std::string what = import.referenceTo(act, "Condition");
    if (!what.empty()) add(resource, "addresses", reference(what));
  }
}

}  // namespace

void readGoal(Import& import, Node statement) {
  if (!statement.is("observation")) return readPlan(import, statement);
  Value description = descriptionOf(import, statement);
  if (description.isNull()) return import.reject("The goal does not say what it is.");
  Value resource = import.start("Goal");
  putIdentifiers(resource, statement);
  put(resource, "lifecycleStatus", lifecycle(statement));
  for (const Node relation : statement.children("entryRelationship")) {
    const std::string_view priority = priorityFrom(relation["observation"]["value"]);
    if (!hasTemplate(relation["observation"], "4.143") || priority.empty() || resource.has("priority")) continue;
    put(resource, "priority", concept_("http://terminology.hl7.org/CodeSystem/goal-priority", priority));
  }
  put(resource, "description", std::move(description));
  putSubject(import, resource);
  const Node time = statement["effectiveTime"];
  std::string start = toDate(time["low"].attribute("value"));
  put(resource, "startDate", start.empty() ? toDate(time.attribute("value")) : start);
  putTarget(import, resource, statement);
  if (std::string who = expressedBy(import, statement); !who.empty() && !who.starts_with("Organization/")) {
    put(resource, "expressedBy", reference(std::move(who)));
  }
  putAddresses(import, resource, statement);
  putNotes(import, resource, statement);
  import.take(std::move(resource), statement);
}

}  // namespace baton::sources::ccda
