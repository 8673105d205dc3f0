// Allergies and conditions.
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/phrases.h"
#include "web/pages/reaction_text.h"
#include "web/pages/record_sections.h"

namespace baton::web {
namespace {

using record::AllergyLine;
using record::ConditionLine;

bool isOver(const record::Line& line) {
  return line.status == "resolved" || line.status == "inactive" || line.status == "refuted";
}

Html allergyCard(const Page& page, const AllergyLine& line) {
  const Language language = page.language;
  Html first = line.reaction.empty() ? Html::text(say(language, "Reaction not stated"))
                                     : foreignWords(page, reactionText(page, line), line.sources);
  if (line.criticality == "high") {
    first.addText(" ");
    first += badge(say(language, "High risk"), Tone::Urgent);
  }
  first += statusBadge(language, line.status);
  first += cautionBadges(page, line);
  Html content = Html::element("p", first);
  if (line.type == "intolerance") content += paragraph(say(language, "An intolerance, not an allergy"));
  if (!line.since.empty()) content += paragraph(sinceText(page, line.since));
  content += conflictLines(page, line.conflicts);
  content += sourcesLine(page, line.sources);
  return card({line.text, factPath(page, line.id), content, {}, foreignLanguage(page, line.sources)});
}

Html conditionCard(const Page& page, const ConditionLine& line) {
  const Language language = page.language;
  Html first = Html::text(line.since.empty() ? say(language, "Start not known") : sinceText(page, line.since));
  if (!line.abated.empty()) first.addText(" · " + sayf(language, "until {}", shownDate(mannerOf(page), line.abated)));
  first += statusBadge(language, line.status);
  first += cautionBadges(page, line);
  Html content = Html::element("p", first);
  if (!line.severity.empty()) content += Html::element("p", foreignWords(page, line.severity, line.sources));
  content += conflictLines(page, line.conflicts);
  content += sourcesLine(page, line.sources);
  return card({line.text, factPath(page, line.id), content, {}, foreignLanguage(page, line.sources)});
}

}  // namespace

Html allergySummary(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  std::vector<Html> items;
  for (const AllergyLine& line : seen.chart().allergies) {
    if (isOver(line)) continue;
    Html item = Html::element("a", {{"href", factPath(page, line.id)}}, foreignWords(page, line.text, line.sources));
    if (!line.reaction.empty()) {
      item.addText(": ");
      item += foreignWords(page, reactionText(page, line), line.sources);
    }
    item += cautionBadges(page, line);
    items.push_back(item);
  }
  if (!items.empty()) return bulletList(items);
  return paragraph(say(language, "Nothing is known about allergies. This does not mean that there are none."));
}

Html allergiesPart(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  std::vector<Html> now;
  std::vector<Html> over;
  for (const AllergyLine& line : seen.chart().allergies) (isOver(line) ? over : now).push_back(allergyCard(page, line));
  if (now.empty() && over.empty()) return nothingKnown(page, say(language, "No allergies are known"));
  Html content = now.empty() ? Html() : section("now", say(language, "Now"), cardGroup(now));
  if (!over.empty()) content += section("over", say(language, "No longer, or ruled out"), cardGroup(over));
  return content;
}

Html conditionsPart(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  std::vector<Html> now;
  std::vector<Html> over;
  for (const ConditionLine& line : seen.chart().conditions) {
    (isOver(line) ? over : now).push_back(conditionCard(page, line));
  }
  if (now.empty() && over.empty()) return nothingKnown(page, say(language, "No conditions are known"));
  Html content = now.empty() ? Html() : section("now", say(language, "Now"), cardGroup(now));
  if (!over.empty()) {
    content += section(
        "over", say(language, "In the past"),
        details(sayn(language, "Show {} condition", "Show {} conditions", static_cast<std::int64_t>(over.size())),
                cardGroup(over), over.size() <= 8));
  }
  return content;
}

}  // namespace baton::web
