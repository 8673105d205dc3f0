// A new goal. One that no number would show ("feel better") is met with a short list of numbers that might; it can be
// saved as it is all the same.
#include "app/goals.h"
#include "web/pages/entry_pages.h"
#include "web/pages/goal_fields.h"
#include "web/pages/goal_parts.h"

namespace baton::web {
namespace {

using entry::Draft;

Html numberFields(const Page& page, const Draft& draft) {
  const Language language = page.language;
  Html html = textField(draft.field("baseline", say(language, "Where is it now?"), say(language, "Like 4.5 hours.")),
                        TextKind::Text, FieldWidth::Half);
  html += entry::goalTargetField(page, draft);
  return html;
}

Response show(Page& page, const Draft& draft) {
  const Language language = page.language;
  Html fields = entry::keyField(page);
  fields += entry::goalWishFields(page, draft);
  fields += numberFields(page, draft);
  fields += entry::goalAroundFields(page, draft);
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
  for (const std::string_view name : {"goal", "note"}) fields += hidden(name, draft.value(name));
  const app::GoalCoaching coaching = app::coachGoal(draft.value("goal"), std::string(languageCode(language)));
  std::vector<Choice> measures{{coaching.measure, coaching.measure, coaching.ask_now}};
  for (Choice& one : entry::measures(language)) {
    if (one.value != coaching.measure) measures.push_back(std::move(one));
  }
  Field measure = draft.field("measure", say(language, "One of these?"));
  if (measure.value.empty()) measure.value = coaching.measure;
  fields += radios(measure, measures);
  fields += textField(draft.field("other_measure", say(language, "Or another number")));
  fields += numberFields(page, draft);
  fields += dateField(draft.field("due", say(language, "By when?")));
  fields += textField(draft.field("owner", say(language, "Whose goal is it, if not yours?"),
                                  say(language, "Like your therapist's name.")));
  Html buttons = button(say(language, "Save with this number"));
  buttons += button(say(language, "Save it as it is"), Look::Secondary, "as_is", "yes");
  fields += Html::element("div", {{"class", "buttons"}}, buttons);
  Html before =
      Html::element("p", {{"class", "lead"}}, Html::element("bdi", Html::text("“" + draft.value("goal") + "”")));
  before += paragraph(
      say(language, "That is a good wish. Which number would show you and your team that it is coming true?"));
  before += muted(sayf(language, "The shape of a goal, as an example: {}. The number and the day are yours to choose.",
                       coaching.example));
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
  const auto saved = app::enter(page.home, entry::request(page), entry::goalFormOf(draft));
  if (saved) return entry::savedTo(page, *saved, page.about("/goals"), Done::Added);
  if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
  draft.errors.push_back(entry::fieldError(page, saved.error()));
  return show(page, draft);
}

}  // namespace baton::web
