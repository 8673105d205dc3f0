#include "web/pages/medication_fields.h"

namespace baton::web::entry {

app::forms::MedicationForm medicationFormOf(const Draft& draft) {
  app::forms::MedicationForm form;
  form.text = draft.value("medicine");
  form.since = draft.value("since");
  form.reason = draft.value("reason");
  form.prescriber = draft.value("prescriber");
  form.is_over_the_counter = draft.value("bought") == "otc";
  form.is_supplement = draft.value("bought") == "supplement";
  form.note = draft.value("note");
  form.until = draft.value("until");
  form.end_reason = draft.value("end_reason");
  form.is_completed = draft.value("ended_as") == "completed";
  return form;
}

Html medicationMoreFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = sinceField(page, draft, "since", say(language, "Since when, if you know?"));
  html +=
      textField(draft.field("reason", say(language, "What is it for?"), say(language, "Like depression, or sleep.")));
  html += textField(draft.field("prescriber", say(language, "Who prescribed it?")));
  html += selectField(draft.field("bought", say(language, "How do you get it?")),
                      {{"", say(language, "With a prescription"), ""},
                       {"otc", say(language, "Without a prescription"), ""},
                       {"supplement", say(language, "It is a vitamin, herb or supplement"), ""}});
  html += textArea(draft.field("note", say(language, "A note, if you like")), 2);
  return html;
}

}  // namespace baton::web::entry
