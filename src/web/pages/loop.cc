// How updates reach each who helps: what is set up (asked, a way, a release, a note in their chart) and what is not yet
// (capability ROAD-2); and a form for what they said when they were asked. For the person alone.
#include "app/loop.h"

#include <algorithm>

#include "app/enter.h"
#include "web/frame/appearance.h"
#include "web/frame/shown.h"
#include "web/pages/coordination_pages.h"
#include "web/pages/coordination_parts.h"
#include "web/pages/entry_parts.h"

namespace baton::web {
namespace {

using app::Loop;
using app::LoopLine;
using app::LoopPair;
using entry::Draft;

Html stepLine(const Page& page, bool is_done, std::string done, std::string open) {
  Html line =
      badge(is_done ? say(page.language, "Done") : say(page.language, "Open"), is_done ? Tone::Good : Tone::Neutral);
  line.addText(" " + (is_done ? std::move(done) : std::move(open)));
  return line;
}

Html memberCard(const Page& page, const LoopLine& line) {
  const Language language = page.language;
  const Manner manner = mannerOf(page);
  std::string way = coordination::channelWords(language, line.reached.channel);
  if (!line.address.empty()) way += ", " + line.address;
  std::vector<Html> steps;
  steps.push_back(
      stepLine(page, !line.reached.asked_on.empty(),
               sayf(language, "You asked how to reach them on {0}: {1}", shownDate(manner, line.reached.asked_on), way),
               say(language, "Ask whom to write to, and what is the best way")));
  steps.push_back(stepLine(page, !line.release_on.empty(),
                           sayf(language, "A release is on file, from {}", shownDate(manner, line.release_on)),
                           say(language, "No release is on file")));
  // A relative keeps no chart.
  if (!line.hasNoChart()) {
    steps.push_back(stepLine(
        page, !line.reached.noted_on.empty(),
        sayf(language, "Their chart says that coordination is allowed, {}", shownDate(manner, line.reached.noted_on)),
        say(language, "Ask them to note in their chart that coordination is allowed")));
  }
  Html content = bulletList(steps);
  if (!line.sent_on.empty()) {
    content += paragraph(line.answered_on.empty()
                             ? sayf(language, "Last update: {}. No answer yet.", shownDate(manner, line.sent_on))
                             : sayf(language, "Last update: {0}. Answered: {1}.", shownDate(manner, line.sent_on),
                                    shownDate(manner, line.answered_on)));
  }
  return card({coordination::memberName(page, line.member), "", content, {}}, 2);
}

Html pairsPart(const Page& page, const Loop& loop) {
  if (loop.pairs.empty()) return {};
  const Language language = page.language;
  std::vector<Html> direct;
  std::vector<Html> through;
  for (const LoopPair& pair : loop.pairs) {
    Html both = Html::element("bdi", Html::text(pair.from));
    both.addText(" · ");
    both += Html::element("bdi", Html::text(pair.to));
    if (pair.release_on.empty()) {
      through.push_back(std::move(both));
      continue;
    }
    both += muted(sayf(language, "Directly: a release of {} names both", shownDate(mannerOf(page), pair.release_on)));
    direct.push_back(std::move(both));
  }
  Html content = direct.empty() ? paragraph(say(language, "No release names two of them: they talk through you."))
                                : bulletList(direct);
  // Most pairs, and all say the same.
  if (!through.empty()) {
    content += details(sayn(language, "{} pair talks through you", "{} pairs talk through you",
                            static_cast<std::int64_t>(through.size())),
                       bulletList(through));
  }
  return section("pairs", say(language, "Who may talk to whom"), content);
}

Html askedForm(const Page& page, const record::Chart& chart, const Draft& draft) {
  const Language language = page.language;
  std::vector<Choice> people{{"", say(language, "Choose"), ""}};
  for (const record::Member& member : record::membersOf(chart)) {
    people.push_back({coordination::valueOf(member), coordination::memberName(page, member), ""});
  }
  Html fields = entry::keyField(page);
  fields += selectField(draft.field("who", say(language, "Whom did you ask?")), people);
  std::vector<Choice> ways{{"", say(language, "I did not ask that"), ""}};
  for (const std::string_view channel : record::kChannels) {
    ways.push_back({std::string(channel), coordination::channelWords(language, channel), ""});
  }
  fields += selectField(draft.field("channel", say(language, "How do they want to get updates?")), ways);
  fields += textField(draft.field("to", say(language, "Number, address, or whom to ask for"),
                                  say(language, "Leave it empty if it is the one that Baton knows.")));
  fields += dateField(draft.field("on", say(language, "Which day? Empty means now.")));
  fields += checkbox(draft.field("noted", say(language, "They noted in their chart that coordination is allowed")));
  fields += button(say(language, "Save"));
  return section("ask", say(language, "What they said"), form(page, page.about("/loop"), fields));
}

Response show(Page& page, const Draft& draft) {
  const auto seen = entry::seen(page);
  if (!seen) return trouble(page, seen.error());
  const Language language = page.language;
  const Loop loop = app::loopOf(*seen);
  Html before =
      paragraph(say(language,
                    "Ask each at the start: whom should I write to, and what is the best way? A short list keeps "
                    "updates from getting lost."));
  if (loop.lines.empty()) {
    before += emptyState(say(language, "Nobody is on your team yet"),
                         say(language, "Once you add who helps you, this page shows how updates reach them."),
                         linkButton(page.about("/add/team-member"), say(language, "Add somebody who helps")));
  }
  std::vector<Html> cards;
  for (const LoopLine& line : loop.lines) cards.push_back(memberCard(page, line));
  if (!cards.empty()) before += cardGroup(cards);
  before += pairsPart(page, loop);
  return entry::show(page,
                     {.title = say(language, "How updates reach them"),
                      .back = page.about("/team"),
                      .place = Place::Record,
                      .before = before,
                      .form = loop.lines.empty() ? Html() : askedForm(page, seen->chart(), draft)},
                     draft.errors);
}

}  // namespace

Response loopPage(Page& page) { return show(page, {}); }

Response loopSend(Page& page) {
  Draft draft = entry::typed(page);
  const app::forms::HowToReachForm form{draft.value("who"), draft.value("channel"), draft.value("to"),
                                        draft.value("on"), draft.isTicked("noted")};
  const auto saved = app::enter(page.home, entry::request(page), form);
  if (saved) return entry::savedTo(page, *saved, page.about("/loop"));
  if (saved.error().code != ErrorCode::NotFound && !entry::isForTheForm(saved.error()))
    return trouble(page, saved.error());
  draft.errors.push_back(entry::fieldError(page, saved.error()));
  return show(page, draft);
}

}  // namespace baton::web
