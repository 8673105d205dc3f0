// Visits and plans: booked ones first, then what is planned, then visits that took place and procedures, newest first.
#include <algorithm>

#include "app/visits.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/frame/written_time.h"
#include "web/pages/phrases.h"
#include "web/pages/record_sections.h"

namespace baton::web {
namespace {

using app::VisitRow;

std::string whenText(const Page& page, const PartialDate& on) {
  if (on.empty()) return say(page.language, "Date not known");
  return shownHappened(mannerOf(page), on, page.home.clock().now());
}

Html visitText(const Page& page, const VisitRow& row) {
  const Language language = page.language;
  Html text = Html::element("a", {{"href", factPath(page, row.key)}}, visitName(page, row.name, row.source));
  if (row.status == "cancelled" || row.status == "noshow" || row.status == "entered-in-error") {
    text.addText(" ");
    text += badge(say(language, "Did not take place"), Tone::Neutral);
  }
  if (row.is_not_interpreted) {
    text.addText(" ");
    text += badge(say(language, "Not fully read"), Tone::Caution);
  }
  Html more;
  for (const Html& part : {row.who.empty() ? Html() : words(row.who), row.place.empty() ? Html() : words(row.place),
                           row.reason.empty() ? Html() : foreignWords(page, row.reason, row.source)}) {
    if (part.empty()) continue;
    if (!more.empty()) more.addText(" · ");
    more += part;
  }
  if (!row.ended.empty() && row.ended.dateText() != row.on.dateText()) {
    more.addText((more.empty() ? "" : " · ") + sayf(language, "until {}", shownDate(mannerOf(page), row.ended)));
  }
  if (!more.empty()) text += Html::element("p", more);
  text += sourcesLine(page, {row.source});
  return text;
}

Html listOf(const Page& page, const std::vector<VisitRow>& rows, std::size_t first, std::size_t last) {
  std::vector<Moment> moments;
  for (std::size_t i = first; i < last; ++i) {
    moments.push_back({whenText(page, rows[i].on), rows[i].on.dateText(), visitText(page, rows[i])});
  }
  return timelineList(moments);
}

}  // namespace

Html visitsPart(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  const app::Visits visits = app::visitsOf(seen);
  if (visits.next.empty() && visits.plans.empty() && visits.past.empty()) {
    return nothingKnown(page, say(language, "No visits are known"));
  }
  Html content;
  const std::size_t count = (visits.past.size() + kRowsOnPage - 1) / kRowsOnPage;
  const std::size_t number = pageNumber(page, count);
  if (number == 1) {
    const Html next = visits.next.empty() ? paragraph(say(language, "No visit is booked, as far as Baton knows."))
                                          : listOf(page, visits.next, 0, visits.next.size());
    content += section("next", say(language, "Next visits"), next);
    if (!visits.plans.empty()) {
      content +=
          section("plans", say(language, "Plans and orders"), listOf(page, visits.plans, 0, visits.plans.size()));
    }
  }
  if (!visits.past.empty()) {
    const std::size_t first = (number - 1) * kRowsOnPage;
    Html past = listOf(page, visits.past, first, std::min(visits.past.size(), first + kRowsOnPage));
    past += pagination(page, page.about("/record/visits"), number, count);
    content += section("past", say(language, "Until now"), past);
  }
  return content;
}

std::size_t countVisits(const record::Disclosure& seen) {
  const app::Visits visits = app::visitsOf(seen);
  return visits.next.size() + visits.plans.size() + visits.past.size();
}

}  // namespace baton::web
