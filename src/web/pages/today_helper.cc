#include "web/pages/today_helper.h"

#include <algorithm>

#include "app/visits.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/frame/written_time.h"
#include "web/pages/phrases.h"
#include "web/pages/record_parts.h"
#include "web/pages/record_sections.h"

namespace baton::web {
namespace {

constexpr std::size_t kMostVisits = 3;
constexpr std::size_t kMostMedicines = 6;

Html visitsToCome(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  const app::Visits visits = app::visitsOf(seen);
  if (visits.next.empty()) return paragraph(say(language, "No visit is booked, as far as this record shows."));
  std::vector<Moment> moments;
  for (std::size_t i = 0; i < std::min(kMostVisits, visits.next.size()); ++i) {
    const app::VisitRow& row = visits.next[i];
    Html text = Html::element("a", {{"href", factPath(page, row.key)}}, visitName(page, row.name, row.source));
    if (!row.who.empty()) {
      text.addText(" · ");
      text += words(row.who);
    }
    moments.push_back(
        {shownHappened(mannerOf(page), row.on, page.home.clock().now()), row.on.dateText(), std::move(text)});
  }
  return timelineList(moments);
}

Html medicinesToRemember(const Page& page, const record::Disclosure& seen) {
  std::vector<Html> lines;
  std::size_t more = 0;
  for (const record::MedicationLine& line : seen.chart().medications) {
    if (line.status != "active" || line.is_statement_of_none) continue;
    if (lines.size() == kMostMedicines) {
      ++more;
      continue;
    }
    Html text = Html::element("a", {{"href", factPath(page, line.id)}}, foreignWords(page, line.text, line.sources));
    text.addText(" · ");
    text += doseShown(page, line);
    lines.push_back(std::move(text));
  }
  if (lines.empty()) return {};
  if (more > 0) {
    lines.push_back(link(page.about("/record/medications"),
                         sayn(page.language, "{} more", "{} more", static_cast<std::int64_t>(more))));
  }
  return Html::element("h3", Html::text(say(page.language, "Medicines to remember"))) += bulletList(lines);
}

}  // namespace

Html helperPlanPart(const Page& page, const record::Disclosure& seen) {
  if (page.person->relation != app::Relation::Caregiver) return {};
  const Language language = page.language;
  Html content = visitsToCome(page, seen);
  content += medicinesToRemember(page, seen);
  Html links = linkButton(page.about("/crisis-plan"), say(language, "Crisis plan"), Look::Secondary);
  links += linkButton(page.about("/packet"), say(language, "Emergency packet"), Look::Secondary);
  content += Html::element("div", {{"class", "buttons"}}, links);
  return section("plan", say(language, "Plan and reminders"), content);
}

}  // namespace baton::web
