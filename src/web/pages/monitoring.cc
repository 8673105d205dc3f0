// Tests and check-ups: which test of which medicine wants somebody now, within 30 days, or later; when it was last
// done, by whom, and whom to ask. The same answers as `baton monitoring`.
#include "app/monitoring.h"

#include <algorithm>

#include "web/frame/appearance.h"
#include "web/frame/layout.h"
#include "web/pages/check_parts.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using app::CalendarEntry;
using app::DueState;
using app::Soonness;

std::string dateText(const Page& page, const std::string& day) {
  const auto date = PartialDate::parse(day);
  return date ? shownDate(mannerOf(page), *date) : day;
}

std::string dueText(const Page& page, const CalendarEntry& entry) {
  const Language language = page.language;
  // Nobody wrote down since when it is taken: there is no day to count from.
  if (entry.state == DueState::Done) return say(language, "Done. No later day stands in Baton's tables.");
  if (entry.due.empty()) return say(language, "No day can be named: the start of this medicine is not known.");
  const std::string day = dateText(page, entry.due);
  switch (entry.state) {
    case DueState::Overdue:
    case DueState::Missing:
      return sayf(language, "It was due on {}.", day);
    case DueState::Due:
      return sayf(language, "It has been due since {}.", day);
    case DueState::Upcoming:
    case DueState::Done:
    case DueState::Named:
      break;
  }
  return sayf(language, "Next on {}.", day);
}

Html stateBadge(Language language, DueState state) {
  switch (state) {
    case DueState::Overdue:
      return badge(say(language, "Late"), Tone::Caution);
    case DueState::Missing:
      return badge(say(language, "No result here"), Tone::Caution);
    case DueState::Due:
      return badge(say(language, "Due now"), Tone::Info);
    case DueState::Upcoming:
    case DueState::Done:
    case DueState::Named:
      break;
  }
  return {};
}

// "Last done: March 31, 2026: 0.9 mmol/L" leads to the result itself; then who says so.
Html lastText(const Page& page, const CalendarEntry& entry) {
  const Language language = page.language;
  if (entry.last_on.empty()) return Html::text(say(language, "No result is in this record yet."));
  Html result = Html::text(sayf(language, "Last done: {}", dateText(page, entry.last_on)));
  if (!entry.last_value.empty()) {
    result.addText(": ");
    result += words(entry.last_value);
  }
  Html line = entry.last_resource.empty() ? result
                                          : Html::element("a", {{"href", factPath(page, entry.last_resource)}}, result);
  if (!entry.last_source) return line;
  line.addText(" (");
  line += words(sourceName(page, *entry.last_source));
  line.addText(")");
  return line;
}

Html ownerText(const Page& page, const CalendarEntry& entry) {
  const std::string role = roleText(page.language, entry.owner, entry.owner);
  Html line = Html::text(say(page.language, "Who to ask:") + " ");
  if (entry.owner_name.empty()) {
    line.addText(role);
    return line;
  }
  line += words(entry.owner_name);
  line.addText(" (" + role + ")");
  return line;
}

Html hint(const Html& inside) { return Html::element("span", {{"class", "hint"}}, inside); }

Html testItem(const Page& page, const CalendarEntry& entry) {
  Html inside = Html::element("strong", words(sentenceCase(entry.test)));
  // Who is not shown results is told neither a day nor that nothing is there.
  if (entry.state != DueState::Named) {
    inside += hint(Html::text(dueText(page, entry)));
    inside += hint(lastText(page, entry));
    if (entry.is_unusual) {
      inside += hint(Html::text(say(page.language, "That result is outside its limits. Ask what should be done.")));
    }
  }
  inside += hint(ownerText(page, entry));
  Html item = Html::element("div", {{"class", "task-name"}}, inside);
  item += stateBadge(page.language, entry.state);
  return Html::element("li", item);
}

