// Goals: what the person works towards, how each goes, those that are over folded away.
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/entry_pages.h"
#include "web/pages/goal_parts.h"

namespace baton::web {
namespace {

using record::GoalLine;

Html goalCard(const Page& page, const record::Chart& chart, const GoalLine& goal) {
  const Language language = page.language;
  std::vector<SummaryRow> rows;
  const auto add = [&](std::string name, const std::string& value) {
    if (!value.empty()) rows.push_back({std::move(name), Html::element("bdi", Html::text(value)), "", ""});
  };
  add(say(language, "Aim"), goal.target);
  const auto measured = entry::measuredFor(chart, goal);
  if (!measured.empty()) {
    const std::string last = measured.back().text + " (" + shownDate(mannerOf(page), measured.back().on) + ")";
    add(say(language, "Now"),
        measured.size() == 1 ? last : sayf(language, "{}, at first {}", last, measured.front().text));
  }
  add(say(language, "How it goes"), entry::achievementWords(language, goal.achievement));
  add(say(language, "By when"), shownDate(mannerOf(page), goal.due));
  Html content = rows.empty() ? muted(say(language, "No number for it yet.")) : summaryList(rows);
  if (goal.is_not_interpreted) content += muted(say(language, "Not fully understood by Baton"));
  const Html actions =
      linkButton(entry::goalPath(page, goal), say(language, "See it, or add progress"), Look::Secondary);
  return card({.title = goal.text.empty() ? say(language, "A goal without words") : goal.text,
               .href = entry::goalPath(page, goal),
               .content = content,
               .actions = actions});
}

}  // namespace

Response goalsPage(Page& page) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  std::vector<Html> open;
  std::vector<Html> over;
  for (const GoalLine& goal : seen->chart().goals) {
    (entry::isOver(goal) ? over : open).push_back(goalCard(page, seen->chart(), goal));
  }
  const bool may_add = page.person->has("add");
  const Html add = may_add ? linkButton(page.about("/goals/new"), say(language, "Add a goal")) : Html();
  Html content =
      open.empty()
          ? emptyState(say(language, "No goal yet"),
                       say(language, "A goal says what you want to be different, and how you will notice."), add)
          : section("open", say(language, "Now"), cardGroup(open));
  if (!open.empty()) content += Html::element("div", {{"class", "buttons"}}, add);
  if (!over.empty()) content += details(say(language, "Goals that are over"), cardGroup(over));
  return layout(page, say(language, "Goals"), content);
}

}  // namespace baton::web
