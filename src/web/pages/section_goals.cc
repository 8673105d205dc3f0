// Goals: what the person wants to reach, how far it is, until when.
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/goal_parts.h"
#include "web/pages/phrases.h"
#include "web/pages/record_sections.h"

namespace baton::web {

Html goalsPart(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  std::vector<Html> now;
  std::vector<Html> over;
  for (const record::GoalLine& line : seen.chart().goals) {
    const bool is_over = line.status == "completed" || line.status == "cancelled" || line.status == "rejected";
    Html first = Html::text(line.achievement.empty() ? say(language, "How far it is: not stated") : "");
    if (!line.achievement.empty()) first.addText(entry::achievementWords(language, line.achievement));
    first += statusBadge(language, line.status);
    first += cautionBadges(page, line);
    Html content = Html::element("p", first);
    if (!line.target.empty()) {
      Html target = Html::text(say(language, "Target:") + " ");
      target += foreignWords(page, line.target, line.sources);
      content += Html::element("p", target);
    }
    std::string dates = sinceText(page, line.since);
    if (!line.due.empty())
      dates += (dates.empty() ? "" : " · ") + sayf(language, "by {}", shownDate(mannerOf(page), line.due));
    if (!dates.empty()) content += paragraph(dates);
    content += sourcesLine(page, line.sources);
    (is_over ? over : now)
        .push_back(card({line.text, factPath(page, line.id), content, {}, foreignLanguage(page, line.sources)}));
  }
  if (now.empty() && over.empty()) return nothingKnown(page, say(language, "No goals are known"));
  Html content = now.empty() ? Html() : section("now", say(language, "Now"), cardGroup(now));
  if (!over.empty()) content += section("over", say(language, "In the past"), cardGroup(over));
  return content;
}

}  // namespace baton::web