// A reason that holds for several tests is said once.
Html whyPart(const Page& page, const std::vector<const CalendarEntry*>& entries) {
  std::vector<std::string> told;
  std::vector<Html> items;
  for (const CalendarEntry* entry : entries) {
    if (std::ranges::find(told, entry->why) != told.end()) continue;
    told.push_back(entry->why);
    Html item = Html::element("strong", words(sentenceCase(entry->test)));
    item.addText(": ");
    item += sentenceShown(page, entry->why);
    item.addText(". ");
    item += Html::element("span", {{"lang", "en"}}, words(entry->source));
    items.push_back(std::move(item));
  }
  return details(say(page.language, "Why these tests, and where this comes from"), bulletList(items));
}

Html medicineCard(const Page& page, const std::vector<const CalendarEntry*>& entries) {
  const CalendarEntry& first = *entries.front();
  Html items;
  for (const CalendarEntry* entry : entries) items += testItem(page, *entry);
  Html content = Html::element("ul", {{"class", "tasks"}}, items);
  content += whyPart(page, entries);
  return card({sentenceCase(first.medicine), first.line.empty() ? "" : factPath(page, first.line), content, {}, ""});
}

// One card a medicine, in the order of its most pressing test.
Html groupOf(const Page& page, std::string_view id, const std::string& title,
             const std::vector<const CalendarEntry*>& entries) {
  if (entries.empty()) return {};
  std::vector<std::vector<const CalendarEntry*>> medicines;
  for (const CalendarEntry* entry : entries) {
    const auto known =
        std::ranges::find_if(medicines, [&](const auto& one) { return one.front()->medicine == entry->medicine; });
    if (known == medicines.end()) {
      medicines.push_back({entry});
    } else {
      known->push_back(entry);
    }
  }
  std::vector<Html> cards;
  for (const auto& one : medicines) cards.push_back(medicineCard(page, one));
  return section(id, title, cardGroup(cards));
}

Html groups(const Page& page, const app::Calendar& calendar, Instant now) {
  const auto ofKind = [&](Soonness soonness) {
    std::vector<const CalendarEntry*> entries;
    for (const CalendarEntry& entry : calendar.entries) {
      if (app::soonnessOf(entry, now) == soonness) entries.push_back(&entry);
    }
    std::ranges::stable_sort(entries, {}, [](const CalendarEntry* one) { return one->state; });
    return entries;
  };
  Html html = groupOf(page, "now", say(page.language, "Now"), ofKind(Soonness::Now));
  html += groupOf(page, "soon", sayf(page.language, "In the next {} days", app::kSoonDays), ofKind(Soonness::Soon));
  html += groupOf(page, "later", say(page.language, "Later"), ofKind(Soonness::Later));
  html += groupOf(page, "named", say(page.language, "By medicine"), ofKind(Soonness::Named));
  html += groupOf(page, "done", say(page.language, "Done once"), ofKind(Soonness::Done));
  return html;
}

}  // namespace

Response monitoringPage(Page& page) {
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  const app::Calendar calendar =
      app::monitoringCalendar(*seen, audienceOf(page).role, std::string(languageCode(language)));
  Html content;
  if (calendar.entries.empty()) {
    content += emptyState(say(language, "No test is due, as far as Baton's tables know"),
                          say(language,
                              "Some medicines need a blood test, a heart test or a weight from time to time. When one "
                              "of them is on the list, its tests and their days are listed here."));
  } else if (calendar.entries.front().state == DueState::Named) {
    content += paragraph(say(language,
                             "These are the tests that go with the medicines on the list. Ask those named if they were "
                             "done, and when the next one is."));
    content += printButton(page);
    content += groups(page, calendar, seen->chart().at);
  } else {
    content += paragraph(say(language,
                             "These are the tests that go with the medicines on the list. Keep taking a medicine as "
                             "agreed, also when a test is late."));
    content += printButton(page);
    content += groups(page, calendar, seen->chart().at);
    content += paragraph(say(language,
                             "A test may have been done where Baton does not know of it. Ask before you repeat one. If "
                             "you have the result, bring it in."));
    if (page.person->has("add")) {
      content += Html::element("p", link(page.about("/import"), say(language, "Bring in files")));
    }
  }
  content += notCheckedPart(page, calendar.not_checked);
  content += safetyLinks(page, "/monitoring");
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/check");
  return layout(page, say(language, "Tests and check-ups"), content, options);
}

}  // namespace baton::web
