// What might stand twice and what does not agree: the list of open questions, and what was decided before.
#include <map>

#include "app/undo.h"
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

std::map<std::string, std::string> textsByKey(const record::Chart& chart) {
  std::map<std::string, std::string> texts;
  const auto look = [&](const auto& lines) {
    for (const auto& line : lines) {
      for (const record::Source& source : line.sources) texts.emplace(source.key, line.text);
    }
  };
  look(chart.medications);
  look(chart.allergies);
  look(chart.conditions);
  look(chart.care_team);
  look(chart.goals);
  return texts;
}

Html questions(const Page& page, const record::Chart& chart) {
  const Language language = page.language;
  std::vector<Task> tasks;
  for (const PossibleDuplicate& pair : possibleDuplicates(chart)) {
    tasks.push_back({sentenceCase(pair.left.text) + " – " + pair.right.text, page.about("/duplicates/" + pair.id),
                     kindShown(language, pair.kind), say(language, "Not answered yet"), Tone::Info,
                     foreignLanguage(page, pair.left.sources)});
  }
  if (tasks.empty()) return paragraph(say(language, "Nothing seems to be listed twice."));
  return taskList(tasks);
}

Html conflicts(const Page& page, const record::Chart& chart) {
  const Language language = page.language;
  std::vector<Task> tasks;
  for (const OpenConflict& open : openConflicts(chart)) {
    const bool is_person = open.kind == LineKind::Person;
    tasks.push_back({sentenceCase(open.about), page.about("/conflicts/" + open.id),
                     kindShown(language, open.kind) + ": " + fieldText(language, open.conflict.field),
                     say(language, "To ask about"), Tone::Caution, is_person ? "" : foreignLanguage(page, {})});
  }
  if (tasks.empty()) return paragraph(say(language, "We found no place where your sources say different things."));
  return taskList(tasks);
}

Html decisions(const Page& page, const record::Chart& chart) {
  const Language language = page.language;
  const auto texts = textsByKey(chart);
  std::vector<Html> items;
  for (const record::DecisionFact& decision : chart.facts.decisions) {
    std::string names;
    std::string before;
    for (const std::string& key : decision.keys) {
      const auto found = texts.find(key);
      const std::string name = found == texts.end() ? key : found->second;
      if (name == before) continue;
      names += (names.empty() ? "" : " – ") + name;
      before = name;
    }
    const Instant at = decision.about.source.recorded;
    Html item = badge(decision.is_same ? say(language, "The same") : say(language, "Different"));
    item += Html::text(" ");
    item += foreignWords(page, names);
    item += Html::text(" · " + shownDay(mannerOf(page), at));
    if (isOwner(page)) {
      const std::string id = decision.about.key.substr(decision.about.key.find('/') + 1);
      item += buttonForm(page, page.about("/duplicates/undo/" + id), say(language, "Undo this answer"), Look::Quiet);
    }
    items.push_back(item);
  }
  return items.empty() ? paragraph(say(language, "Nothing was decided yet.")) : bulletList(items);
}

}  // namespace

Response duplicatesPage(Page& page) {
  const auto disclosure = seenNow(page);
  if (!disclosure) return trouble(page, disclosure.error());
  const Language language = page.language;
  const record::Chart& chart = disclosure->chart();
  Html content =
      paragraph(say(language, "Different clinics write things down in different ways. Baton never decides for you."));
  content += section("twice", say(language, "Might be the same thing twice"), questions(page, chart));
  content += section("disagree", say(language, "Sources that say different things"), conflicts(page, chart));
  content += section("decided", say(language, "Your answers so far"), decisions(page, chart));
  LayoutOptions options;
  options.place = Place::Record;
  options.back = page.about("/record");
  return layout(page, say(language, "Things to clear up"), content, options);
}

Response duplicateUndoSend(Page& page) {
  app::UndoRequest request;
  request.person = page.person->person;
  request.author.account = page.visitor.account;
  request.target = "Linkage/" + page.request.params.at("decision");
  const auto undone = app::undo(page.home, request);
  if (!undone) return trouble(page, undone.error());
  return goTo(page, page.about("/duplicates"), Flash{Done::Undone, undone->saved_at, ""});
}

}  // namespace baton::web
