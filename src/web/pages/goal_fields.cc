#include "web/pages/goal_fields.h"

#include "base/text.h"

namespace baton::web::entry {

app::forms::GoalForm goalFormOf(const Draft& draft) {
  app::forms::GoalForm form;
  form.description = draft.value("goal");
  const std::string other(trim(draft.value("other_measure")));
  form.measure = other.empty() ? draft.value("measure") : other;
  form.baseline = draft.value("baseline");
  form.target = draft.value("target");
  form.due = draft.value("due");
  form.owner = draft.value("owner");
  form.start = draft.value("start");
  form.note = draft.value("note");
  return form;
}

Html goalWishFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("goal", say(language, "What do you want to be different?"),
                                    say(language, "Like: sleep through the night.")));
  html += textField(draft.field("measure", say(language, "Which number would show it?"),
                                say(language, "Like hours of sleep. You can leave this open.")));
  return html;
}

Html goalTargetField(const Page& page, const Draft& draft) {
  return textField(
      draft.field("target", say(page.language, "Where should it get?"), say(page.language, "Like 7 hours.")),
      TextKind::Text, FieldWidth::Half);
}

Html goalAroundFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = dateField(draft.field("due", say(language, "By when?")));
  html += textField(draft.field("owner", say(language, "Whose goal is it, if not yours?"),
                                say(language, "Like your therapist's name.")));
  html += textArea(draft.field("note", say(language, "A note, if you like")), 3);
  return html;
}

}  // namespace baton::web::entry
