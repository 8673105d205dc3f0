#include "app/monitoring.h"

#include <array>

#include "app/check.h"
#include "app/views.h"
#include "knowledge/knowledge.h"

namespace baton::app {
namespace {

using rules::Language;
using rules::Phrase;

struct Heading {
  DueState state;
  Phrase words;
};
// In the order in which a person wants to read them.
constexpr std::array<Heading, 6> kHeadings = {
    {{DueState::Overdue, {"OVERDUE", "ATRASADO"}},
     {DueState::Missing, {"NO RESULT ON RECORD", "SIN RESULTADO EN EL REGISTRO"}},
     {DueState::Due, {"DUE NOW", "TOCA AHORA"}},
     {DueState::Upcoming, {"COMING UP", "PRÓXIMAMENTE"}},
     {DueState::Done, {"DONE; NO LATER DAY IN THE TABLES", "HECHO; SIN OTRO DÍA EN LAS TABLAS"}},
     {DueState::Named, {"TESTS THAT GO WITH WHAT IS TAKEN", "PRUEBAS QUE VAN CON LO QUE SE TOMA"}}}};
constexpr Phrase kNoDate = {"no date", "sin fecha"};
constexpr Phrase kNoResult = {"; no result yet", "; aún sin resultado"};
constexpr Phrase kUnusual = {" (outside its limits: ask about it)", " (fuera de sus límites: pregunte por ello)"};
constexpr Phrase kLast = {"; last ", "; último "};
constexpr Phrase kNothing = {"No test of what is on the list is due by Baton's tables.",
                             "Según las tablas de Baton no toca ninguna prueba de lo que está en la lista."};
constexpr Phrase kNotChecked = {"Not checked: ", "No se revisó: "};
constexpr Phrase kAskWhen = {"Ask those named if the tests were done, and when the next one is.",
                             "Pregunte a quien se nombra si ya se hicieron y cuándo toca la próxima."};
constexpr Phrase kElsewhere = {"A test may have been done where Baton does not know of it. Ask before you repeat one.",
                               "Una prueba puede haberse hecho donde Baton no lo sabe. Pregunte antes de repetirla."};

std::string_view codeOf(DueState state) {
  static constexpr std::array<std::string_view, 6> kCodes = {"overdue", "missing", "due", "upcoming", "done", "named"};
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
  item.setIfAny("last_resource", entry.last_resource);
  if (entry.is_unusual) item.set("last_outside_limits", true);
  item.set("owner", entry.owner);
  item.setIfAny("owner_name", entry.owner_name);
  item.set("why", entry.why);
  item.set("row", entry.row);
  item.set("source", entry.source);
  return item;
}

std::string lineOf(const CalendarEntry& entry, Language language) {
  const bool is_dated = entry.state != DueState::Done && entry.state != DueState::Named;
  std::string line = "- " + (is_dated ? (entry.due.empty() ? kNoDate.in(language) : entry.due) + "  " : "") +
                     entry.test + " (" + entry.medicine + ")";
  if (!entry.last_on.empty()) {
    line += kLast.in(language) + entry.last_on + (entry.last_value.empty() ? "" : ": " + entry.last_value);
    if (entry.is_unusual) line += kUnusual.in(language);
  } else if (is_dated) {
    line += kNoResult.in(language);
  }
  return line + "; " + (entry.owner_name.empty() ? entry.owner : entry.owner_name) + "\n";
}

Language spokenTo(const std::string& role, const std::string& language) {
  return rules::languageFor(readerOf(role), language == "es" ? Language::Spanish : Language::English);
}

std::string textOf(const Calendar& calendar, Language language) {
  std::string text;
  for (const Heading& heading : kHeadings) {
    bool is_first = true;
    for (const CalendarEntry& entry : calendar.entries) {
      if (entry.state != heading.state) continue;
      if (is_first) text += (text.empty() ? "" : "\n") + heading.words.in(language) + "\n";
      is_first = false;
      text += lineOf(entry, language);
    }
  }
  const bool is_named = !calendar.entries.empty() && calendar.entries.front().state == DueState::Named;
  if (is_named) return text + "\n" + kAskWhen.in(language) + "\n";
  if (text.empty()) text = kNothing.in(language) + "\n";
  for (const record::NotChecked& one : calendar.not_checked) {
    text += "\n" + kNotChecked.in(language) + one.what + " - " + one.why + ".\n";
  }
  return text + "\n" + kElsewhere.in(language) + "\n";
}

}  // namespace

Calendar monitoringCalendar(const record::Disclosure& seen, const std::string& role, const std::string& language) {
  const knowledge::Knowledge& knowledge = knowledge::builtIn();
  const rules::Reader reader = readerOf(role);
  const Language spoken = spokenTo(role, language);
  const rules::TakenList list = rules::takenFrom(knowledge, seen.chart(), spoken);
  Calendar calendar = rules::monitoringCalendar({.knowledge = knowledge,
                                                 .chart = seen.chart(),
                                                 .taken = list,
                                                 .changes = {},
                                                 .reader = reader,
                                                 .language = spoken,
                                                 .now = seen.chart().at});
  if (!seesResults(seen)) rules::nameOnly(calendar);
  return calendar;
}

Soonness soonnessOf(const CalendarEntry& entry, Instant now) {
  if (entry.state == DueState::Done) return Soonness::Done;
  if (entry.state == DueState::Named) return Soonness::Named;
  if (entry.state != DueState::Upcoming) return Soonness::Now;
  return entry.due <= toIsoDate({now.ms + kSoonDays * kDayMs}) ? Soonness::Soon : Soonness::Later;
}

Result<Shown> monitoringOf(Home& home, const record::PersonId& person, const std::string& role,
                           const std::string& language) {
  BATON_TRY(const auto seen, viewRecord(home, person, role, ""));
  const Calendar calendar = monitoringCalendar(seen, role, language);
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
  shown.text = textOf(calendar, spokenTo(role, language));
  return shown;
}

}  // namespace baton::app
