// The week as somebody who helps saw it: one screen, answered in under a minute, also without a network (the queue of
// app.js keeps it and sends it later). It goes to the daily log, with the name of who wrote it, beside and never in
// place of what the person says (CARE-1).
#include "web/frame/appearance.h"
#include "web/frame/layout.h"
#include "web/pages/entry_pages.h"
#include "web/pages/entry_parts.h"

namespace baton::web {
namespace {

using format::Attributes;

Html form(const Page& page) {
  const Language language = page.language;
  const entry::Draft draft;
  Html inside = hidden("csrf", page.visitor.csrf);
  inside += entry::keyField(page);
  inside += hidden("week", "yes");
  inside += entry::scale(
      draft.field("mood", say(language, "Mood, as it seems to you"), say(language, "0 is the worst, 10 is the best.")),
      10);
  inside +=
      numberField(draft.field("sleep_hours", say(language, "Hours of sleep on most nights")), say(language, "hours"));
  inside += checkbox(draft.field("awake_at_night", say(language, "Awake at night, asleep by day")));
  inside += radios(draft.field("as_meant", say(language, "Medicines this week")),
                   {{"all", say(language, "Taken as meant"), ""},
                    {"some", say(language, "Some were left out"), ""},
                    {"unknown", say(language, "I do not know"), ""}},
                   Flow::Row);
  inside += numberField(draft.field("skipped_meals", say(language, "Meals left out this week")));
  inside += entry::scale(draft.field("irritability", say(language, "On edge or quick to anger"),
                                     say(language, "0 is not at all, 10 is as much as can be.")),
                         10);
  inside += textField(
      draft.field("spending", say(language, "More spending than usual"), say(language, "A few words are enough.")));
  inside += textField(draft.field("triggers", say(language, "What set it off, as you see it")));
  Html own = paragraph(say(language, "Both of you can see this. It helps to share the work in time."));
  own += numberField(draft.field("nights_up", say(language, "Nights you were up for them")), say(language, "of 7"));
  own += numberField(draft.field("days_off", say(language, "Days you had for yourself")), say(language, "of 7"));
  inside += section("you", say(language, "And you?"), own);
  inside += button(say(language, "Save"));
  inside += Html::element(
      "p", {{"role", "status"}, {"data-queue-status", say(language, "Kept on this device. Not sent yet:")}}, {});
  return Html::element(
      "form", Attributes{{"method", "post"}, {"action", page.about("/log")}, {"data-queue", ""}}.flag("novalidate"),
      inside);
}

}  // namespace

Response weekPage(Page& page) {
  const Language language = page.language;
  Html content = paragraph(say(language, "Everything is optional. It takes less than a minute."));
  content +=
      muted(say(language, "Your name stands beside what you write. It never takes the place of what the person says."));
  content += form(page);
  LayoutOptions options;
  options.place = Place::Log;
  options.back = page.about("/log");
  return layout(page, sayf(language, "The last week of {}", page.person->name), content, options);
}

}  // namespace baton::web
