// Risks to talk over: the eight risks of the register with what the record says of each, when somebody last asked, and
// what moved lately. The same answers as `baton risks`. Never a diagnosis, never a forecast.
#include "app/risks.h"

#include <algorithm>

#include "app/chart_cache.h"
#include "app/check.h"
#include "app/since.h"
#include "base/text.h"
#include "web/frame/appearance.h"
#include "web/frame/crisis_list.h"
#include "web/frame/layout.h"
#include "web/pages/change_words.h"
#include "web/pages/check_parts.h"
#include "web/pages/record_pages.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using app::RiskEntry;
using app::RiskLevel;
using app::RiskMove;
using app::RiskTrend;

constexpr std::string_view kSuicide = "suicidal-thoughts";
constexpr std::string_view kSelfHarm = "self-harm";

std::string levelText(Language language, const RiskEntry& entry) {
  if (!entry.applies) return say(language, "Does not apply");
  switch (entry.level) {
    case RiskLevel::NeverAsked:
      return say(language, "Not asked, as far as this record shows");
    case RiskLevel::None:
      return say(language, "Asked, and no sign");
    case RiskLevel::Past:
      return say(language, "In the past");
    case RiskLevel::Known:
      return say(language, "Known");
    case RiskLevel::High:
      break;
  }
  return say(language, "High");
}

Tone levelTone(const RiskEntry& entry) {
  if (!entry.applies || entry.level < RiskLevel::Known) return Tone::Neutral;
  return entry.level == RiskLevel::High ? Tone::Urgent : Tone::Caution;
}

std::string trendText(Language language, RiskTrend trend) {
  switch (trend) {
    case RiskTrend::Rising:
      return say(language, "Going up");
    case RiskTrend::Falling:
      return say(language, "Going down");
    case RiskTrend::Steady:
      return say(language, "No change");
    case RiskTrend::Unknown:
      break;
  }
  return {};
}

Html labelled(const std::string& label, const Html& value) {
  Html line = Html::element("strong", Html::text(label));
  line.addText(" ");
  line += value;
  return Html::element("p", line);
}

std::string whoText(const Page& page, const std::vector<std::string>& who) {
  std::vector<std::string> names;
  for (const std::string& one : who) {
    // The name of a computer tells nobody who knows.
    if (isComputerName(one)) continue;
    std::string name = one.empty() ? say(page.language, "only this record") : one;
    if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
  }
  return join(names, ", ");
}

Html askedPart(const Page& page, const RiskEntry& entry, std::string_view ask) {
  const Language language = page.language;
  if (entry.level == RiskLevel::NeverAsked) return Html::element("p", words(ask));
  const std::string when =
      entry.last_asked.empty() ? say(language, "not written down") : shownDate(mannerOf(page), entry.last_asked);
  return labelled(say(language, "Last asked:"), Html::text(when));
}

Html riskCard(const Page& page, const RiskEntry& entry, const app::RiskRegister& risks) {
  const Language language = page.language;
  const bool is_spanish = risks.is_spanish;
  // Who is not shown scores and logs cannot be told that nobody asked.
  const bool is_said = risks.sees_results || !entry.applies || entry.level != RiskLevel::NeverAsked;
  Html levels = is_said ? badge(levelText(language, entry), levelTone(entry)) : Html();
  if (const std::string trend = trendText(language, entry.trend); !trend.empty() && entry.applies) {
    levels.addText(" ");
    levels += badge(trend);
  }
  Card box;
  box.title = std::string(is_spanish ? entry.risk->name_es : entry.risk->name);
  if (!levels.empty()) box.content = Html::element("p", levels);
  if (entry.risk->id == kSuicide || (entry.risk->id == kSelfHarm && entry.level == RiskLevel::High)) {
    box.content += paragraph(say(language, "If such thoughts are there now, a person will listen, at any hour."));
    box.content += crisisButtons(page);
  }
  if (!entry.applies) return card(box);
  box.content += askedPart(page, entry, is_spanish ? entry.risk->ask_es : entry.risk->ask);
  if (const std::string who = whoText(page, entry.who_knows); !who.empty()) {
    box.content += labelled(say(language, "Who knows:"), words(who));
  }
  if (!entry.evidence.empty()) {
    box.content += details(say(language, "What this rests on"), evidenceList(page, entry.evidence));
  }
  return card(box);
}

