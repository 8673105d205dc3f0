#include "outbound/record_document.h"

#include <vector>

#include "base/text.h"

namespace baton::outbound {
namespace {

using json::Value;
using record::About;
using record::Line;
using record::Source;

Value codes(const std::vector<record::Coding>& codings) {
  Value list = Value::array();
  for (const record::Coding& coding : codings) {
    Value item;
    item.setIfAny("system", coding.system);
    item.setIfAny("code", coding.code);
    item.setIfAny("display", coding.display);
    list.push(std::move(item));
  }
  return list;
}

Value sourceJson(const Source& source) {
  Value item;
  item.set("resource", source.key);
  item.setIfAny("organisation", source.organisation);
  item.setIfAny("file", source.file);
  item.setIfAny("format", source.format);
  item.setIfAny("author", source.author);
  item.set("recorded", toIso(source.recorded));
  item.setIfAny("asserted", source.asserted.text());
  return item;
}

Value sourcesJson(const std::vector<Source>& sources) {
  Value list = Value::array();
  for (const Source& source : sources) list.push(sourceJson(source));
  return list;
}

Value conflictsJson(const std::vector<record::Conflict>& conflicts) {
  Value list = Value::array();
  for (const record::Conflict& conflict : conflicts) {
    Value item;
    item.set("field", conflict.field);
    item.set("text", conflict.text);
    Value sides = Value::array();
    for (const auto& side : conflict.sides) {
      Value one;
      one.set("value", side.value);
      one.set("source", sourceJson(side.source));
      sides.push(std::move(one));
    }
    item.set("sides", std::move(sides));
    list.push(std::move(item));
  }
  return list;
}

Value texts(const std::vector<std::string>& strings) {
  Value list = Value::array();
  for (const std::string& text : strings) list.push(text);
  return list;
}

// The members that interface.md promises for every item.
Value item(const std::string& id, const std::string& text, Value code_list, const std::string& status,
           const PartialDate& since, const std::vector<Source>& sources) {
  Value value;
  value.set("id", id);
  value.set("text", text);
  value.set("codes", std::move(code_list));
  value.set("status", status);
  value.set("since", since.text());
  value.set("sources", sourcesJson(sources));
  return value;
}

Value lineItem(const Line& line) {
  Value value = item(line.id, line.text, codes(line.codes), line.status, line.since, line.sources);
  value.set("conflicts", conflictsJson(line.conflicts));
  value.set("possible_duplicates", texts(line.possible_duplicates));
  value.setIfAny("security", codes(line.security));
  if (line.is_not_interpreted) value.set("not_interpreted", true);
  return value;
}

Value factItem(const About& about, const std::string& text, Value code_list, const std::string& status,
               const PartialDate& since) {
  Value value = item(about.key, text, std::move(code_list), status, since, {about.source});
  value.setIfAny("security", codes(about.security));
  if (about.is_not_interpreted) value.set("not_interpreted", true);
  return value;
}

Value medication(const record::MedicationLine& line) {
  Value value = lineItem(line);
  value.set("name", line.name);
  value.set("ingredients", texts(line.ingredients));
  value.setIfAny("strength", line.strength);
  value.setIfAny("form", line.form);
  value.setIfAny("dose", line.dose);
  value.setIfAny("dose_since", line.dose_since.text());
  value.setIfAny("instruction", line.sig);
  value.setIfAny("ended", line.ended.text());
  value.setIfAny("reason", line.reason);
  value.setIfAny("status_reason", line.status_reason);
  value.setIfAny("prescriber", line.prescriber);
  value.set("as_needed", line.is_as_needed);
  value.set("otc", line.is_otc);
  value.set("psychotropic", line.is_psychotropic);
  value.set("understood", line.is_read);
  return value;
}

Value allergy(const record::AllergyLine& line) {
  Value value = lineItem(line);
  value.setIfAny("reaction", line.reaction);
  value.setIfAny("criticality", line.criticality);
  value.setIfAny("type", line.type);
  value.set("none_known", line.is_statement_of_none);
  return value;
}

Value condition(const record::ConditionLine& line) {
  Value value = lineItem(line);
  value.setIfAny("abated", line.abated.text());
  value.setIfAny("severity", line.severity);
  value.setIfAny("category", line.category);
  value.setIfAny("group", line.group);
  value.set("mental_health", line.is_mental_health);
  return value;
}

Value telecoms(const std::vector<record::Telecom>& list) {
  Value values = Value::array();
  for (const record::Telecom& telecom : list) {
    Value one;
    one.setIfAny("system", telecom.system);
    one.set("value", telecom.value);
    one.setIfAny("use", telecom.use);
    values.push(std::move(one));
  }
  return values;
}

Value careTeam(const record::CareTeamLine& line) {
  Value value = lineItem(line);
  value.set("role", line.role);
  value.setIfAny("role_text", line.role_text);
  value.setIfAny("organization", line.organization);
  value.setIfAny("telecom", telecoms(line.telecoms));
  value.setIfAny("npi", line.npi);
  value.setIfAny("until", line.until.text());
  return value;
}

Value goal(const record::GoalLine& line) {
  Value value = lineItem(line);
  value.setIfAny("achievement", line.achievement);
  value.setIfAny("due", line.due.text());
  value.setIfAny("target", line.target);
  return value;
}

Value ownedList(const record::OwnedListLine& line) {
  Value value = lineItem(line);
  value.setIfAny("owner", line.owner);
  value.setIfAny("confirmed", line.confirmed.text());
  value.set("items", static_cast<long long>(line.items));
  return value;
}

Value observation(const record::ObservationFact& fact) {
  Value value = factItem(fact.about, fact.what.label(), codes(fact.what.codings), fact.status, fact.effective);
  value.set("value", fact.shown());
  value.setIfAny("interpretation", fact.interpretation);
  value.setIfAny("categories", texts(fact.categories));
  value.setIfAny("absent_reason", fact.absent_reason);
  return value;
}

Value encounter(const record::EncounterFact& fact) {
  const record::Concept what = fact.types.empty() ? fact.service : fact.types.front();
  Value value = factItem(fact.about, what.label(), codes(what.codings), fact.status, fact.period.start);
  value.setIfAny("class", fact.class_code);
  value.setIfAny("ended", fact.period.end.text());
  value.setIfAny("discharge_disposition", fact.discharge_disposition.label());
  value.setIfAny("organization", fact.organization.display);
  return value;
}

Value plan(const record::PlanFact& fact) {
  const std::string text = fact.description.empty() ? fact.what.label() : fact.description;
  Value value = factItem(fact.about, text, codes(fact.what.codings), fact.status, fact.period.start);
  value.setIfAny("ended", fact.period.end.text());
  value.setIfAny("activities", texts(fact.activities));
  return value;
}

Value task(const record::TaskFact& fact) {
  const std::string text = fact.description.empty() ? fact.what.label() : fact.description;
  Value value = factItem(fact.about, text, codes(fact.what.codings), fact.status, fact.authored);
  value.setIfAny("owner", fact.owner.display);
  value.setIfAny("requester", fact.requester.display);
  value.setIfAny("due", fact.due.text());
  return value;
}

Value consent(const record::ConsentFact& fact) {
  Value value = factItem(fact.about, fact.scope.label(), codes(fact.scope.codings), fact.status, fact.given);
  value.setIfAny("ends", fact.provision.period.end.text());
  return value;
}

Value communication(const record::CommunicationFact& fact) {
  Value value = factItem(fact.about, fact.topic.label(), codes(fact.topic.codings), fact.status, fact.sent);
  std::vector<std::string> names;
  for (const record::Reference& who : fact.recipients) names.push_back(who.display);
  value.setIfAny("to", join(names, ", "));
  return value;
}

Value contact(const record::Contact& fact) {
  Value value = factItem(fact.about, fact.name, codes(fact.relationship.codings), "active", fact.period.start);
  value.setIfAny("relationship", fact.relationship.label());
  value.setIfAny("telecom", telecoms(fact.telecoms));
  return value;
}

template <class Items, class Write>
Value listOf(const Items& items, Write write) {
  Value list = Value::array();
  for (const auto& one : items) list.push(write(one));
  return list;
}

Value personJson(const record::Chart& chart) {
  Value value;
  value.set("name", chart.name);
  value.setIfAny("born", chart.born.text());
  value.setIfAny("gender", chart.gender);
  if (chart.is_deceased) value.set("deceased", true);
  value.setIfAny("telecom", telecoms(chart.telecoms));
  value.setIfAny("address", texts(chart.addresses));
  value.setIfAny("languages", texts(chart.languages));
  value.setIfAny("conflicts", conflictsJson(chart.conflicts));
  return value;
}

Value everything(const record::Chart& chart) {
  Value all;
  all.set("person", personJson(chart));
  all.set("medications", listOf(chart.medications, medication));
  all.set("allergies", listOf(chart.allergies, allergy));
  all.set("conditions", listOf(chart.conditions, condition));
  all.set("care_team", listOf(chart.care_team, careTeam));
  all.set("goals", listOf(chart.goals, goal));
  all.set("observations", listOf(chart.facts.observations, observation));
  all.set("encounters", listOf(chart.facts.encounters, encounter));
  all.set("procedures", listOf(chart.facts.procedures, [](const record::ProcedureFact& fact) {
            return factItem(fact.about, fact.what.label(), codes(fact.what.codings), fact.status, fact.performed.start);
          }));
  all.set("immunizations", listOf(chart.facts.immunizations, [](const record::ImmunizationFact& fact) {
            return factItem(fact.about, fact.what.label(), codes(fact.what.codings), fact.status, fact.given);
          }));
  all.set("plans", listOf(chart.facts.plans, plan));
  all.set("tasks", listOf(chart.facts.tasks, task));
  all.set("consents", listOf(chart.facts.consents, consent));
  all.set("communications", listOf(chart.facts.communications, communication));
  all.set("documents", listOf(chart.facts.documents, [](const record::DocumentFact& fact) {
            const std::string text = fact.title.empty() ? fact.type.label() : fact.title;
            return factItem(fact.about, text, codes(fact.type.codings), fact.status, fact.date);
          }));
  all.set("coverage", listOf(chart.facts.coverages, [](const record::CoverageFact& fact) {
            return factItem(fact.about, fact.payor, codes(fact.type.codings), fact.status, fact.period.start);
          }));
  all.set("lists", listOf(chart.lists, ownedList));
  all.set("family_history", listOf(chart.facts.family_history, [](const record::FamilyHistoryFact& fact) {
            std::vector<std::string> named;
            for (const record::Concept& one : fact.conditions) named.push_back(one.label());
            return factItem(fact.about, fact.relationship.label() + ": " + join(named, ", "),
                            codes(fact.relationship.codings), "", PartialDate());
          }));
  all.set("contacts", listOf(chart.contacts, contact));
  all.set("other", listOf(chart.facts.other, [](const record::OtherFact& fact) {
            return factItem(fact.about, fact.label, Value::array(), fact.status, fact.date);
          }));
  return all;
}

std::string sectionTitle(const std::string& name) {
  std::string title = name;
  for (char& c : title) c = c == '_' ? ' ' : c;
  if (!title.empty() && title.front() >= 'a' && title.front() <= 'z')
    title.front() = static_cast<char>(title.front() - 32);
  return title;
}

std::string textLine(const Value& one) {
  std::string line = "- " + one["text"].text();
  if (!one["value"].text().empty()) line += ": " + one["value"].text();
  if (!one["dose"].text().empty()) line += ", " + one["dose"].text();
  if (!one["status"].text().empty()) line += " (" + one["status"].text() + ")";
  if (!one["since"].text().empty()) line += ", " + one["since"].text().substr(0, 10);
  line += "\n";
  for (const Value& conflict : one["conflicts"].items()) line += "    ! " + conflict["text"].text() + "\n";
  for (const Value& other : one["possible_duplicates"].items()) {
    line += "    ? maybe the same as " + other.text() + ". You decide: baton decide same " + one["id"].text() + " " +
            other.text() + "  (or: different)\n";
  }
  return line;
}

}  // namespace

Result<Value> recordJson(const record::Disclosure& disclosure, const std::string& section) {
  Value all = everything(disclosure.chart());
  if (section.empty()) return all;
  const Value* found = all.find(section);
  if (found == nullptr) {
    std::vector<std::string> names;
    for (const json::Member& member : all.members()) names.push_back(member.key);
    return fail(ErrorCode::BadUsage,
                "There is no \"" + section + "\" in a record. There are: " + join(names, ", ") + ".");
  }
  Value one;
  one.set(section, *found);
  return one;
}

Result<std::string> recordText(const record::Disclosure& disclosure, const std::string& section) {
  BATON_TRY(const Value all, recordJson(disclosure, section));
  const record::Chart& chart = disclosure.chart();
  std::string text = chart.name + (chart.born.empty() ? "" : ", born " + chart.born.text()) + "\n";
  for (const json::Member& member : all.members()) {
    if (!member.value.isArray()) continue;
    // Of a whole record only the sections that must never be silently empty are named when there is nothing in them.
    const bool is_always_named = !section.empty() || member.key == "medications" || member.key == "allergies" ||
                                 member.key == "conditions" || member.key == "care_team";
    if (member.value.items().empty() && !is_always_named) continue;
    text += "\n" + sectionTitle(member.key) + "\n";
    if (member.value.items().empty()) text += "  Nothing in the record.\n";
    for (const Value& one : member.value.items()) text += textLine(one);
  }
  return text;
}

}  // namespace baton::outbound
