// A new goal. One that no number would show ("feel better") is met with a short list of numbers that might; it can be
// saved as it is all the same.
#include "base/text.h"
#include "web/pages/entry_pages.h"
#include "web/pages/goal_parts.h"

namespace baton::web {
namespace {

using entry::Draft;

app::forms::GoalForm formOf(const Draft& draft) {
  app::forms::GoalForm form;
  form.description = draft.value("goal");
  const std::string other(trim(draft.value("other_measure")));
  form.measure = other.empty() ? draft.value("measure") : other;
  form.baseline = draft.value("baseline");
  form.target = draft.value("target");
  form.due = draft.value("due");
  form.owner = draft.value("owner");
  form.note = draft.value("note");
  return form;
}

Html numberFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("baseline", say(language, "Where is it now?"), say(language, "Like 4.5 hours.")),
                        TextKind::Text, FieldWidth::Half);
  html += textField(draft.field("target", say(language, "Where should it get?"), say(language, "Like 7 hours.")),
                    TextKind::Text, FieldWidth::Half);
  return html;
}

Response show(Page& page, const Draft& draft) {
  const Language language = page.language;
  Html fields = entry::keyField(page);
  fields += textField(draft.field("goal", say(language, "What do you want to be different?"),
                                  say(language, "Like: sleep through the night.")));
  fields += textField(draft.field("measure", say(language, "Which number would show it?"),
                                  say(language, "Like hours of sleep. You can leave this open.")));
  fields += numberFields(page, draft);
  fields += dateField(draft.field("due", say(language, "By when?")));
  fields += textField(draft.field("owner", say(language, "Whose goal is it, if not yours?"),
                                  say(language, "Like your therapist's name.")));
  fields += textArea(draft.field("note", say(language, "A note, if you like")), 3);
  fields += button(say(language, "Save"));
  return entry::show(page,
                     {.title = say(language, "Add a goal"),
                      .back = page.about("/goals"),
                      .form = form(page, page.about("/goals/new"), fields)},
                     draft.errors);
}

// The same form with one question in front; everything typed so far goes along.
Response coach(Page& page, const Draft& draft) {
  const Language language = page.language;
  Html fields = entry::keyField(page);
  for (const std::string_view name : {"goal", "due", "owner", "note"}) fields += hidden(name, draft.value(name));
  fields += radios(draft.field("measure", say(language, "One of these?")), entry::measures(language));
  fields += textField(draft.field("other_measure", say(language, "Or another number")));
  fields += numberFields(page, draft);
  Html buttons = button(say(language, "Save with this number"));
  buttons += button(say(language, "Save it as it is"), Look::Secondary, "as_is", "yes");
  fields += Html::element("div", {{"class", "buttons"}}, buttons);
  Html before =
      Html::element("p", {{"class", "lead"}}, Html::element("bdi", Html::text("“" + draft.value("goal") + "”")));
  before += paragraph(
      say(language, "That is a good wish. Which number would show you and your team that it is coming true?"));
  return entry::show(page, {.title = say(language, "Which number would show it?"),
                            .back = page.about("/goals/new"),
                            .before = before,
                            .form = form(page, page.about("/goals/new"), fields)});
}

}  // namespace

Response goalNewPage(Page& page) { return show(page, {}); }

Response goalNewSend(Page& page) {
  Draft draft = entry::typed(page);
  if (entry::isVague(draft) && draft.value("as_is") != "yes") return coach(page, draft);
  const auto saved = app::enter(page.home, entry::request(page), formOf(draft));
  if (saved) return entry::savedTo(page, *saved, page.about("/goals"), Done::Added);
  if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
  draft.errors.push_back(entry::fieldError(page, saved.error()));
  return show(page, draft);
}

}  // namespace baton::web
