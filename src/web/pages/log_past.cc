#include "web/pages/log_past.h"

#include <algorithm>

#include "app/undo.h"
#include "base/text.h"
#include "record/caregivers.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/record_parts.h"

namespace baton::web::entry {
namespace {

constexpr std::size_t kOnAPage = 10;

bool isOfTheLog(const record::ObservationFact& fact) {
  return std::ranges::find(fact.categories, "daily-log") != fact.categories.end();
}

std::string shownOn(const Page& page, const PartialDate& on) {
  return hasTimeOfDay(on) ? shownMoment(mannerOf(page), on.first()) : shownDate(mannerOf(page), on);
}

Html factLine(const Page& page, const record::ObservationFact& fact) {
  // To the page where it can be changed or taken out.
  const Html name = Html::element("bdi", Html::text(logName(page.language, fact.what.label())));
  Html line = Html::element("strong", Html::element("a", {{"href", factPath(page, fact.about.key)}}, name));
  const std::string value = logValue(page.language, fact);
  if (!value.empty()) {
    line.addText(": ");
    line += Html::element("bdi", Html::text(value));
  }
  if (!fact.note.empty()) {
    line.addText(" · ");
    line += Html::element("bdi", Html::text(fact.note));
  }
  if (fact.about.is_not_interpreted) line.addText(" · " + say(page.language, "Not fully understood by Baton"));
  return line;
}

Html block(const Page& page, const PastLog& log) {
  std::vector<Html> lines;
  for (const record::ObservationFact* fact : log.facts) lines.push_back(factLine(page, *fact));
  Html html = bulletList(lines);
  const bool is_mine = log.author == page.visitor.account;
  if (!is_mine && !log.author_name.empty()) html += muted(sayf(page.language, "Written by {}", log.author_name));
  if (!log.entry.empty() && mayChange(page, log.author)) {
    html += buttonForm(page, undoPath(page, log.entry), say(page.language, "Undo"), Look::Quiet);
  }
  return html;
}

// A caregiver may not see what others wrote about a person's day; what they wrote themselves is listed without content.
Html ownList(Page& page) {
  const auto written = app::listWritten(page.home, page.person->person, 1000);
  if (!written) return {};
  std::vector<Moment> moments;
  for (const app::Written& one : *written) {
    if (one.author != page.visitor.account || one.what != "daily-log" || one.is_undone) continue;
    moments.push_back({shownMoment(mannerOf(page), one.at), toIso(one.at),
                       buttonForm(page, undoPath(page, one.entry), say(page.language, "Undo"), Look::Quiet)});
    if (moments.size() == kOnAPage) break;
  }
  return moments.empty() ? Html() : timelineList(moments);
}

}  // namespace

std::vector<PastLog> pastLogs(const record::Chart& chart) {
  std::vector<PastLog> logs;
  for (const record::ObservationFact& fact : chart.facts.observations) {
    if (!isOfTheLog(fact)) continue;
    const std::string entry = entryOf(fact.about);
    auto found = std::ranges::find_if(logs, [&](const PastLog& log) { return !entry.empty() && log.entry == entry; });
    if (found == logs.end()) {
      PastLog log{entry, fact.effective, fact.about.source.author, "", {}};
      if (!fact.performers.empty()) log.author_name = fact.performers.front().display;
      found = logs.insert(logs.end(), std::move(log));
    }
    found->facts.push_back(&fact);
  }
  for (PastLog& log : logs) {
    std::ranges::sort(log.facts, {}, [](const record::ObservationFact* fact) { return fact->about.sequence; });
  }
  std::ranges::stable_sort(logs, [](const PastLog& a, const PastLog& b) { return a.on.first() > b.on.first(); });
  return logs;
}

std::string logName(Language language, const std::string& name) {
  constexpr std::string_view kSideEffect = "Side effect: ";
  if (name.starts_with(kSideEffect)) return sayf(language, "Side effect: {}", name.substr(kSideEffect.size()));
  if (name == "Mood") return say(language, "Mood");
  if (name == "Sleep") return say(language, "Sleep");
  if (name == "Sleep quality") return say(language, "Quality of sleep");
  if (name == app::forms::kMissedDose) return say(language, "Not taken");
  if (name == app::forms::kTakenDose) return say(language, "Taken");
  if (name == "Alcoholic drinks that day") return say(language, "Drinks with alcohol");
  if (name == "Cigarettes that day") return say(language, "Cigarettes");
  if (name == "Cannabis use") return say(language, "Cannabis");
  if (name == "Skipped meals") return say(language, "Meals left out");
  if (name == "Irritability") return say(language, "On edge or quick to anger");
  if (name == "Unusual spending") return say(language, "More spending than usual");
  if (name == "Awake at night, asleep by day") return say(language, "Awake at night, asleep by day");
  if (name == app::forms::kTriggers) return say(language, "What set it off");
  if (name == app::forms::kAsMeant) return say(language, "Medicines taken as meant");
  if (name == record::kNightsUp) return say(language, "Nights up, of who helps");
  if (name == record::kDaysOff) return say(language, "Days off, of who helps");
  if (name == "Note of the day") return say(language, "Note");
  return name;
}

std::string logValue(Language language, const record::ObservationFact& fact) {
  if (fact.what.text == app::forms::kAsMeant) {
    if (fact.value_text == "all") return say(language, "Taken as meant");
    return fact.value_text == "some" ? say(language, "Some were left out") : say(language, "I do not know");
  }
  if (fact.quantity && fact.quantity->unit == "of 10") return sayf(language, "{} of 10", fact.quantity->value.plain());
  if (fact.quantity && fact.quantity->code == "h") return sayf(language, "{} hours", fact.quantity->value.plain());
  if (fact.quantity) return fact.quantity->value.plain();
  return fact.value_text == "yes" ? "" : fact.shown();
}

Html pastLogList(Page& page, const record::Chart& chart) {
  const Language language = page.language;
  if (isCaregiver(page)) {
    const Html own = ownList(page);
    return own.empty() ? Html() : section("past", say(language, "What you sent"), own);
  }
  const std::vector<PastLog> logs = pastLogs(chart);
  if (logs.empty()) {
    return section(
        "past", say(language, "Logged so far"),
        emptyState(say(language, "Nothing is logged yet"), say(language, "What you save will be listed here.")));
  }
  const std::size_t pages = (logs.size() + kOnAPage - 1) / kOnAPage;
  const std::size_t current = entry::pageNumber(page, pages);
  std::vector<Moment> moments;
  for (std::size_t i = (current - 1) * kOnAPage; i < std::min(logs.size(), current * kOnAPage); ++i) {
    moments.push_back({shownOn(page, logs[i].on), logs[i].on.text(), block(page, logs[i])});
  }
  Html inside = timelineList(moments);
  inside += pagination(page, page.about("/log"), current, pages);
  return section("past", say(language, "Logged so far"), inside);
}

}  // namespace baton::web::entry
