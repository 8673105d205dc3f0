#include "app/after_visit.h"

namespace baton::app {
namespace {

std::string dutyLine(const record::Agreed& one, Instant now) {
  std::string line = "- " + std::string(one.is_watch ? "watch: " : "") + one.what;
  line += " (" + (one.who == "self" ? std::string("you") : one.who);
  if (!one.due.empty()) line += std::string(one.is_watch ? ", until " : ", by ") + one.due.dateText();
  line += ")";
  if (one.isOverdue(now)) line += " LATE";
  if (one.state != record::AgreedState::Open) line += ": " + std::string(toText(one.state));
  if (!one.note.empty()) line += ", " + one.note;
  return line + "  [" + one.key + "]\n";
}

}  // namespace

std::string_view toText(record::AgreedState state) {
  switch (state) {
    case record::AgreedState::Done:
      return "done";
    case record::AgreedState::NotNeeded:
      return "not-needed";
    case record::AgreedState::Open:
      break;
  }
  return "open";
}

json::Value afterVisitJson(const record::Disclosure& seen) {
  json::Value visits = json::Value::array();
  for (const record::VisitOutcome& one : record::visitOutcomes(seen.chart())) {
    json::Value item;
    item.set("on", one.on.text());
    item.setIfAny("with", one.with);
    item.setIfAny("decided", one.decided);
    item.setIfAny("changed", one.changed);
    item.set("resource", one.key);
    visits.push(std::move(item));
  }
  json::Value agreed = json::Value::array();
  for (const record::Agreed& one : record::agreedOf(seen.chart())) {
    json::Value item;
    item.set("task", one.key);
    item.set("kind", one.is_watch ? "watch" : "duty");
    item.set("what", one.what);
    item.set("who", one.who);
    item.setIfAny("due", one.due.text());
    item.set("state", toText(one.state));
    item.set("overdue", one.isOverdue(seen.chart().at));
    item.setIfAny("note", one.note);
    agreed.push(std::move(item));
  }
  json::Value value;
  value.set("visits", std::move(visits));
  value.set("agreed", std::move(agreed));
  return value;
}

std::string afterVisitText(const record::Disclosure& seen) {
  std::string text;
  for (const record::VisitOutcome& one : record::visitOutcomes(seen.chart())) {
    text += one.on.dateText() + (one.with.empty() ? "" : ", " + one.with) + "\n";
    if (!one.decided.empty()) text += "  Decided: " + one.decided + "\n";
    if (!one.changed.empty()) text += "  Changed: " + one.changed + "\n";
  }
  const auto agreed = record::agreedOf(seen.chart());
  if (!agreed.empty()) text += (text.empty() ? "" : "\n") + std::string("Agreed:\n");
  for (const record::Agreed& one : agreed) text += dutyLine(one, seen.chart().at);
  if (text.empty()) text = "Nothing is written down about a visit yet.\n";
  return text;
}

}  // namespace baton::app
