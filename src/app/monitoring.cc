#include "app/monitoring.h"

#include <array>

#include "app/check.h"
#include "app/views.h"
#include "knowledge/knowledge.h"
#include "rules/monitoring.h"

namespace baton::app {
namespace {

using rules::CalendarEntry;
using rules::DueState;

// In the order in which a person wants to read them.
constexpr std::array<std::pair<DueState, std::string_view>, 4> kHeadings = {{{DueState::Overdue, "OVERDUE"},
                                                                             {DueState::Missing, "NO RESULT ON RECORD"},
                                                                             {DueState::Due, "DUE NOW"},
                                                                             {DueState::Upcoming, "COMING UP"}}};

std::string_view codeOf(DueState state) {
  static constexpr std::array<std::string_view, 4> kCodes = {"overdue", "missing", "due", "upcoming"};
  return kCodes[static_cast<std::size_t>(state)];
}

json::Value entryJson(const CalendarEntry& entry) {
  json::Value item;
  item.set("medicine", entry.medicine);
  item.set("test", entry.test);
  item.set("group", entry.test_id);
  item.set("state", codeOf(entry.state));
  item.setIfAny("due", entry.due);
  item.setIfAny("last_on", entry.last_on);
  item.setIfAny("last_value", entry.last_value);
  item.set("owner", entry.owner);
  item.setIfAny("owner_name", entry.owner_name);
  item.set("why", entry.why);
  item.set("row", entry.row);
  item.set("source", entry.source);
  return item;
}

std::string lineOf(const CalendarEntry& entry) {
  std::string line =
      "- " + (entry.due.empty() ? "no date" : entry.due) + "  " + entry.test + " (" + entry.medicine + ")";
  if (entry.last_on.empty()) {
    line += "; no result yet";
  } else {
    line += "; last " + entry.last_on + (entry.last_value.empty() ? "" : ": " + entry.last_value);
  }
  return line + "; " + (entry.owner_name.empty() ? entry.owner : entry.owner_name) + "\n";
}

std::string textOf(const rules::Calendar& calendar) {
  std::string text;
  for (const auto& [state, heading] : kHeadings) {
    bool is_first = true;
    for (const CalendarEntry& entry : calendar.entries) {
      if (entry.state != state) continue;
      if (is_first) text += (text.empty() ? "" : "\n") + std::string(heading) + "\n";
      is_first = false;
      text += lineOf(entry);
    }
  }
  if (text.empty()) text = "No medicine on the list has tests in Baton's tables.\n";
  for (const record::NotChecked& one : calendar.not_checked)
    text += "\nNot checked: " + one.what + " - " + one.why + ".\n";
  return text + "\nA test may have been done where Baton does not know of it. Ask before you repeat one.\n";
}

}  // namespace

Result<Shown> monitoringOf(Home& home, const record::PersonId& person, const std::string& role) {
  BATON_TRY(const auto seen, viewRecord(home, person, role, ""));
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const rules::TakenList list = rules::takenFrom(knowledge, seen.chart());
  const rules::Calendar calendar = rules::monitoringCalendar({.knowledge = knowledge,
                                                              .chart = seen.chart(),
                                                              .taken = list,
                                                              .changes = {},
                                                              .reader = readerOf(role),
                                                              .now = home.clock().now()});
  Shown shown;
  json::Value entries = json::Value::array();
  for (const CalendarEntry& entry : calendar.entries) entries.push(entryJson(entry));
  json::Value not_checked = json::Value::array();
  for (const record::NotChecked& one : calendar.not_checked) {
    json::Value item;
    item.set("what", one.what);
    item.set("why", one.why);
    not_checked.push(std::move(item));
  }
  shown.json.set("monitoring", std::move(entries));
  shown.json.set("not_checked", std::move(not_checked));
  shown.text = textOf(calendar);
  return shown;
}

}  // namespace baton::app
