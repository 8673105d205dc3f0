#include "app/drug_knowledge.h"

#include "rules/drug_facts.h"
#include "rules/wording.h"

namespace baton::app {
namespace {

using rules::DrugFacts;

json::Value number(double value) {
  const auto whole = static_cast<long long>(value);
  if (static_cast<double>(whole) == value) return json::Value(whole);
  std::string letters = std::to_string(value);
  while (letters.back() == '0') letters.pop_back();
  return json::Value::number(letters);
}

json::Value interactionJson(const DrugFacts::Interaction& one) {
  const knowledge::InteractionRow& row = *one.row;
  json::Value item;
  item.set("row", row.id);
  item.set("with", one.other);
  item.setIfAny("and", one.third);
  item.set("severity", knowledge::toText(row.severity));
  item.set("interrupts", row.interrupts);
  item.set("verified", row.is_verified);
  item.set("cause", row.cause);
  item.set("mechanism", row.mechanism);
  item.set("effect", row.effect_clinical);
  item.set("action", row.action_clinical);
  item.set("source", row.source);
  item.setIfAny("url", row.source_url);
  item.set("checked_on", row.checked_on);
  return item;
}

json::Value sectionJson(const rules::KnownSection& section) {
  json::Value rows = json::Value::array();
  for (const rules::KnownRow& row : section.rows) {
    json::Value item;
    item.setIfAny("row", row.row);
    item.set("says", row.says);
    item.set("source", row.source);
    item.setIfAny("url", row.url);
    item.setIfAny("checked_on", row.checked_on);
    if (row.is_verified) item.set("verified", *row.is_verified);
    rows.push(std::move(item));
  }
  return rows;
}

std::string sectionText(const rules::KnownSection& section) {
  std::string text = "\n" + section.title + "\n";
  for (const rules::KnownRow& row : section.rows) {
    text += "- " + row.says + (row.row.empty() ? "" : " [" + row.row + "]") + "\n    " + row.source +
            (row.is_verified.value_or(true) ? "" : " (unverified)") + "\n";
  }
  return text;
}

json::Value factsJson(const DrugFacts& facts) {
  json::Value item;
  item.set("ingredient", facts.ingredient);
  item.set("kind", facts.kind);
  if (facts.half_life_hours) item.set("half_life_hours", number(*facts.half_life_hours));
  item.setIfAny("duplicate_group", facts.duplicate_group);
  item.set("source", facts.source);
  json::Value classes = json::Value::array();
  for (const DrugFacts::Class& one : facts.classes) {
    json::Value part;
    part.set("id", one.id);
    part.set("name", one.name);
    part.setIfAny("grade", one.grade);
    part.set("verified", one.is_verified);
    part.set("source", one.source);
    classes.push(std::move(part));
  }
  item.set("classes", std::move(classes));
  json::Value interactions = json::Value::array();
  for (const DrugFacts::Interaction& one : facts.interactions) interactions.push(interactionJson(one));
  item.set("interactions", std::move(interactions));
  for (const rules::KnownSection& section : facts.sections) item.set(section.id, sectionJson(section));
  return item;
}

std::string factsText(const DrugFacts& facts) {
  std::string text = facts.ingredient + " (" + facts.kind + ")\n";
  if (facts.half_life_hours) text += "Half-life: up to " + number(*facts.half_life_hours).text() + " hours\n";
  if (!facts.duplicate_group.empty()) text += "Duplicate group: " + facts.duplicate_group + "\n";
  text += "Source: " + facts.source + "\n\nClasses\n";
  for (const DrugFacts::Class& one : facts.classes) {
    text += "- " + one.id + ": " + one.name + (one.grade.empty() ? "" : ", " + one.grade) +
            (one.is_verified ? "" : " (unverified)") + "\n    " + one.source + "\n";
  }
  text += "\nInteractions\n";
  for (const DrugFacts::Interaction& one : facts.interactions) {
    const knowledge::InteractionRow& row = *one.row;
    text += "- " + std::string(knowledge::toText(row.severity)) + (row.interrupts ? ", interrupts: " : ": ") +
            one.other + (one.third.empty() ? "" : " and " + one.third) + " [" + std::string(row.id) + "]\n    " +
            std::string(row.effect_clinical) + ". " + std::string(row.action_clinical) + ".\n    " +
            std::string(row.source) + (row.is_verified ? "" : " (unverified)") + "\n";
  }
  for (const rules::KnownSection& section : facts.sections) text += sectionText(section);
  return text;
}

}  // namespace

Result<Shown> knowledgeOf(const std::string& name) {
  const std::vector<DrugFacts> all = rules::drugFacts(knowledge::builtIn(), name);
  if (all.empty()) {
    return fail(ErrorCode::NotFound, "The safety tables do not know \"" + name +
                                         "\". That says nothing about whether it is safe; ask a pharmacist.");
  }
  Shown shown{json::Value::array(), ""};
  for (const DrugFacts& facts : all) {
    shown.json.push(factsJson(facts));
    shown.text += (shown.text.empty() ? "" : "\n") + factsText(facts);
  }
  return shown;
}

Shown knowledgeOverview() {
  const knowledge::Knowledge& tables = knowledge::builtIn();
  long long interrupting = 0;
  long long unverified = 0;
  for (const knowledge::InteractionRow& row : tables.interactions().rows()) {
    interrupting += row.interrupts ? 1 : 0;
    unverified += row.is_verified ? 0 : 1;
  }
  const auto count = [](std::size_t number) { return static_cast<long long>(number); };
  Shown shown;
  shown.json.set("ingredients", count(tables.drugs().drugs().size()));
  shown.json.set("classes", count(tables.drugs().classes().size()));
  shown.json.set("memberships", count(tables.drugs().memberships().size()));
  shown.json.set("interactions", count(tables.interactions().rows().size()));
  shown.json.set("interrupting", interrupting);
  shown.json.set("unverified", unverified);
  shown.json.set("duplicate_groups", count(tables.duplicates().groups().size()));
  for (const json::Member& member : shown.json.members()) {
    shown.text += member.key + ": " + member.value.text() + "\n";
  }
  shown.text +=
      "baton knowledge NAME shows one medicine with its sources; docs/knowledge.md says how the tables are reviewed.\n";
  return shown;
}

}  // namespace baton::app
