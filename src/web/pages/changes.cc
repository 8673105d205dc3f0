// What changed, since when the reader says: grouped by day, each with why, what it matters for and who says so.
#include <algorithm>
#include <array>

#include "app/chart_cache.h"
#include "app/since.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/change_words.h"
#include "web/pages/phrases.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

struct Since {
  Instant at;
  std::size_t tab = 0;
  std::string wrong = "";  // what was typed and is no date
};

constexpr std::array<int, 3> kDays = {7, 30, 90};

Since sinceOf(const Page& page, const record::Disclosure& now) {
  const std::string asked = page.request.parameter("since");
  const Instant today = now.chart().at;
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    if (asked == std::to_string(kDays[i])) return {Instant{today.ms - kDays[i] * kDayMs}, i + 1};
  }
  const std::string typed = page.request.parameter("on");
  if (typed.empty()) return {app::lastVisit(now)};
  const auto date = PartialDate::parse(typed);
  if (!date || date->empty() || date->first() > today) return {app::lastVisit(now), 4, typed};
  return {page.zone->atLocal(date->first().ms / kDayMs, 0), 4};
}

Html choices(const Page& page, const Since& since) {
  const Language language = page.language;
  const std::string base = page.about("/changes");
  std::vector<Link> links = {{say(language, "Since the last visit"), base}};
  for (const int days : kDays) {
    links.push_back({sayf(language, "{} days", days), withValue(base, "since", std::to_string(days))});
  }
  links.push_back({say(language, "Since a day"), "#day"});
  return tabs(say(language, "Since when"), links, since.tab);
}

Html dayForm(const Page& page, const Since& since) {
  const Language language = page.language;
  Field field;
  field.name = "on";
  field.label = say(language, "Since this day");
  field.value = page.request.parameter("on");
  if (!since.wrong.empty()) field.error = say(language, "Choose a day that is not in the future.");
  Html inside = dateField(field);
  inside += button(say(language, "Show"), Look::Secondary);
  return Html::element("form", {{"id", "day"}, {"method", "get"}, {"action", page.about("/changes")}}, inside);
}

Html changeText(const Page& page, const record::Change& change) {
  const Language language = page.language;
  Html text = Html::element("a", {{"href", factPath(page, change.line)}}, changeSentence(page, change));
  if (!change.reason.empty()) {
    Html why = Html::text(say(language, "Why:") + " ");
    why += foreignWords(page, change.reason, change.sources);
    text += Html::element("p", why);
  }
  const std::string matters = mattersText(language, change.matters_for);
  if (!matters.empty()) text += paragraph(sayf(language, "Matters for: {}", matters));
  text += sourcesLine(page, change.sources);
  return text;
}

Html grouped(const Page& page, std::vector<record::Change> changes) {
  // By day; within a day the order of importance stays.
  std::stable_sort(changes.begin(), changes.end(),
                   [](const record::Change& a, const record::Change& b) { return a.on.dateText() > b.on.dateText(); });
  const std::size_t count = (changes.size() + kRowsOnPage - 1) / kRowsOnPage;
  const std::size_t number = pageNumber(page, count);
  Html content;
  std::vector<Html> items;
  std::string day;
  const auto finish = [&] {
    if (!items.empty()) content += bulletList(items);
    items.clear();
  };
  for (std::size_t i = (number - 1) * kRowsOnPage; i < changes.size() && i < number * kRowsOnPage; ++i) {
    const std::string title =
        changes[i].on.empty() ? say(page.language, "Date not known") : shownDate(mannerOf(page), changes[i].on);
    if (title != day) {
      finish();
      content += heading(title);
      day = title;
    }
    items.push_back(changeText(page, changes[i]));
  }
  finish();
  std::string base = page.about("/changes");
  for (const char* name : {"since", "on"}) {
    const std::string value = page.request.parameter(name);
    if (!value.empty()) base = withValue(base, name, value);
  }
  content += pagination(page, base, number, count);
  return content;
}

}  // namespace

Response changesPage(Page& page) {
  const auto now = seenNow(page);
  if (!now) return trouble(page, now.error());
  const Since since = sinceOf(page, *now);
  const auto before = page.charts.disclosure(page.home, page.person->person, audienceOf(page), since.at);
  if (!before) return trouble(page, before.error());
  const Language language = page.language;
  const std::vector<record::Change> changes = app::changesBetween(*before, *now);
  Html content = choices(page, since);
  const std::string day = shownDay(mannerOf(page), since.at);
  if (changes.empty()) {
    content +=
        emptyState(sayf(language, "No change since {}", day),
                   say(language, "Baton knows only what is in this record. News that nobody wrote down is not here."));
  } else {
    content += Html::element(
        "p", Html::text(sayn(language, "{} change", "{} changes", static_cast<std::int64_t>(changes.size())) + " · " +
                        sayf(language, "since {}", day)));
    content += grouped(page, changes);
  }
  content += dayForm(page, since);
  LayoutOptions options;
  options.place = Place::Record;
  options.back = page.about("/record");
  options.has_errors = !since.wrong.empty();
  if (options.has_errors) options.status = 422;
  return layout(page, say(language, "What changed"), content, options);
}

}  // namespace baton::web
