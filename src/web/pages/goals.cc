// Goals: what the person works towards, how each goes, those that are over folded away.
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/entry_pages.h"
#include "web/pages/goal_parts.h"
#include "web/pages/phrases.h"

namespace baton::web {
namespace {

using record::GoalLine;

Html goalCard(const Page& page, const record::Chart& chart, const GoalLine& goal) {
  const Language language = page.language;
  std::vector<SummaryRow> rows;
  const auto add = [&](std::string name, const Html& value) {
    if (!value.empty()) rows.push_back({std::move(name), value, "", ""});
  };
  const auto addText = [&](std::string name, const std::string& value) { add(std::move(name), Html::text(value)); };
  if (!goal.target.empty()) add(say(language, "Aim"), foreignWords(page, goal.target, goal.sources));
  const auto measured = entry::measuredFor(chart, goal);
  if (!measured.empty()) {
    Html last = foreignWords(page, measured.back().text, measured.back().source);
    last.addText(" (" + shownDate(mannerOf(page), measured.back().on) + ")");
    const Html first = foreignWords(page, measured.front().text, measured.front().source);
    add(say(language, "Now"), measured.size() == 1 ? last : sayHtml(language, "{}, at first {}", {last, first}));
  }
  addText(say(language, "How it goes"), entry::achievementWords(language, goal.achievement));
  addText(say(language, "By when"), shownDate(mannerOf(page), goal.due));
  Html content = rows.empty() ? muted(say(language, "No number for it yet.")) : summaryList(rows);
  if (goal.is_not_interpreted) content += muted(say(language, "Not fully understood by Baton"));
  const Html actions =
      linkButton(entry::goalPath(page, goal), say(language, "See it, or add progress"), Look::Secondary);
  return card({.title = goal.text.empty() ? say(language, "A goal without words") : goal.text,
               .href = entry::goalPath(page, goal),
               .content = content,
               .actions = actions,
               .language = goal.text.empty() ? "" : foreignLanguage(page, goal.sources)});
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
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/more");
  return layout(page, say(language, "Goals"), content, options);
}

}  // namespace baton::web
