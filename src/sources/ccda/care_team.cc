// Care Team Organizer (2.16.840.1.113883.10.20.22.4.500) with Member Acts (…4.500.1) → CareTeam.
//
// Source: C-CDA R2.1 Companion Guide, Care Teams Section (…2.500); FHIR R4 CareTeam.
#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/entries.h"
#include "sources/ccda/fields.h"
#include "sources/ccda/participants.h"
#include "sources/ccda/statement.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

std::string_view teamStatus(Node organizer) {
  const std::string_view status = statusOf(organizer);
  if (status == "completed" || status == "aborted") return "inactive";
  if (status == "suspended" || status == "held") return "suspended";
  if (status == "nullified") return "entered-in-error";
  if (status == "new") return "proposed";
  return "active";
}

void addMember(Import& import, Value& team, Node act) {
  const Node performer = act["performer"];
  std::string who = practitionerOrOrganization(import, performer["assignedEntity"]);
  if (who.empty())
    return import.note(IssueSeverity::Warning, "A member of the care team is not named; the member was left out.");
  practitionerRole(import, performer["assignedEntity"]);
  Value one;
  Node function = performer.child(xml::Name("functionCode", kSdtc));
  if (!function) function = performer["functionCode"];
  Value role = toConcept(import, function);
  if (role.isNull()) role = toConcept(import, performer["assignedEntity"]["code"]);
  if (!role.isNull()) add(one, "role", std::move(role));
  put(one, "member", reference(std::move(who)));
  put(one, "period", toPeriod(import, act["effectiveTime"]));
  add(team, "participant", std::move(one));
}

}  // namespace

void readCareTeam(Import& import, Node statement) {
  if (!statement.is("organizer")) return readPlan(import, statement);
  Value team = import.start("CareTeam");
  putIdentifiers(team, statement);
  put(team, "status", teamStatus(statement));
  std::string name;
  for (const Node component : statement.children("component")) {
    const Node observation = component["observation"];
    if (Value kind = toConcept(import, observation["value"]); !kind.isNull()) add(team, "category", std::move(kind));
    if (hasTemplate(component["act"], "4.202")) readNote(import, component["act"]);
  }
  name = import.narrative().textOf(statement["code"]["originalText"]);
  put(team, "name", std::move(name));
  putSubject(import, team);
  put(team, "period", toPeriod(import, statement["effectiveTime"]));
  for (const Node component : statement.children("component")) {
    const Node act = component["act"];
    if (act["performer"]) addMember(import, team, act);
  }
  if (!team.has("participant")) return import.reject("The care team names nobody.");
  import.take(std::move(team), statement);
}

}  // namespace baton::sources::ccda
