// An allergy or intolerance, or "no known allergies". Its own button for none: a tired person should not have to find
// words.
#include "web/pages/entry_kinds.h"

namespace baton::web::entry {
namespace {

Html fields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("substance", say(language, "What are you allergic to?"),
                                    say(language, "A medicine, a food or anything else. Like penicillin.")));
  html += textField(
      draft.field("reaction", say(language, "What happens?"), say(language, "Like hives, or trouble breathing.")));
  html += radios(draft.field("severity", say(language, "How bad was it?")),
                 {{"mild", say(language, "Mild"), ""},
                  {"moderate", say(language, "Moderate"), ""},
                  {"severe", say(language, "Severe"), say(language, "It needed urgent care, or it could have.")}});
  html +=
      radios(draft.field("kind", say(language, "Which is it?")),
             {{"allergy", say(language, "An allergy"), say(language, "Rash, swelling, trouble breathing.")},
              {"intolerance", say(language, "It does not agree with me"), say(language, "Like nausea or a headache.")},
              {"", say(language, "I do not know"), ""}});
  html += sinceField(page, draft, "since", say(language, "Since when, if you know?"));
  html += textArea(draft.field("note", say(language, "A note, if you like")), 3);
  return html;
}

app::Form form(const Page& /*page*/, const Draft& draft) {
  app::forms::AllergyForm form;
  form.substance = draft.value("substance");
  form.reaction = draft.value("reaction");
  form.severity = draft.value("severity");
  form.criticality = draft.value("criticality");
  form.kind = draft.value("kind");
  form.since = draft.value("since");
  form.note = draft.value("note");
  return form;
}

std::optional<Draft> stored(const record::Chart& chart, const std::string& key) {
  const record::AllergyFact* fact = factOf(chart.facts.allergies, key);
  if (fact == nullptr) return std::nullopt;
  Draft draft;
  draft.values = {{"substance", fact->what.label()},
                  {"criticality", fact->criticality == "unable-to-assess" ? "" : fact->criticality},
                  {"kind", fact->type},
                  {"since", fact->onset.text()},
                  {"note", fact->note}};
  if (fact->reactions.empty()) return draft;
  const record::AllergyFact::Reaction& reaction = fact->reactions.front();
  if (!reaction.manifestations.empty()) draft.values["reaction"] = reaction.manifestations.front().label();
  draft.values["severity"] = reaction.severity;
  return draft;
}

}  // namespace

Kind allergyKind() {
  return {"allergy", "AllergyIntolerance", [](Language l) { return say(l, "Add an allergy"); }, fields, form, stored};
}

}  // namespace baton::web::entry
