// The timeline: curves with their numbers and the medicines taken meanwhile, then every dated event, newest first.
#include <algorithm>
#include <array>

#include "app/chart_cache.h"
#include "app/since.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/change_words.h"
#include "web/pages/curves.h"
#include "web/pages/phrases.h"
#include "web/pages/questionnaire_parts.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

constexpr std::array<std::pair<std::string_view, EventGroup>, 5> kFilters{{{"medicines", EventGroup::Medicines},
                                                                           {"visits", EventGroup::Visits},
                                                                           {"results", EventGroup::Results},
                                                                           {"conditions", EventGroup::Conditions},
                                                                           {"others", EventGroup::Others}}};

std::size_t filterOf(const Page& page) {
  const std::string asked = page.request.parameter("kind");
  for (std::size_t i = 0; i < kFilters.size(); ++i) {
    if (kFilters[i].first == asked) return i + 1;
  }
  return 0;
}

std::string base(const Page& page, std::size_t filter) {
  const std::string path = page.about("/timeline");
  return filter == 0 ? path : withValue(path, "kind", kFilters[filter - 1].first);
}

Html eventText(const Page& page, const app::TimelineEvent& event) {
  const std::string id = !event.line.empty() ? event.line : event.sources.empty() ? "" : event.sources.front().key;
  const Html sentence = eventSentence(page, event);
  Html text = id.empty() ? sentence : Html::element("a", {{"href", factPath(page, id)}}, sentence);
  const bool is_visit = groupOf(event.kind) == EventGroup::Visits;
  Html more;
  if (is_visit && !event.to.empty()) more += words(event.to);
  if (!event.reason.empty()) {
    if (!more.empty()) more.addText(" · ");
    const std::string band = entry::severityWord(page.language, event.reason);
    more += event.kind == "score-changed" && band != event.reason ? words(band)
                                                                  : foreignWords(page, event.reason, event.sources);
  }
  if (!more.empty()) text += Html::element("p", more);
  return text;
}

Html eventsPart(const Page& page, std::vector<app::TimelineEvent> events) {
  const Language language = page.language;
  const std::size_t filter = filterOf(page);
  std::vector<Link> links = {{say(language, "All"), base(page, 0) + "#events"}};
  for (std::size_t i = 0; i < kFilters.size(); ++i) {
    links.push_back({groupText(language, kFilters[i].second), base(page, i + 1) + "#events"});
  }
  Html content = tabs(say(language, "Kind of event"), links, filter);
  if (filter > 0) {
    std::erase_if(events, [&](const auto& event) { return groupOf(event.kind) != kFilters[filter - 1].second; });
  }
  if (events.empty()) {
    content += emptyState(say(language, "Nothing with a date is here yet"),
                          say(language, "Entries without a date are only in the record."));
    return section("events", say(language, "What happened"), content);
  }
  const std::size_t count = (events.size() + kRowsOnPage - 1) / kRowsOnPage;
  const std::size_t number = pageNumber(page, count);
  std::vector<Moment> moments;
  for (std::size_t i = (number - 1) * kRowsOnPage; i < events.size() && i < number * kRowsOnPage; ++i) {
    moments.push_back({shownDate(mannerOf(page), events[i].on), events[i].on.dateText(), eventText(page, events[i])});
  }
  content += timelineList(moments);
  content += pagination(page, base(page, filter), number, count);
  return section("events", say(language, "What happened"), content);
}

}  // namespace

Response timelinePage(Page& page) {
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const std::vector<app::TimelineEvent> events = app::timelineOf(*seen);
  const bool is_further = !page.request.parameter("page").empty() && page.request.parameter("page") != "1";
  Html content = is_further ? Html() : curvesPart(page, *seen, events);
  content += eventsPart(page, events);
  LayoutOptions options;
  options.place = Place::Record;
  options.width = Width::Wide;
  options.back = page.about("/record");
  return layout(page, say(page.language, "Timeline and trends"), content, options);
}

}  // namespace baton::web
