// After a change of medicine: for each recent change what to expect in which week, what to write down, when to get
// help, who asks, and when the next check is. The same answers as `baton watch`.
#include "app/watch.h"

#include <algorithm>
#include <array>

#include "web/frame/appearance.h"
#include "web/frame/dated_text.h"
#include "web/frame/layout.h"
#include "web/pages/check_parts.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using record::WatchCheck;
using record::WatchEffect;
using record::WatchPlan;

// What may begin after half a year has no end worth naming (outbound/watch_document.cc says the same).
constexpr int kLongWeeks = 26;

std::string dateText(const Page& page, const std::string& day) {
  const auto date = PartialDate::parse(day);
  return date ? shownDate(mannerOf(page), *date) : day;
}

std::string weeksText(Language language, const WatchEffect& effect) {
  if (effect.until_week > kLongWeeks) return sayf(language, "from week {} on", effect.from_week);
  if (effect.from_week == effect.until_week) return sayf(language, "week {}", effect.from_week);
  return sayf(language, "weeks {} to {}", effect.from_week, effect.until_week);
}

std::string gradeText(Language language, int grade) {
  if (grade >= 3) return say(language, "Very common");
  return grade == 2 ? say(language, "Common") : say(language, "Can happen");
}

Html effectsTable(const Page& page, const WatchPlan& plan) {
  const Language language = page.language;
  Table effects;
  effects.caption = say(language, "What to expect, by week");
  effects.headers = {say(language, "What"), say(language, "How often"), say(language, "May begin"),
                     say(language, "Often better")};
  for (const WatchEffect& effect : plan.effects) {
    Html name = words(sentenceCase(effect.name));
    if (effect.is_told) {
      name.addText(" ");
      name += badge(say(language, "Already told"), Tone::Info);
    }
    const std::string eases =
        effect.eases.empty() ? say(language, "It may stay") : sayf(language, "around {}", dateText(page, effect.eases));
    effects.rows.push_back({name, Html::text(gradeText(language, effect.grade)),
                            Html::text(weeksText(language, effect)), Html::text(eases)});
  }
  return table(effects);
}

// The last one that is due: an earlier one that nobody saw to needs no second reminder (rules/watch_plans.cc).
const WatchCheck* dueOf(const WatchPlan& plan) {
  const auto due = std::find_if(plan.checks.rbegin(), plan.checks.rend(), [](const auto& one) { return one.is_due; });
  return due == plan.checks.rend() ? nullptr : &*due;
}

Html checkItem(const Page& page, const WatchPlan& plan, const WatchCheck& check) {
  const Language language = page.language;
  Html name = Html::element("strong", Html::text(dateText(page, check.on)));
  name += Html::element("span", {{"class", "hint"}},
                        Html::text(sayf(language, "Who asks: {}", roleText(language, check.who, check.who))));
  const std::string& shows = check.done_by.empty() ? check.planned : check.done_by;
  if (!shows.empty()) name += Html::element("span", {{"class", "hint"}}, sentenceShown(page, shows));
  Html item = Html::element("div", {{"class", "task-name"}}, name);
  if (!check.done_by.empty()) {
    item += badge(say(language, "Done"), Tone::Good);
  } else if (!check.planned.empty()) {
    item += badge(say(language, "Planned"), Tone::Info);
  } else if (check.is_due) {
    item += &check == dueOf(plan) ? badge(say(language, "Due now"), Tone::Caution)
                                  : badge(say(language, "Nothing in this record"));
  } else {
    item += badge(say(language, "Still to come"));
  }
  return Html::element("li", item);
}

Html nextCheck(const Page& page, const WatchPlan& plan) {
  const Language language = page.language;
  Html html;
  const auto line = [&](const std::string& text) {
    html += Html::element("p", Html::element("strong", Html::text(text)));
  };
  if (const WatchCheck* due = dueOf(plan)) {
    line(sayf(language, "A check has been due since {}. Ask for it.", dateText(page, due->on)));
  }
  const auto next =
      std::ranges::find_if(plan.checks, [](const auto& one) { return one.done_by.empty() && !one.is_due; });
  if (next != plan.checks.end()) line(sayf(language, "Next check: {}", dateText(page, next->on)));
  return html;
}

Html helpers(const Page& page, const std::vector<std::string>& roles) {
  std::string text;
  for (const std::string& role : roles) text += (text.empty() ? "" : ", ") + roleText(page.language, role, role);
  return Html::text(text);
}

Html planCard(const Page& page, const WatchPlan& plan) {
  const Language language = page.language;
  Html content = paragraph(sayf(language, "Day {}. It is watched until {}.", plan.day, dateText(page, plan.until)));
  content += nextCheck(page, plan);
  // Looks like a notice, but is no region of its own: there may be several plans, and landmarks must differ.
  Html warning = Html::element("p", {{"class", "notice-title"}}, Html::text(say(language, "When to get help")));
  warning += Html::element("p", sentenceShown(page, plan.warning));
  content += Html::element("div", {{"class", "notice tone-caution"}}, warning);
  content += heading(plan.is_about_leaving ? say(language, "What may come") : say(language, "When it should help"), 3);
  Html benefit = sentenceShown(page, plan.benefit);
  benefit.addText(" " + sayf(language, "That is from {} to {}.", dateText(page, plan.benefit_from),
                             dateText(page, plan.benefit_until)));
  content += Html::element("p", benefit);
  if (!plan.effects.empty()) {
    content += effectsTable(page, plan);
  }
  content += heading(say(language, "What to write down"), 3);
  content += Html::element("p", sentenceShown(page, plan.ask));
  if (page.person->has("log")) {
    content += Html::element("p", link(page.about("/log"), say(language, "Write it in today's log")));
  }
  content += heading(say(language, "Who asks, and when"), 3);
  Html who = Html::text(say(language, "These may ask:") + " ");
  who += helpers(page, plan.who);
  content += Html::element("p", who);
  Html checks;
  for (const WatchCheck& check : plan.checks) checks += checkItem(page, plan, check);
  if (!checks.empty()) content += Html::element("ul", {{"class", "tasks"}}, checks);
  Html more;
  if (!plan.evidence.text.empty()) more += evidenceList(page, {plan.evidence});
  more += sourceList(page, plan.sources);
  content += details(say(language, "What this rests on, and where it comes from"), more);
  return card({withShownDates(mannerOf(page), plan.title), "", content, {}, ""}, 2);
}

}  // namespace

Response watchPage(Page& page) {
  const auto seen = seenNow(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  const std::vector<WatchPlan> plans = watchPlansOf(page, *seen);
  Html content;
  if (plans.empty()) {
    content +=
        emptyState(say(language, "No medicine for the mind changed lately"),
                   say(language,
                       "When one is started, changed or stopped, this page says what may come in which week, and "
                       "who asks how it goes. It needs the day of the change."));
  } else {
    content += paragraph(say(language,
                             "This is what is usual after a change. Your prescriber may plan otherwise. Do not stop or "
                             "change a dose on your own."));
    content += whomMeant(page);
    content += printButton(page);
    std::vector<Html> cards;
    for (const WatchPlan& plan : plans) cards.push_back(planCard(page, plan));
    content += cardGroup(cards);
  }
  content += safetyLinks(page, "/watch");
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/check");
  return layout(page, say(language, "After a change of medicine"), content, options);
}

}  // namespace baton::web
