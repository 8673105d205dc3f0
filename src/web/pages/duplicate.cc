// One question: are these the same? Both sides with their sources. And one place where sources do not agree.
#include <algorithm>

#include "app/decide.h"
#include "web/frame/appearance.h"
#include "web/frame/components.h"
#include "web/frame/layout.h"
#include "web/frame/shown.h"
#include "web/pages/duplicate_parts.h"
#include "web/pages/keeping_pages.h"
#include "web/pages/keeping_parts.h"
#include "web/pages/phrases.h"
#include "web/pages/record_parts.h"

namespace baton::web {
namespace {

using namespace keeping;

Html sideCard(const Page& page, const QuestionSide& side) {
  const Language language = page.language;
  std::vector<SummaryRow> rows;
  if (!side.detail.empty()) rows.push_back({say(language, "Details"), phrase(page, side.detail)});
  rows.push_back({say(language, "Status"), Html::text(statusText(language, side.status))});
  if (!side.since.empty()) rows.push_back({say(language, "Since"), Html::text(shownDate(mannerOf(page), side.since))});
  rows.push_back({say(language, "Who says so"), sourceList(page, side.sources)});
  Card one;
  one.title = side.text;
  one.language = foreignLanguage(page, side.sources);
  one.content = summaryList(rows);
  return card(one, 2);
}

Html answers(const Page& page, const std::string& id) {
  const Language language = page.language;
  Html buttons = button(say(language, "Yes, the same"), Look::Primary, "answer", "same");
  buttons += button(say(language, "No, different"), Look::Secondary, "answer", "different");
  buttons += button(say(language, "I am not sure"), Look::Secondary, "answer", "unsure");
  Html inside = Html::element("div", {{"class", "buttons"}}, buttons);
  return form(page, page.about("/duplicates/" + id), inside);
}

const PossibleDuplicate* find(const std::vector<PossibleDuplicate>& pairs, const std::string& id) {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.id == id; });
  return found == pairs.end() ? nullptr : &*found;
}

// The question after this one, so that answering goes on without the list between.
std::string nextPath(const Page& page, const std::vector<PossibleDuplicate>& pairs, const std::string& id) {
  for (std::size_t i = 0; i + 1 < pairs.size(); ++i) {
    if (pairs[i].id == id) return page.about("/duplicates/" + pairs[i + 1].id);
  }
  return page.about("/duplicates");
}

// "Not sure" decides nothing: both stay, and the page says whom to ask.
Response unsure(Page& page, const record::Chart& chart, const PossibleDuplicate& pair, const std::string& next) {
  const Language language = page.language;
  std::vector<record::Source> sources = pair.left.sources;
  sources.insert(sources.end(), pair.right.sources.begin(), pair.right.sources.end());
  Html content = paragraph(say(language, "That is fine. Both stay in the record, and the question stays open."));
  content += heading(say(language, "Whom to ask"));
  content += whomToAsk(page, chart, pair.kind, sources, "");
  content += heading(say(language, "What you could say"));
  content += inset(sayHtml(language, "\"My record lists {} and {}. Are these the same?\"",
                           {foreignWords(page, pair.left.text, pair.left.sources),
                            foreignWords(page, pair.right.text, pair.right.sources)}));
  content += linkButton(next, say(language, "Go on"));
  LayoutOptions options;
  options.place = Place::Record;
  options.back = page.about("/duplicates");
  return layout(page, say(language, "Ask somebody who knows"), content, options);
}

}  // namespace

