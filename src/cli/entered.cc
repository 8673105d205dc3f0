#include "cli/entered.h"

#include <iostream>

#include "base/text.h"

namespace baton::cli {

app::Author authorFrom(const Arguments& arguments) {
  app::Author author;
  if (!arguments.has("--as")) return author;
  author.kind = app::Author::Kind::Relative;
  author.name = arguments.option("--as");
  author.account = author.name;
  return author;
}

app::EnterRequest requestFrom(const Arguments& arguments, const record::PersonId& person) {
  app::EnterRequest request;
  request.person = person;
  request.author = authorFrom(arguments);
  request.utc_offset = arguments.option("--offset");
  request.idempotency_key = arguments.option("--key");
  request.reason = arguments.option("--why");
  return request;
}

json::Value savedJson(const app::Saved& saved) {
  json::Value value;
  value.set("saved", true);
  value.set("entry", saved.entry);
  json::Value keys = json::Value::array();
  for (const std::string& key : saved.keys) keys.push(key);
  value.set("resources", std::move(keys));
  value.set("saved_at", toIso(saved.saved_at));
  value.set("saved_before", saved.was_saved_before);
  if (!saved.scored) return value;
  if (saved.scored->total) value.set("total", *saved.scored->total);
  value.setIfAny("severity", saved.scored->severity);
  value.set("positive", saved.scored->is_positive);
  value.set("needs_crisis_help", saved.needs_crisis_help);
  json::Value missing = json::Value::array();
  for (const std::string& item : saved.scored->missing) missing.push(item);
  value.set("missing", std::move(missing));
  return value;
}

namespace {

void printScore(const app::forms::Scored& scored, std::ostream& out) {
  if (!scored.total) {
    out << "No total, because these questions have no answer: " << join(scored.missing, ", ")
        << ". The other answers are kept.\n";
    return;
  }
  out << scored.total_name << ": " << *scored.total << " of " << scored.high
      << (scored.severity.empty() ? "" : ", " + scored.severity) << ".";
  if (scored.is_positive) out << " At or above the usual cut-off: " << scored.cutoff_text << ".";
  out << " It is not a diagnosis.\n";
}

}  // namespace

void printSaved(const app::Saved& saved, const Arguments& arguments, Console& console) {
  if (arguments.is_json) return answer(console, savedJson(saved));
  std::ostream& out = console.out;
  if (saved.needs_crisis_help) {
    out << "You do not have to carry this alone. In the US call or text 988 at any hour; 911 when life is in danger.\n";
  }
  if (saved.scored) printScore(*saved.scored, out);
  const std::string at = toIso(saved.saved_at);
  out << (saved.was_saved_before ? "Was saved already at " : "Saved at ") << at << " (" << saved.entry
      << "). To take it back: baton undo " << saved.entry << "\n";
}

}  // namespace baton::cli
