#include "app/handoffs.h"

#include "knowledge/responsibilities.h"

namespace baton::app {
namespace {

using record::Holding;
using record::Responsibility;

json::Value textOrNull(const std::string& text) { return text.empty() ? json::Value() : json::Value(text); }

json::Value holdingJson(const Holding& holding) {
  json::Value value = json::Value::object();
  value.set("owner", holding.shown());
  value.set("role", holding.role);
  value.setIfAny("key", holding.key);
  value.setIfAny("since", holding.since.text());
  value.setIfAny("until", holding.until.text());
  value.setIfAny("task", holding.task);
  value.set("on_team", !holding.is_gone);
  return value;
}

json::Value holdingsJson(const std::vector<Holding>& holdings) {
  json::Value list = json::Value::array();
  for (const Holding& holding : holdings) list.push(holdingJson(holding));
  return list;
}

// The one that a line is headed by.
const Holding* leading(const Responsibility& one) {
  for (const Holding& owner : one.owners) {
    if (!owner.is_gone) return &owner;
  }
  if (!one.owners.empty()) return &one.owners.front();
  return one.proposed.empty() ? nullptr : &one.proposed.front();
}

std::string shownHolder(const Holding& holding) {
  std::string text = holding.role == "self" && !holding.name.empty() ? holding.name + " (self)" : holding.shown();
  if (holding.role != "self" && !holding.name.empty()) text += " (" + holding.role + ")";
  if (holding.is_gone) text += ", no longer on the team";
  return text;
}

}  // namespace

ResponsibilityWords responsibilityWords(std::string_view id, std::string_view language) {
  const auto* row = knowledge::responsibility(id);
  if (row == nullptr) return {std::string(id), ""};
  const bool is_spanish = language == "es";
  return {is_spanish ? row->name_es : row->name, is_spanish ? row->what_es : row->what};
}

json::Value handoffsJson(const record::Responsibilities& all, Instant now) {
  json::Value list = json::Value::array();
  for (const Responsibility& one : all) {
    json::Value value = json::Value::object();
    const Holding* holding = leading(one);
    value.set("responsibility", std::string(one.id));
    value.set("owner", holding == nullptr ? json::Value() : json::Value(holding->shown()));
    value.set("accepted", !one.owners.empty());
    value.set("since", holding == nullptr ? json::Value() : textOrNull(holding->since.text()));
    value.set("role", holding == nullptr ? json::Value() : json::Value(holding->role));
    const Holding* acting = one.acting(now);
    value.set("acting", acting == nullptr ? json::Value() : json::Value(acting->shown()));
    value.set("owners", holdingsJson(one.owners));
    value.set("asked", holdingsJson(one.proposed));
    value.set("stand_ins", holdingsJson(one.stand_ins));
    list.push(std::move(value));
  }
  return list;
}

std::string handoffsText(const record::Responsibilities& all, Instant now) {
  std::string text;
  for (const Responsibility& one : all) {
    text += responsibilityWords(one.id, "en").name + " (" + std::string(one.id) + "): ";
    if (one.owners.empty()) text += one.proposed.empty() ? "nobody has said \"mine\"" : "nobody yet";
    for (std::size_t i = 0; i < one.owners.size(); ++i) {
      text += (i == 0 ? "" : "; and ") + shownHolder(one.owners[i]);
      if (!one.owners[i].since.empty()) text += ", since " + one.owners[i].since.dateText();
    }
    text += "\n";
    if (one.count() > 1) text += "  Two people have said \"mine\". Settle who it is: --hand-back for the other.\n";
    for (const Holding& asked : one.proposed) {
      text += "  Asked: " + shownHolder(asked) + ", on " + asked.since.dateText() + "; no answer yet\n";
    }
    for (const Holding& other : one.stand_ins) {
      if (!other.until.empty() && other.until.last() < now) continue;
      text += "  Stands in until " + other.until.dateText() + ": " + shownHolder(other) + "\n";
    }
  }
  return text;
}

}  // namespace baton::app