// "Mania, psychosis": which of the risks this event may move.
std::string risksOf(const std::vector<RiskEntry>& entries, const RiskMove& move, bool is_spanish) {
  std::vector<std::string> names;
  for (const RiskEntry& entry : entries) {
    const bool is_moved = std::ranges::any_of(
        entry.moves, [&](const RiskMove& one) { return one.trigger == move.trigger && one.evidence == move.evidence; });
    if (is_moved) names.emplace_back(is_spanish ? entry.risk->name_es : entry.risk->name);
  }
  return join(names, ", ");
}

// A change of the record is said as everywhere on these pages, in the reader's language.
Html moveShown(const Page& page, const RiskMove& move, const std::vector<record::Change>& changes) {
  const auto change = std::ranges::find(changes, move.evidence.text, &record::Change::text);
  return change == changes.end() ? sentenceShown(page, move.evidence.text) : changeSentence(page, *change);
}

// Each event once, newest first, with the risks that it may move.
Html movedPart(const Page& page, const std::vector<RiskEntry>& entries, const std::vector<record::Change>& changes,
               bool is_spanish) {
  std::vector<const RiskMove*> moves;
  for (const RiskEntry& entry : entries) {
    for (const RiskMove& move : entry.moves) {
      const bool is_told = std::ranges::any_of(
          moves, [&](const RiskMove* one) { return one->trigger == move.trigger && one->evidence == move.evidence; });
      if (!is_told) moves.push_back(&move);
    }
  }
  if (moves.empty()) return {};
  std::ranges::stable_sort(
      moves, [](const RiskMove* left, const RiskMove* right) { return left->on.first() > right->on.first(); });
  std::vector<Moment> moments;
  for (const RiskMove* move : moves) {
    Html text = words(sentenceCase(move->what));
    text.addText(": ");
    const Html shown = moveShown(page, *move, changes);
    const bool has_page = move->evidence.resource.find('/') != std::string::npos;
    text += has_page ? Html::element("a", {{"href", factPath(page, move->evidence.resource)}}, shown) : shown;
    text += Html::element("p", {{"class", "muted"}},
                          Html::text(sayf(page.language, "May move: {}", risksOf(entries, *move, is_spanish))));
    moments.push_back({shownDate(mannerOf(page), move->on), move->on.dateText(), text});
  }
  Html inside = paragraph(say(page.language,
                              "After such a change it helps when all who help you ask about these risks again. It does "
                              "not mean that something will happen."));
  inside += timelineList(moments);
  return section("moved", say(page.language, "What happened in the last 28 days"), inside);
}

}  // namespace

Response risksPage(Page& page) {
  const auto present = seenNow(page);
  if (!present) return trouble(page, present.error());
  const Instant before{present->chart().at.ms - app::kFindingsDays * kDayMs};
  const auto earlier = page.charts.disclosure(page.home, page.person->person, audienceOf(page), before);
  if (!earlier) return trouble(page, earlier.error());
  const Language language = page.language;
  const app::RiskRegister risks =
      app::riskRegisterOf(*present, *earlier, {audienceOf(page).role, std::string(languageCode(language))});
  Html content =
      paragraph(say(language,
                    "This is what the record says about eight things that people who help you should know of. "
                    "It is not a diagnosis. \"Not asked\" does not mean that there is none."));
  content += whomMeant(page);
  content += printButton(page);
  std::vector<Html> cards;
  for (const RiskEntry& entry : risks.entries) cards.push_back(riskCard(page, entry, risks));
  content += section("risks", say(language, "The eight risks"), cardGroup(cards));
  content += movedPart(page, risks.entries, app::changesBetween(*earlier, *present), risks.is_spanish);
  content += safetyLinks(page, "/risks");
  LayoutOptions options;
  options.place = Place::More;
  options.back = page.about("/check");
  return layout(page, say(language, "Risks to talk over"), content, options);
}

}  // namespace baton::web
