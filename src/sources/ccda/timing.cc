#include "sources/ccda/timing.h"

#include <array>

#include "base/text.h"
#include "sources/ccda/datatypes.h"
#include "sources/ccda/fields.h"

namespace baton::sources::ccda {
namespace {

using xml::Node;

// UCUM units of time and what portals write for them → Timing.repeat.periodUnit.
std::string_view periodUnit(std::string_view unit) {
  struct Row {
    std::string_view from;
    std::string_view to;
  };
  static constexpr auto kUnits = std::to_array<Row>(
      {{"s", "s"},       {"min", "min"}, {"h", "h"},        {"d", "d"},         {"wk", "wk"}, {"mo", "mo"},
       {"a", "a"},       {"hour", "h"},  {"hours", "h"},    {"hr", "h"},        {"H", "h"},   {"day", "d"},
       {"days", "d"},    {"D", "d"},     {"week", "wk"},    {"weeks", "wk"},    {"w", "wk"},  {"month", "mo"},
       {"months", "mo"}, {"year", "a"},  {"minute", "min"}, {"minutes", "min"}, {"m", "min"}, {"mo_j", "mo"}});
  for (const Row& row : kUnits) {
    if (row.from == unit) return row.to;
  }
  return {};
}

// Codes of EIVL events that Timing.repeat.when knows by the same letters.
bool isWhenCode(std::string_view code) {
  static constexpr auto kWhen = std::to_array<std::string_view>(
      {"HS", "WAKE", "C", "CM", "CD", "CV", "AC", "ACM", "ACD", "ACV", "PC", "PCM", "PCD", "PCV"});
  for (const std::string_view one : kWhen) {
    if (one == code) return true;
  }
  return false;
}

void readPeriodic(Import& import, Value& repeat, Node time) {
  const Node period = time["period"];
  if (!period) return;
  const Node main = period["low"] ? period["low"] : period;
  const auto length = toNumber(main.attribute("value"));
  const std::string_view unit = periodUnit(trim(main.attribute("unit")));
  if (!length || length->find_first_not_of("0.") == std::string::npos) return;
  if (unit.empty()) {
    import.note(IssueSeverity::Warning,
                "How often the medicine is taken has a unit that cannot be read; it was left out.");
    return;
  }
  if (repeat.has("frequency")) return;
  put(repeat, "frequency", Value(1));
  put(repeat, "period", Value::number(*length));
  if (const auto longest = toNumber(period["high"].attribute("value")); longest && period["low"]) {
    if (std::stod(*longest) > std::stod(*length)) put(repeat, "periodMax", Value::number(*longest));
  }
  put(repeat, "periodUnit", unit);
}

// Offset of an event in whole minutes.
void putOffset(Value& repeat, Node offset) {
  const Node amount = offset["width"] ? offset["width"] : offset["low"] ? offset["low"] : offset;
  const auto number = toNumber(amount.attribute("value"));
  const std::string_view unit = periodUnit(trim(amount.attribute("unit")));
  if (!number || number->find('.') != std::string::npos || number->size() > 6) return;
  const long long factor = unit == "h" ? 60 : unit == "d" ? 1440 : unit == "min" ? 1 : 0;
  const long long minutes = std::stoll(*number) * factor;
  if (minutes > 0) put(repeat, "offset", Value(minutes));
}

void readEvent(Import& import, Value& repeat, Node time) {
  const std::string_view event = trim(time["event"].attribute("code"));
  if (!isWhenCode(event)) {
    if (!event.empty()) {
      import.note(IssueSeverity::Warning,
                  "The medicine is tied to an event that Baton does not know (" + shorten(event, 20) + ").");
    }
    return;
  }
  Value event_code = Value(event);
  // FHIR tim-9: an offset belongs to meals and sleep, not to "C" and its kin.
  add(repeat, "when", std::move(event_code));
  if (event != "C" && event != "CM" && event != "CD" && event != "CV") putOffset(repeat, time["offset"]);
}

void readTime(Import& import, Schedule& schedule, Node time) {
  const std::string_view type = typeOf(time);
  if (type == "PIVL_TS" || time["period"]) return readPeriodic(import, schedule.repeat, time);
  if (type == "EIVL_TS" || time["event"]) return readEvent(import, schedule.repeat, time);
  if (time["comp"]) {
    for (const Node part : time.children("comp")) readTime(import, schedule, part);
    return;
  }
  if (!schedule.bounds.isNull() || !schedule.moment.empty()) return;
  if (const std::string moment = toDateTime(time.attribute("value")); !moment.empty()) {
    schedule.moment = moment;
    return;
  }
  schedule.bounds = toPeriod(import, time);
}

}  // namespace

Schedule toSchedule(Import& import, Node administration) {
  Schedule schedule;
  for (const Node time : administration.children("effectiveTime")) readTime(import, schedule, time);
  return schedule;
}

Value toTiming(const Schedule& schedule, Bounds bounds) {
  Value timing;
  Value repeat;
  if (bounds == Bounds::Inside && !schedule.bounds.isNull()) put(repeat, "boundsPeriod", schedule.bounds);
  for (const json::Member& member : schedule.repeat.members()) put(repeat, member.key, member.value);
  if (bounds == Bounds::Inside && !schedule.moment.empty()) add(timing, "event", schedule.moment);
  put(timing, "repeat", std::move(repeat));
  return timing;
}

}  // namespace baton::sources::ccda
