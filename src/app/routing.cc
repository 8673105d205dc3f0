#include "app/routing.h"

#include "base/text.h"
#include "knowledge/knowledge.h"
#include "rules/taken.h"
#include "rules/therapies.h"

namespace baton::app {
namespace {

std::string_view becauseWord(RoutedBecause because) {
  switch (because) {
    case RoutedBecause::Table:
      return "table";
    case RoutedBecause::Unknown:
      return "unknown";
    case RoutedBecause::Owner:
      return "owner";
    case RoutedBecause::Exception:
      return "exception";
  }
  return "";
}

std::string byWords(const std::string& by) {
  if (by == "now") return "at once";
  if (by.ends_with('d')) return "within " + by.substr(0, by.size() - 1) + " days";
  if (by == "next-contact") return "at the next contact";
  return by == "next-visit" ? "at the next visit" : by;
}

json::Value cellJson(const RoutingKind& kind, const Cell& cell) {
  json::Value value = json::Value::object();
  value.set("change", kind.id);
  value.set("name", kind.name);
  value.set("told", knowledge::toText(cell.told));
  json::Value matters = json::Value::array();
  if (cell.told == Told::If) {
    for (const std::string& one : cell.table->matters) matters.push(one);
  }
  value.set("matters", std::move(matters));
  value.set("by", cell.told == Told::No ? json::Value() : json::Value(cell.table->by.empty() ? "7d" : cell.table->by));
  value.set("because", becauseWord(cell.because));
  value.set("why", cell.table->why);
  value.set("source", cell.table->source);
  return value;
}

json::Value exceptionJson(const record::RoutingException& one) {
  json::Value value = json::Value::object();
  value.set("change", one.kind);
  value.set("told", one.is_told);
  value.set("role", one.role);
  value.setIfAny("name", one.name);
  value.setIfAny("since", one.since.text());
  value.setIfAny("why", one.why);
  value.set("task", one.task);
  return value;
}

}  // namespace

const std::vector<RoutingKind>& routingKinds() { return knowledge::routing(); }

std::unique_ptr<RoutingTable> routingOf(const record::Disclosure& own) {
  auto table = std::make_unique<RoutingTable>();
  table->now = own.chart().at;
  table->exceptions = record::routingExceptions(own.chart());
  table->responsibilities = record::responsibilitiesOf(own.chart());
  for (record::Member& member : record::membersOf(own.chart())) {
    record::Reached reached = record::reachOf(own.chart(), member);
    std::string address = record::addressFor(member, reached);
    RoutingOfMember one{std::move(member), std::move(reached), std::move(address), {}};
    for (const RoutingKind& kind : routingKinds()) {
      one.cells.push_back(
          coordination::cellOf(kind, one.member, table->responsibilities, table->exceptions, table->now));
    }
    table->members.push_back(std::move(one));
  }
  return table;
}

std::vector<record::Change> withTherapies(const record::Disclosure& own, std::vector<record::Change> changes,
                                          Instant since) {
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const record::Chart& chart = own.chart();
  const rules::TakenList nothing;
  const auto therapies =
      rules::therapiesOf({.knowledge = knowledge, .chart = chart, .taken = nothing, .changes = {}, .now = chart.at});
  for (const rules::TherapyNow& therapy : therapies) {
    const bool is_dated = !therapy.since.empty() && therapy.since.precision() >= Precision::Day;
    if (!is_dated || therapy.since.last() < since || therapy.since.first() > chart.at) continue;
    record::Change change;
    change.kind = "therapy-changed";
    change.about = knowledge.therapyConflicts().therapies()[therapy.therapy].name_plain;
    change.line = therapy.key;
    change.on = therapy.since;
    change.matters_for = {"mood", "sleep"};
    change.text = change.about + " began on " + therapy.since.dateText() + ".";
    if (change.text.front() >= 'a' && change.text.front() <= 'z') {
      change.text.front() = static_cast<char>(change.text.front() - 32);
    }
    changes.push_back(std::move(change));
  }
  return changes;
}

std::vector<Routed> routeChanges(std::span<const record::Change> changes, std::span<const record::Member> members,
                                 const RoutingTable& table) {
  return coordination::route({changes, members, table.responsibilities, table.exceptions, table.now});
}

json::Value routingJson(const RoutingTable& table) {
  json::Value members = json::Value::array();
  for (const RoutingOfMember& one : table.members) {
    json::Value value = json::Value::object();
    value.set("name", one.member.name);
    value.set("role", one.member.role);
    value.setIfAny("key", one.member.key);
    value.set("channel", one.reached.channel.empty() ? json::Value() : json::Value(one.reached.channel));
    value.setIfAny("address", one.address);
    json::Value cells = json::Value::array();
    for (std::size_t i = 0; i < one.cells.size(); ++i) cells.push(cellJson(routingKinds()[i], one.cells[i]));
    value.set("cells", std::move(cells));
    members.push(std::move(value));
  }
  json::Value exceptions = json::Value::array();
  for (const record::RoutingException& one : table.exceptions) exceptions.push(exceptionJson(one));
  json::Value answer = json::Value::object();
  answer.set("members", std::move(members));
  answer.set("exceptions", std::move(exceptions));
  return answer;
}

std::string routingText(const RoutingTable& table) {
  std::string text;
  for (const RoutingOfMember& one : table.members) {
    text += one.member.name + " (" + one.member.role + ")";
    if (!one.reached.channel.empty()) text += ", by " + one.reached.channel;
    if (!one.address.empty()) text += " " + one.address;
    text += "\n";
    for (std::size_t i = 0; i < one.cells.size(); ++i) {
      const Cell& cell = one.cells[i];
      if (cell.told == Told::No && cell.because != RoutedBecause::Exception) continue;
      text += "  " + routingKinds()[i].name + ": ";
      text += cell.told == Told::No ? std::string("not told") : byWords(cell.table->by.empty() ? "7d" : cell.table->by);
      if (cell.told == Told::If) text += ", when it can affect " + join(cell.table->matters, ", ");
      if (cell.because == RoutedBecause::Exception) text += " (you said so)";
      if (cell.because == RoutedBecause::Owner) text += " (they look after this)";
      text += "\n";
    }
  }
  if (table.members.empty()) text = "Nobody is on the care team yet: baton add member NAME --role ROLE\n";
  return text;
}

json::Value routedJson(std::span<const Routed> routed) {
  json::Value list = json::Value::array();
  for (const Routed& one : routed) {
    json::Value value = json::Value::object();
    value.set("change", one.kind);
    value.set("about", one.change->about);
    value.set("text", one.change->text);
    value.setIfAny("on", one.change->on.text());
    value.set("to", one.member->name);
    value.set("role", one.member->role);
    value.set("by", one.by);
    value.set("late", one.is_late);
    value.set("because", becauseWord(one.because));
    value.set("why", one.why);
    list.push(std::move(value));
  }
  return list;
}

std::string routedText(std::span<const Routed> routed) {
  std::string text;
  for (const Routed& one : routed) {
    text += one.member->name + " (" + one.member->role + "), " + byWords(one.by) + (one.is_late ? ", late" : "") +
            ": " + one.change->text + "\n  " + std::string(one.why) + "\n";
  }
  return text.empty() ? "Nothing changed that somebody has to be told.\n" : text;
}

}  // namespace baton::app
