// Today: what needs this person now, in at most five lines, each a link; then what is done most; then what changed.
#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

#include "app/chart_cache.h"
#include "app/watch.h"
#include "web/frame/appearance.h"
#include "web/frame/crisis_list.h"
#include "web/frame/help_first.h"
#include "web/frame/shown.h"
#include "web/pages/change_words.h"
#include "web/pages/check_parts.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/phrases.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_parts.h"
#include "web/pages/sharing_parts.h"
#include "web/pages/today_helper.h"

namespace baton::web {
namespace {

using app::NeedKind;
using app::NeedNow;

constexpr std::size_t kMostLines = 5;
constexpr std::size_t kMostLately = 3;

struct Line {
  Html text;
  std::string href;
  Html hint;
};

// The day goes with the time: both by the reader's clocks.
std::string visitWhen(const Page& page, const PartialDate& on) {
  const Manner manner = mannerOf(page);
  const Instant now = page.home.clock().now();
  const std::string time = shownClock(manner, on);
  const std::string when = time.empty() ? shownDistance(manner, on, now) : shownDistance(manner, on.first(), now);
  return when + (time.empty() ? "" : ", " + time);
}

Html said(const std::string& text) { return Html::text(text); }

Line lineOf(const Page& page, const NeedNow& need) {
  const Language language = page.language;
  const std::string fact =
      need.line.empty() || need.line == "person" ? page.about("/record") : factPath(page, need.line);
  switch (need.kind) {
    case NeedKind::Safety:
      return {said(say(language, "A questionnaire speaks of thoughts of death or self-harm")), fact,
              said(shownDate(mannerOf(page), need.on))};
    case NeedKind::MedicineConflict:
    case NeedKind::OtherConflict:
      return {sayHtml(language, "Your sources differ about {0}: {1}",
                      {foreignWords(page, need.about), said(fieldText(language, need.value))}),
              fact, said(say(language, "Look at both sides, and ask the one who knows."))};
    case NeedKind::ResultOutside:
      return {sayHtml(language, "{0} is newly outside the usual range: {1}",
                      {foreignWords(page, need.about), foreignWords(page, need.value)}),
              fact, said(shownDate(mannerOf(page), need.on))};
    case NeedKind::Visit:
      return {sayHtml(language, "Visit: {}", {foreignWords(page, need.about)}), fact, said(visitWhen(page, need.on))};
    case NeedKind::Duplicate:
      return {sayHtml(language, "Maybe the same twice: {0} and {1}",
                      {foreignWords(page, need.about), foreignWords(page, need.value)}),
              fact, said(say(language, "You decide if they are one."))};
    case NeedKind::ListNeverConfirmed:
      return {said(say(language, "Nobody has said yet that the medicine list is right")), page.about("/confirm-list"),
              said(say(language, "It takes a minute."))};
    case NeedKind::ListOld:
      return {said(say(language, "Is the medicine list still right?")), page.about("/confirm-list"),
              said(sayf(language, "Last confirmed: {}", shownDate(mannerOf(page), need.on)))};
    case NeedKind::NotRead:
      return {said(sayn(language, "{} new entry could not be read in full", "{} new entries could not be read in full",
                        static_cast<std::int64_t>(need.count))),
              page.about("/record/unread"),
              {}};
    case NeedKind::NoLog:
      return {said(say(language, "Nothing is in today's log yet")), page.about("/log"),
              said(say(language, "Under a minute."))};
  }
  return {};
}

// The steps after a hospital stay have a page of their own; what is late of them is not one of many things to ask
// about.
bool isStepAfterCrisis(const record::Finding& finding) {
  return finding.kind == "followup-overdue" || finding.kind == "followup-due" || finding.kind == "reconciliation-open";
}

// What the rules say: the gravest that wants somebody soon and what is open after a hospital stay lead, the rest are
// one line together.
struct FindingLines {
  std::vector<Line> leading;
  std::optional<Line> others;
};

FindingLines findingLines(const Page& page, const record::Findings& findings) {
  const record::Finding* gravest = nullptr;
  const record::Finding* after_crisis = nullptr;
  std::int64_t others = 0;
  std::string_view first;  // of the others
  for (const record::Finding& finding : findings.findings) {
    if (finding.is_acknowledged) continue;
    if (isStepAfterCrisis(finding) && keeping::isOwner(page) && after_crisis == nullptr) {
      after_crisis = &finding;
    } else if (finding.severity <= record::Severity::High && gravest == nullptr) {
      gravest = &finding;
    } else if (others++ == 0) {
      first = finding.title;
    }
  }
  FindingLines lines;
  if (gravest != nullptr) {
    const bool is_test = gravest->kind == "monitoring-overdue" || gravest->kind == "monitoring-missing";
    lines.leading.push_back({sentenceShown(page, gravest->title), page.about(is_test ? "/monitoring" : "/check"),
                             said(severityText(page.language, gravest->severity))});
  }
  if (after_crisis != nullptr) {
    lines.leading.push_back({sentenceShown(page, after_crisis->title), page.about("/after-crisis"),
                             said(say(page.language, "After a crisis"))});
  }
  if (others == 0) return lines;
  const std::string text =
      lines.leading.empty() ? sayn(page.language, "{} thing to ask about", "{} things to ask about", others)
                            : sayn(page.language, "{} more thing to ask about", "{} more things to ask about", others);
  lines.others =
      Line{said(text), page.about("/check"), sayHtml(page.language, "First: {}", {sentenceShown(page, first)})};
  return lines;
}

// The newest change that is still being watched: one line, and only where there is room for it.
std::optional<Line> watchLine(const Page& page, const std::vector<record::WatchPlan>& plans) {
  for (const record::WatchPlan& plan : plans) {
    if (plan.day > app::kWatchDays || plan.is_as_needed) continue;
    return Line{sentenceShown(page, plan.title), page.about("/watch"),
                said(sayf(page.language, "Day {}: what to look out for", plan.day))};
  }
  return std::nullopt;
}

// Many of one kind are one line that leads to all of them, so that one kind does not push out every other.
std::vector<Line> linesOf(const Page& page, const std::vector<NeedNow>& needs) {
  const Language language = page.language;
  std::map<NeedKind, std::size_t> counts;
  for (const NeedNow& need : needs) ++counts[need.kind];
  std::vector<Line> lines;
  NeedKind folded = NeedKind::Safety;  // never folded
  for (const NeedNow& need : needs) {
    const auto count = static_cast<std::int64_t>(counts[need.kind]);
    const bool is_foldable = need.kind != NeedKind::Safety && need.kind != NeedKind::Visit && count > 2;
    if (!is_foldable) {
      lines.push_back(lineOf(page, need));
      continue;
    }
    if (folded == need.kind) continue;
    folded = need.kind;
    const Html hint = sayHtml(language, "First: {}", {foreignWords(page, need.about)});
    if (need.kind == NeedKind::ResultOutside) {
      lines.push_back({said(sayn(language, "{} result is newly outside the usual range",
                                 "{} results are newly outside the usual range", count)),
                       page.about("/record/results"), hint});
    } else if (need.kind == NeedKind::Duplicate) {
      lines.push_back({said(sayn(language, "{} entry may be there twice", "{} entries may be there twice", count)),
                       page.about("/duplicates"), hint});
    } else {
      lines.push_back(
          {said(sayn(language, "Your sources differ about {} thing", "Your sources differ about {} things", count)),
           page.about("/duplicates"), hint});
    }
  }
  return lines;
}

Html needsList(const std::vector<Line>& lines) {
  Html items;
  for (const Line& line : lines) {
    Html item = Html::element("a", {{"href", line.href}}, line.text);
    if (!line.hint.empty()) item += Html::element("span", {{"class", "hint"}}, line.hint);
    items += Html::element("li", Html::element("div", {{"class", "task-name"}}, item));
  }
  return Html::element("ol", {{"class", "tasks"}}, items);
}

Html lookedAt(const Page& page) {
  const Language language = page.language;
  Html inside = paragraph(say(language, "Baton looked at:"));
  inside += bulletList(
      {Html::text(say(language, "medicines, tests and answers together, by its own tables")),
       Html::text(say(language, "what your sources do not agree on, and what may be there twice")),
       Html::text(
           sayf(language, "results of the last {} days that are newly outside their usual range", app::kResultDays)),
       Html::text(sayf(language, "visits in the next {} days", app::kVisitDays)),
       Html::text(sayf(language, "answers about thoughts of death or self-harm of the last {} days", app::kSafetyDays)),
       Html::text(say(language, "when the medicine list was last confirmed, and today's log"))});
  inside += paragraph(
      page.person->relation == app::Relation::Caregiver
          ? say(language,
                "It knows only what is in this record. If something worries you, call the people who give care.")
          : say(language,
                "It knows only what is in this record. If something worries you, call the people who treat you."));
  return inside;
}

Html needsPart(const Page& page, const app::Today& today, const record::Findings& findings,
               const std::vector<record::WatchPlan>& plans) {
  const Language language = page.language;
  std::vector<NeedNow> needs = today.needs;
  std::erase_if(needs, [&](const NeedNow& need) {
    const bool writes_list = need.kind == NeedKind::ListOld || need.kind == NeedKind::ListNeverConfirmed;
    return (need.kind == NeedKind::NoLog && !page.person->has("log")) || (writes_list && !page.person->has("add"));
  });
  const bool is_told = std::any_of(findings.findings.begin(), findings.findings.end(), [](const auto& finding) {
    return finding.kind == "red-flag" && !finding.is_acknowledged;
  });
  // A safety answer stands before everything; where a finding already speaks of it, once is enough. A visit within the
  // week stands before the rest: it is when things can be asked.
  const auto take = [&](NeedKind kind) {
    std::vector<NeedNow> taken;
    const auto is_of = [&](const NeedNow& need) { return need.kind == kind; };
    std::copy_if(needs.begin(), needs.end(), std::back_inserter(taken), is_of);
    std::erase_if(needs, is_of);
    return linesOf(page, taken);
  };
  std::vector<Line> lines = take(NeedKind::Safety);
  if (is_told) lines.clear();
  FindingLines found = findingLines(page, findings);
  std::ranges::move(found.leading, std::back_inserter(lines));
  std::ranges::move(take(NeedKind::Visit), std::back_inserter(lines));
  if (found.others) lines.push_back(std::move(*found.others));
  for (Line& line : linesOf(page, needs)) lines.push_back(std::move(line));
  const auto watched = watchLine(page, plans);
  if (watched && lines.size() < kMostLines) lines.push_back(*watched);
  const bool is_short = page.request.parameter("all").empty();
  if (lines.size() > kMostLines && is_short) {
    const auto rest = static_cast<std::int64_t>(lines.size() - (kMostLines - 1));
    lines.resize(kMostLines - 1);
    lines.push_back(
        {said(sayn(language, "Show {} more thing", "Show {} more things", rest)), page.about("/today?all=yes"), {}});
  }
  Html content;
  if (lines.empty()) {
    content += emptyState(say(language, "Nothing here needs you now."), "", lookedAt(page));
  } else {
    content += needsList(lines);
    content += details(say(language, "What did Baton look at?"), lookedAt(page));
  }
  return section("needs", say(language, "What needs you now"), content);
}

bool speaksOfDeath(const record::Findings& findings) {
  return std::any_of(findings.findings.begin(), findings.findings.end(), [](const record::Finding& one) {
    return !one.is_acknowledged && (one.id == "red-flag/suicidal-intent" || one.id == "red-flag/self-harm");
  });
}

// Answers and written words that speak of death or self-harm lead to people first.
Html crisisFirst(const Page& page, const app::Today& today, const record::Findings& findings) {
  const bool is_answered = std::any_of(today.needs.begin(), today.needs.end(),
                                       [](const NeedNow& need) { return need.kind == NeedKind::Safety; });
  if (!is_answered && !speaksOfDeath(findings)) return {};
  const Language language = page.language;
  const bool is_own = page.person->relation == app::Relation::Self;
  std::string text;
  if (is_own) {
    text = is_answered ? say(language,
                             "Your last answers speak of thoughts of death or of hurting yourself. A person will "
                             "listen, at any hour.")
                       : say(language,
                             "What was written lately speaks of death or of hurting yourself. A person will listen, at "
                             "any hour.");
  } else {
    const Sentence words =
        is_answered ? Sentence(
                          "The last answers of {} speak of thoughts of death or self-harm. Ask how they are. "
                          "These people help you too.")
                    : Sentence(
                          "What was written lately about {} speaks of death or self-harm. Ask how they are. "
                          "These people help you too.");
    text = sayf(language, words, page.person->name);
  }
  Html inside = paragraph(text);
  inside += crisisButtons(page);
  return notice(
      is_own ? say(language, "You do not have to be alone with this") : say(language, "Please ask how they are"),
      inside, Tone::Urgent);
}

Html quickActions(const Page& page) {
  const Language language = page.language;
  Html inside;
  if (page.person->has("log")) inside += linkButton(page.about("/log"), sayIn(language, "verb", "Log"));
  if (page.person->has("add")) {
    inside += linkButton(page.about("/add"), sayIn(language, "verb", "Add"), Look::Secondary);
    inside += linkButton(page.about("/import"), say(language, "Import"), Look::Secondary);
  }
  inside += linkButton(page.about("/summary"), say(language, "One-page summary"), Look::Secondary);
  return Html::element("div", {{"class", "buttons"}}, inside);
}

Html latelyPart(const Page& page, const app::Today& today) {
  const Language language = page.language;
  Html content;
  if (today.lately.empty()) {
    content += paragraph(sayf(language, "Nothing in this record changed in the last {} days.", app::kLatelyDays));
  } else {
    // The most important are chosen, and read in the order of their days.
    std::vector<record::Change> chosen(
        today.lately.begin(),
        today.lately.begin() + static_cast<std::ptrdiff_t>(std::min(kMostLately, today.lately.size())));
    std::ranges::stable_sort(chosen, [](const auto& a, const auto& b) { return a.on.dateText() > b.on.dateText(); });
    std::vector<Moment> moments;
    for (const record::Change& change : chosen) {
      const Html text = Html::element("a", {{"href", factPath(page, change.line)}}, changeSentence(page, change));
      moments.push_back({shownDate(mannerOf(page), change.on), change.on.dateText(), text});
    }
    content += timelineList(moments);
  }
  content += Html::element("p", link(page.about("/changes"), say(language, "All that changed")));
  return section("lately", say(language, "What changed lately"), content);
}

Html firstSteps(const Page& page) {
  const Language language = page.language;
  if (!page.person->has("add")) {
    return emptyState(say(language, "This record is still empty"),
                      say(language, "Nothing has been written into it, or nothing is shared with you yet."));
  }
  Html buttons = linkButton(page.about("/import"), say(language, "Import files from a portal"));
  buttons += linkButton(page.about("/add/medication"), say(language, "Type in a medicine"), Look::Secondary);
  return emptyState(
      say(language, "This record is still empty"),
      say(language, "Begin with files from your clinic's portal, or with one medicine. You can stop at any time."),
      Html::element("div", {{"class", "buttons"}}, buttons));
}

// Shown by app.js when this device keeps an entry that the server would not take.
Html refusedLink(const Page& page) {
  if (!page.person->has("log")) return {};
  const Html inside = Html::element(
      "p", link(page.about("/log"), say(page.language, "Something you wrote offline is not saved yet. Look at it")));
  return Html::element("div", format::Attributes{{"class", "inset"}, {"data-refused-link", ""}}.flag("hidden"), inside);
}

}  // namespace

Response todayPage(Page& page) {
  const auto today = page.charts.today(page.home, page.person->person, audienceOf(page), *page.zone);
  if (!today) return trouble(page, today.error());
  const auto findings = findingsOf(page);
  if (!findings) return trouble(page, findings.error());
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  Html content = crisisFirst(page, **today, **findings);
  const bool is_help_first = !content.empty();
  content += sharing::emergencyNotices(page, *seen);
  content += sharing::endingNotices(page, *seen);
  content += refusedLink(page);
  if ((*today)->has_facts) {
    content += helperPlanPart(page, *seen);
    content += needsPart(page, **today, **findings, watchPlansOf(page, *seen));
    content += quickActions(page);
    content += latelyPart(page, **today);
  } else {
    content += firstSteps(page);
  }
  LayoutOptions options;
  options.place = Place::Today;
  const std::string title = say(page.language, "Today");
  return is_help_first ? layoutHelpFirst(page, title, content, options) : layout(page, title, content, options);
}

}  // namespace baton::web
