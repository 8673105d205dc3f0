// A condition in the person's words: what a clinician said, or what they themselves are worried about.
#include "web/pages/entry_kinds.h"

namespace baton::web::entry {
namespace {

Html fields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("condition", say(language, "What is it called?"),
                                    say(language, "Like depression, or high blood pressure.")));
  Field who = draft.field("diagnosed", say(language, "Who says so?"));
  if (who.value.empty()) who.value = "yes";
  html += radios(
      who, {{"yes", say(language, "A doctor or another clinician"), ""},
            {"no", say(language, "I think so myself"), say(language, "It is kept as a concern, not as a diagnosis.")}});
  Field status = draft.field("status", say(language, "How is it now?"));
  if (status.value.empty()) status.value = "active";
  html += radios(status, {{"active", say(language, "I have it now"), ""},
                          {"remission", say(language, "It is better for now"), ""},
                          {"resolved", say(language, "It is over"), ""},
                          {"inactive", say(language, "It is quiet"), ""}});
  html += radios(draft.field("severity", say(language, "How strong is it, if you know?")),
                 {{"mild", say(language, "Mild"), ""},
                  {"moderate", say(language, "Moderate"), ""},
                  {"severe", say(language, "Severe"), ""}},
                 Flow::Row);
  html += sinceField(page, draft, "since", say(language, "Since when, if you know?"));
  html += sinceField(page, draft, "ended", say(language, "Until when, if it is over?"));
  html += textArea(draft.field("note", say(language, "A note, if you like")), 3);
  return html;
}

app::Form form(const Page& /*page*/, const Draft& draft) {
  app::forms::ConditionForm form;
  form.name = draft.value("condition");
  form.status = draft.value("status").empty() ? "active" : draft.value("status");
  form.since = draft.value("since");
  form.ended = draft.value("ended");
  form.severity = draft.value("severity");
  form.is_diagnosed = draft.value("diagnosed") != "no";
  form.note = draft.value("note");
  return form;
}

std::optional<Draft> stored(const record::Chart& chart, const std::string& key) {
  const record::ConditionFact* fact = factOf(chart.facts.conditions, key);
  if (fact == nullptr) return std::nullopt;
  Draft draft;
  const bool is_confirmed = fact->verification_status != "unconfirmed";
  draft.values = {{"condition", fact->what.label()},
                  {"status", fact->clinical_status},
                  {"severity", fact->severity.text},
                  {"since", fact->onset.text()},
                  {"ended", fact->abated.text()},
                  {"diagnosed", is_confirmed ? "yes" : "no"},
                  {"note", fact->note}};
  return draft;
}

}  // namespace

Kind conditionKind() {
  return {"condition", "Condition", [](Language l) { return say(l, "Add a condition"); }, fields, form, stored};
}

}  // namespace baton::web::entry
