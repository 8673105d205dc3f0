#include "sources/forms/visit_prep.h"

#include <algorithm>

#include "sources/forms/choice.h"

namespace baton::sources::forms {
namespace {

std::string keyFor(const std::string& role, const Context& context) {
  for (const record::CommunicationFact& fact : context.chart.facts.communications) {
    if (fact.about.is_entered_in_error || !mayReplace(fact.about.source, context.author)) continue;
    const bool is_same = std::ranges::any_of(fact.identifiers, [&](const record::Identifier& identifier) {
      return identifier.system == record::kVisitPrepSystem && identifier.value == role;
    });
    if (is_same) return fact.about.key;
  }
  return "";
}

json::Value payload(const std::string& text) {
  json::Value value = json::Value::object();
  value.set("contentString", text.empty() ? "-" : text);
  return value;
}

}  // namespace

Result<Drafts> make(const VisitPrepForm& form, const Context& context) {
  BATON_CHECK(oneOf(form.role, {"therapist", "psychiatrist", "primary-care", "telepsychiatry", "caregiver", "pharmacy"},
                    "for"));
  BATON_TRY(const std::string changed, words(form.lines.changed, "changed", Need::Optional, kLongestVisitLine));
  BATON_TRY(const std::string worries, words(form.lines.worries, "worries", Need::Optional, kLongestVisitLine));
  BATON_TRY(const std::string decide, words(form.lines.decide, "decide", Need::Optional, kLongestVisitLine));
  if (changed.empty() && worries.empty() && decide.empty()) {
    return wrong("changed", "Please write at least one of the three lines.");
  }
  const std::string key = keyFor(form.role, context);
  Drafts drafts;
  json::Value communication = begin("Communication", context, drafts);
  if (!key.empty()) communication.set("id", key.substr(key.find('/') + 1));
  // Not yet told to anybody: the gate keeps it with the person until they take it along.
  json::Value label = json::Value::object();
  label.set("system", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality");
  label.set("code", "R");
  communication.set("meta", json::Value::object({{"security", json::Value::array({std::move(label)})}}));
  json::Value identifier = json::Value::object();
  identifier.set("system", record::kVisitPrepSystem);
  identifier.set("value", form.role);
  communication.set("identifier", json::Value::array({std::move(identifier)}));
  communication.set("status", "preparation");
  communication.set("subject", personReference(context));
  communication.set("topic", textConcept("Visit preparation"));
  communication.set("sender", authorReference(context));
  communication.set("payload", json::Value::array({payload(changed), payload(worries), payload(decide)}));
  drafts.push_back({std::move(communication), key});
  return drafts;
}

}  // namespace baton::sources::forms