Response duplicatePage(Page& page) {
  const auto disclosure = seenNow(page);
  if (!disclosure) return trouble(page, disclosure.error());
  const Language language = page.language;
  const auto pairs = possibleDuplicates(disclosure->chart());
  const PossibleDuplicate* pair = find(pairs, page.request.params.at("question"));
  if (pair == nullptr) return notFound(page);
  Html content;
  if (pairs.size() > 1) {
    content += steps(page, static_cast<std::size_t>(pair - pairs.data()) + 1, pairs.size(), say(language, "Question"));
  }
  content += Html::element("h1", Html::text(say(language, "Are these the same?")));
  content += muted(kindShown(language, pair->kind));
  content += cardGroup({sideCard(page, pair->left), sideCard(page, pair->right)});
  if (isOwner(page)) {
    content += answers(page, pair->id);
    content += muted(say(language, "Nothing is lost: you can undo your answer at any time."));
  } else {
    content += paragraph(sayf(language, "Only {} can answer this.", page.person->name));
  }
  LayoutOptions options;
  options.place = Place::Record;
  options.back = page.about("/duplicates");
  options.heading = Heading::Own;
  return layout(page, say(language, "Are these the same?"), content, options);
}

Response duplicateSend(Page& page) {
  const auto disclosure = seenNow(page);
  if (!disclosure) return trouble(page, disclosure.error());
  const auto pairs = possibleDuplicates(disclosure->chart());
  const PossibleDuplicate* pair = find(pairs, page.request.params.at("question"));
  if (pair == nullptr) return goTo(page, page.about("/duplicates"));  // answered already, in another window
  const std::string next = nextPath(page, pairs, pair->id);
  const std::string answer = page.request.field("answer");
  if (answer == "unsure") return unsure(page, disclosure->chart(), *pair, next);
  if (answer != "same" && answer != "different") return goTo(page, page.about("/duplicates/" + pair->id));
  app::Decision decision;
  decision.is_same = answer == "same";
  decision.ids = {pair->left.line, pair->right.line};
  decision.author = page.visitor.account;
  const auto key = app::decide(page.home, page.person->person, decision);
  if (!key) return trouble(page, key.error());
  const std::string id = key->substr(key->find('/') + 1);
  return goTo(page, next, Flash{Done::Saved, page.home.clock().now(), page.about("/duplicates/undo/" + id)});
}

Response conflictPage(Page& page) {
  const auto disclosure = seenNow(page);
  if (!disclosure) return trouble(page, disclosure.error());
  const Language language = page.language;
  const auto conflicts = openConflicts(disclosure->chart());
  const auto open = std::find_if(conflicts.begin(), conflicts.end(), [&](const OpenConflict& conflict) {
    return conflict.id == page.request.params.at("question");
  });
  if (open == conflicts.end()) return notFound(page);
  std::vector<Html> cards;
  std::vector<record::Source> sources;
  for (const record::Conflict::Side& side : open->conflict.sides) {
    Card one;
    const auto own = ownPhrase(mannerOf(page), side.value);
    one.title = side.value.empty() ? say(language, "Says nothing") : sentenceCase(own.value_or(side.value));
    if (!own && !side.value.empty()) one.language = foreignLanguage(page, {side.source});
    one.content = Html::element("p", Html::element("bdi", Html::text(sourceShown(page, side.source))));
    cards.push_back(card(one, 2));
    sources.push_back(side.source);
  }
  Html content = Html::element("h1", open->is_name ? Html::element("bdi", Html::text(open->about))
                                                   : foreignWords(page, sentenceCase(open->about), sources));
  content += Html::element(
      "p", {{"class", "lead"}},
      Html::text(sayf(language, "Your sources do not agree: {}", fieldText(language, open->conflict.field))));
  content += cardGroup(cards);
  content += paragraph(
      say(language, "Baton shows both and chooses none. Do not change what you take because of this page alone."));
  content += heading(say(language, "Whom to ask"));
  content += whomToAsk(page, disclosure->chart(), open->kind, sources, open->prescriber);
  LayoutOptions options;
  options.place = Place::Record;
  options.back = page.about("/duplicates");
  options.heading = Heading::Own;
  return layout(page, say(language, "Your sources do not agree"), content, options);
}

}  // namespace baton::web
