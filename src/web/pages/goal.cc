// One goal: what it is, how it went (picture and table), and a short form for how it goes now.
#include <algorithm>

#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/entry_pages.h"
#include "web/pages/goal_parts.h"
#include "web/pages/goal_views.h"
#include "web/pages/phrases.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using entry::Draft;
using record::GoalLine;

const GoalLine* chosen(const Page& page, const record::Chart& chart) {
  const std::string& name = page.request.params.at("goal");
  const auto found = std::ranges::find_if(
      chart.goals, [&](const GoalLine& goal) { return goal.id == "goal/" + name || isNamed(page, goal.id, name); });
  return found == chart.goals.end() ? nullptr : &*found;
}

Html facts(const Page& page, const GoalLine& goal) {
  const Language language = page.language;
  std::vector<SummaryRow> rows;
  const auto add = [&](std::string name, const std::string& value) {
    if (!value.empty()) rows.push_back({std::move(name), Html::element("bdi", Html::text(value)), "", ""});
  };
  if (!goal.target.empty())
    rows.push_back({say(language, "Aim"), foreignWords(page, goal.target, goal.sources), "", ""});
  add(say(language, "How it goes"), entry::achievementWords(language, goal.achievement));
  add(say(language, "Since"), shownDate(mannerOf(page), goal.since));
  add(say(language, "By when"), shownDate(mannerOf(page), goal.due));
  for (const record::Source& source : goal.sources) add(say(language, "Source"), sourceName(page, source));
  Html html = summaryList(rows);
  if (goal.is_not_interpreted) html += muted(say(language, "Not fully understood by Baton"));
  return html;
}

// A picture where there are numbers, a plain table where the values are words.
Html progressOf(const Page& page, const std::vector<entry::Measured>& measured, const GoalLine& goal) {
  const Language language = page.language;
  if (measured.empty()) return muted(say(language, "No value is written down yet."));
  Chart curve;
  curve.title = say(language, "How it went over time");
  curve.value_name = say(language, "Value");
  Table words{curve.title, {say(language, "When"), say(language, "Value")}, {}, {}};
  for (const entry::Measured& one : measured) {
    const std::string when = shownDate(mannerOf(page), one.on);
    words.rows.push_back({Html::text(when), foreignWords(page, one.text, one.source)});
    if (curve.language.empty()) curve.language = foreignLanguage(page, {one.source});
    if (!one.number) continue;
    curve.points.push_back({one.on.first(), *one.number, when, one.text});
    curve.high = std::max(curve.high, *one.number);
  }
  if (curve.points.size() < 2) return table(words);
  const std::size_t colon = goal.target.rfind(": ");
  const auto aim = entry::firstNumber(colon == std::string::npos ? goal.target : goal.target.substr(colon + 2));
  if (aim) curve.high = std::max(curve.high, *aim);
  curve.summary = sayf(language, "From {} on {} to {} on {}.", curve.points.front().shown, curve.points.front().when,
                       curve.points.back().shown, curve.points.back().when);
  return chart(page, curve);
}

Html progressForm(const Page& page, const GoalLine& goal, const Draft& draft) {
  const Language language = page.language;
  Html fields = entry::keyField(page);
  fields +=
      textField(draft.field("value", say(language, "Where is it now?"), say(language, "A number, and what it counts.")),
                TextKind::Text, FieldWidth::Half);
  fields +=
      selectField(draft.field("achievement", say(language, "How does it go?")), entry::achievementChoices(language));
  fields += dateField(draft.field("on", say(language, "Which day? Empty means now.")));
  fields += textArea(draft.field("note", say(language, "A note, if you like")), 2);
  fields += button(say(language, "Save"));
  return form(page, entry::goalPath(page, goal), fields);
}

Response show(Page& page, const record::Chart& chart, const GoalLine& goal, const Draft& draft) {
  const Language language = page.language;
  Html before = facts(page, goal);
  Html way = entry::goalWay(page, goal.id);
  way += progressOf(page, entry::measuredFor(chart, goal), goal);
  before += section("progress", say(language, "Progress"), way);
  const bool may_write = page.person->has("log");
  Html write;
  if (may_write) write = section("now", say(language, "How is it now?"), progressForm(page, goal, draft));
  Html views = entry::goalViews(page, goal.id);
  if (!views.empty()) views = section("views", say(language, "The same goal, as others see it"), views);
  return entry::show(page,
                     {.title = say(language, "A goal"),
                      .heading = goal.text.empty() ? Html::text(say(language, "A goal without words"))
                                                   : foreignWords(page, goal.text, goal.sources),
                      .back = page.about("/goals"),
                      .place = Place::None,
                      .before = before,
                      .form = write,
                      .after = views},
                     draft.errors);
}

}  // namespace

Response goalPage(Page& page) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const GoalLine* goal = chosen(page, seen->chart());
  return goal != nullptr ? show(page, seen->chart(), *goal, {}) : notFound(page);
}

Response goalSend(Page& page) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const GoalLine* goal = chosen(page, seen->chart());
  if (goal == nullptr || goal->sources.empty()) return notFound(page);
  Draft draft = entry::typed(page);
  const auto saved =
      app::enter(page.home, entry::request(page),
                 app::forms::GoalProgressForm{entry::keyOf(*goal), draft.value("achievement"), draft.value("value"),
                                              draft.value("on"), draft.value("note")});
  if (saved) return entry::savedTo(page, *saved, entry::goalPath(page, *goal));
  if (!entry::isForTheForm(saved.error())) return trouble(page, saved.error());
  draft.errors.push_back(entry::fieldError(page, saved.error()));
  return show(page, seen->chart(), *goal, draft);
}

}  // namespace baton::web
