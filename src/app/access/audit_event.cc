#include "app/access/audit_event.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "app/access/disclosed_classes.h"
#include "base/text.h"
#include "knowledge/data_classes.h"
#include "record/consent_terms.h"

namespace baton::app {
namespace {

constexpr std::string_view kDicom = "http://dicom.nema.org/resources/ontology/DCM";
constexpr std::string_view kActReason = "http://terminology.hl7.org/CodeSystem/v3-ActReason";
constexpr std::string_view kLifecycle = "http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle";

struct ActCodes {
  Act act;
  std::string_view type;     // DICOM
  std::string_view subtype;  // ISO 21089; "" = none
  std::string_view action;   // AuditEvent.action
};
constexpr std::array kActs = {
    ActCodes{Act::Look, "110110", "access", "R"},
    ActCodes{Act::Change, "110110", "amend", "U"},
    ActCodes{Act::Disclose, "110110", "disclose", "R"},
    ActCodes{Act::Export, "110110", "extract", "R"},
    ActCodes{Act::Grant, "110136", "", "C"},
    ActCodes{Act::Withdraw, "110136", "", "D"},
};

json::Value coding(std::string_view system, std::string_view code) {
  json::Value value;
  value.set("system", std::string(system));
  value.set("code", std::string(code));
  return value;
}

// An account is named by a logical reference: it is of this server, not a resource.
json::Value accountReference(const std::string& account, const std::string& name) {
  json::Value who;
  if (!account.empty()) {
    json::Value identifier;
    identifier.set("value", account);
    who.set("identifier", std::move(identifier));
  }
  who.set("display", name.empty() ? "command line" : name);
  return who;
}

json::Value agent(const std::string& account, const std::string& name, const std::string& role, bool is_requestor) {
  json::Value agent;
  if (!role.empty()) {
    json::Value text;
    text.set("text", role);
    agent.set("role", json::Value::array({std::move(text)}));
  }
  agent.set("who", accountReference(account, name));
  agent.set("name", name.empty() ? "command line" : name);
  agent.set("requestor", is_requestor);
  return agent;
}

// Why, by who it is for: v3-ActReason. What a helper opens on a page is asked for by the family; what the person does
// about their own permissions is at their request.
std::string_view purposeOf(const AccessLine& line) {
  if (line.what == "emergency access") return "BTG";
  if (line.act == Act::Grant || line.act == Act::Withdraw || line.act == Act::Export) return "PATRQT";
  if (line.role == "emergency") return "ETREAT";
  if (line.role == "caregiver" || line.role == "other") return "FAMRQT";
  return line.role == "self" || line.role == "manager" ? "PATRQT" : "TREAT";
}

json::Value labelsOf(std::string_view classes) {
  json::Value labels = json::Value::array();
  for (const std::string_view name : split(classes, ',')) {
    const std::string word(trim(name));
    if (!knowledge::dataClasses().named(word)) return {};
    labels.push(coding(record::kDataClassSystem, word));
  }
  return labels;
}

}  // namespace

json::Value toAuditEvent(const AccessLine& line, const record::PersonId& person, const std::string& id) {
  const auto codes = std::ranges::find(kActs, line.act, &ActCodes::act);
  json::Value event;
  event.set("resourceType", "AuditEvent");
  event.set("id", id);
  event.set("type", coding(kDicom, codes->type));
  if (!codes->subtype.empty()) event.set("subtype", json::Value::array({coding(kLifecycle, codes->subtype)}));
  event.set("action", std::string(codes->action));
  event.set("recorded", toIso(line.at));
  event.set("outcome", "0");
  json::Value why;
  why.set("coding", json::Value::array({coding(kActReason, purposeOf(line))}));
  event.set("purposeOfEvent", json::Value::array({std::move(why)}));
  json::Value agents = json::Value::array({agent(line.account, line.name, line.role, true)});
  if (!line.whom.empty()) agents.push(agent("", line.whom, "", false));
  event.set("agent", std::move(agents));
  json::Value observer;
  observer.set("display", "Baton");
  json::Value source;
  source.set("observer", std::move(observer));
  event.set("source", std::move(source));
  json::Value reference;
  reference.set("reference", "Patient/" + person.value);
  json::Value entity;
  entity.set("what", std::move(reference));
  // The classes stand as labels; words after ": " that are none stay words.
  const std::string_view classes = classesOfLine(line.what);
  json::Value labels = classes.empty() ? json::Value() : labelsOf(classes);
  if (labels.isNull()) {
    entity.setIfAny("description", line.what);
  } else {
    entity.set("description", std::string(partOfLine(line.what)));
    entity.set("securityLabel", std::move(labels));
  }
  event.set("entity", json::Value::array({std::move(entity)}));
  return event;
}

Result<AccessLine> fromAuditEvent(const json::Value& event) {
  const json::Value& type = event["type"];
  const json::Value& subtypes = event["subtype"];
  const std::string subtype = subtypes.items().empty() ? "" : subtypes.items()[0]["code"].text();
  const auto codes = std::ranges::find_if(kActs, [&](const ActCodes& row) {
    return row.type == type["code"].text() && row.subtype == subtype && row.action == event["action"].text();
  });
  const auto at = parseInstant(event["recorded"].text());
  const auto& agents = event["agent"].items();
  if (codes == kActs.end() || !at || agents.empty()) {
    return fail(ErrorCode::Damaged, "The access log holds a line that Baton did not write.");
  }
  AccessLine line;
  line.at = *at;
  line.act = codes->act;
  line.account = agents[0]["who"]["identifier"]["value"].text();
  line.name = agents[0]["name"].text();
  if (line.account.empty() && line.name == "command line") line.name.clear();
  if (!agents[0]["role"].items().empty()) line.role = agents[0]["role"].items()[0]["text"].text();
  if (agents.size() > 1) line.whom = agents[1]["name"].text();
  if (!event["entity"].items().empty()) {
    const json::Value& entity = event["entity"].items()[0];
    line.what = entity["description"].text();
    std::vector<std::string> classes;
    for (const json::Value& label : entity["securityLabel"].items()) {
      classes.push_back(label["code"].text());
    }
    if (!classes.empty()) line.what += ": " + join(classes, ", ");
  }
  return line;
}

}  // namespace baton::app
