#include "cli/consent_shown.h"

#include "base/text.h"

namespace baton::cli {
namespace {

using State = app::ConsentShown::State;

std::string_view codeOf(State state) {
  switch (state) {
    case State::InForce:
      return "in-force";
    case State::NotYet:
      return "not-yet";
    case State::Over:
      return "over";
    case State::Ended:
      return "withdrawn";
    case State::NotCounted:
      return "not-counted";
  }
  return "";
}

json::Value listOf(const std::vector<std::string>& words) {
  json::Value list = json::Value::array();
  for (const std::string& word : words) list.push(word);
  return list;
}

}  // namespace

json::Value consentJson(const app::ConsentShown& one) {
  json::Value value;
  value.set("id", one.key);
  value.set("to", listOf(one.readers));
  value.setIfAny("role", one.role);
  value.set("kind", one.is_emergency ? "emergency" : one.is_denial ? "refuse" : "grant");
  value.set("classes", listOf(one.classes));
  value.set("types", listOf(one.types));
  value.set("facts", listOf(one.facts));
  value.set("purposes", listOf(one.purposes));
  value.set("direction", listOf(one.direction));
  value.setIfAny("condition", one.condition);
  value.setIfAny("given", one.given.text());
  value.setIfAny("since", one.period.start.text());
  value.setIfAny("until", one.period.end.text());
  value.set("state", codeOf(one.state));
  value.setIfAny("why", one.not_counted);
  value.set("can_be_confirmed", one.can_be_confirmed);
  value.setIfAny("source", one.source);
  return value;
}

namespace {

std::string whatText(const app::ConsentShown& one) {
  if (!one.facts.empty()) return "only " + join(one.facts, ", ");
  std::string text = one.classes.empty() ? (one.is_emergency || one.is_denial ? "everything" : "what this role needs")
                                         : join(one.classes, ", ");
  if (one.is_emergency) text += " but notes kept apart";
  if (!one.types.empty()) text += " (" + join(one.types, ", ") + ")";
  return text;
}

}  // namespace

std::string consentText(const app::ConsentShown& one) {
  std::string text = one.key + "  " +
                     (one.is_emergency ? "emergency access for "
                      : one.is_denial  ? "refused to "
                                       : "shared with ");
  text += one.readers.empty() ? "everybody" : join(one.readers, ", ");
  text += ": " + whatText(one) + ".";
  if (!one.period.end.empty()) text += " Until " + one.period.end.text() + ".";
  switch (one.state) {
    case State::InForce:
      break;
    case State::NotYet:
      text += " Not in force yet.";
      break;
    case State::Over:
      text += " Over.";
      break;
    case State::Ended:
      text += " Withdrawn.";
      break;
    case State::NotCounted:
      text += " Does not count: " + one.not_counted;
      break;
  }
  if (!one.condition.empty()) text += "\n    " + one.condition;
  if (!one.source.empty()) text += "\n    From " + one.source + ".";
  if (one.can_be_confirmed) text += "\n    If you signed it: baton consent confirm " + one.key;
  return text;
}

}  // namespace baton::cli
