// The record at one glance: what must never be missed first (allergies, medicines taken now), then every part of it.
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/phrases.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_sections.h"

namespace baton::web {
namespace {

Html personPart(const Page& page, const record::Chart& chart) {
  const Language language = page.language;
  Html text = words(chart.name.empty() ? page.person->name : chart.name);
  if (!chart.born.empty()) text.addText(" · " + sayf(language, "born {}", shownDate(mannerOf(page), chart.born)));
  Html content = Html::element("p", {{"class", "lead"}}, text);
  content += conflictNotices(page, chart.conflicts);
  return content;
}

Html medicinesNow(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  Html items;
  for (const record::MedicationLine& line : seen.chart().medications) {
    if (line.status != "active" || line.is_statement_of_none) continue;
    Html dose = doseShown(page, line);
    const PartialDate& since = line.dose_since.empty() ? line.since : line.dose_since;
    if (!since.empty()) dose.addText(" · " + sinceText(page, since));
    Html item = Html::element("a", {{"href", factPath(page, line.id)}}, foreignWords(page, line.text, line.sources));
    item += cautionBadges(page, line);
    item += Html::element("span", {{"class", "hint"}}, dose);
    items += Html::element("li", Html::element("div", {{"class", "task-name"}}, item));
  }
  if (items.empty()) return paragraph(say(language, "No medicine is known to be taken now."));
  return Html::element("ul", {{"class", "tasks"}}, items);
}

Html partsList(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  Html items;
  const auto add = [&](const std::string& href, const std::string& title, std::size_t count) {
    Html item = Html::element("div", {{"class", "task-name"}}, link(href, title));
    item += Html::element("span", {{"class", "muted"}}, Html::text(std::to_string(count)));
    items += Html::element("li", item);
  };
  for (const RecordSection& section : recordSections()) {
    const std::size_t count = section.count(seen);
    const bool is_only_when_any = section.slug == "unread" || section.slug == "others";
    if (count == 0 && is_only_when_any) continue;
    add(page.about("/record/" + std::string(section.slug)), section.title(language), count);
    if (section.slug == "conditions")
      add(page.about("/team"), say(language, "Care team"), seen.chart().care_team.size());
  }
  const std::size_t open = countDifferences(seen);
  if (open > 0) add(page.about("/duplicates"), say(language, "Things to clear up"), open);
  return Html::element("ul", {{"class", "tasks"}}, items);
}

}  // namespace

Response recordPage(Page& page) {
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  Html content = personPart(page, seen->chart());
  if (!audienceOf(page).isSelf()) {
    Html part = paragraph(say(language, "You see the part of this record that caregivers may see."));
    if (page.person->relation == app::Relation::Caregiver) {
      part += Html::element("p", link(page.about("/emergency"), say(language, "Is this an emergency?")));
    }
    content += inset(part);
  }
  content += section("allergies", say(language, "Allergies"), allergySummary(page, *seen));
  content += section("medicines", say(language, "Medicines taken now"), medicinesNow(page, *seen));
  Html links = linkButton(page.about("/changes"), say(language, "What changed"), Look::Secondary);
  links += linkButton(page.about("/timeline"), say(language, "Timeline and trends"), Look::Secondary);
  links += linkButton(page.about("/summary"), say(language, "One-page summary"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, links);
  content += section("parts", say(language, "All parts of the record"), partsList(page, *seen));
  LayoutOptions options;
  options.place = Place::Record;
  return layout(page, say(language, "Record"), content, options);
}

}  // namespace baton::web
