// What Baton could not read in full, and how many things its sources do not agree on.
#include <algorithm>

#include "web/pages/phrases.h"
#include "web/pages/record_sections.h"

namespace baton::web {
namespace {

template <class Visit>
void eachLine(const record::Chart& chart, Visit visit) {
  for (const auto& line : chart.medications) visit(line);
  for (const auto& line : chart.allergies) visit(line);
  for (const auto& line : chart.conditions) visit(line);
  for (const auto& line : chart.care_team) visit(line);
  for (const auto& line : chart.goals) visit(line);
}

struct Unread {
  std::string id;
  std::string text;
  record::Source source;
};

std::vector<Unread> unreadOf(const record::Disclosure& seen) {
  const record::Chart& chart = seen.chart();
  std::vector<Unread> rows;
  eachLine(chart, [&](const record::Line& line) {
    if (line.is_not_interpreted && !line.sources.empty()) rows.push_back({line.id, line.text, line.sources.front()});
  });
  for (const record::MedicationLine& line : chart.medications) {
    const bool is_here = line.is_read || line.is_statement_of_none || line.is_not_interpreted || line.sources.empty();
    if (!is_here) rows.push_back({line.id, line.text, line.sources.front()});
  }
  const auto add = [&](const auto& facts, auto text_of) {
    for (const auto& fact : facts) {
      if (fact.about.is_not_interpreted) rows.push_back({fact.about.key, text_of(fact), fact.about.source});
    }
  };
  add(chart.facts.observations, [](const auto& fact) { return fact.what.label(); });
  add(chart.facts.encounters, [](const auto& fact) { return fact.types.empty() ? "" : fact.types.front().label(); });
  add(chart.facts.procedures, [](const auto& fact) { return fact.what.label(); });
  add(chart.facts.plans,
      [](const auto& fact) { return fact.description.empty() ? fact.what.label() : fact.description; });
  add(chart.facts.tasks, [](const auto& fact) { return fact.what.label(); });
  add(chart.facts.consents, [](const auto& fact) { return fact.scope.label(); });
  add(chart.facts.communications, [](const auto& fact) { return fact.topic.label(); });
  add(chart.facts.documents, [](const auto& fact) { return fact.title.empty() ? fact.type.label() : fact.title; });
  add(chart.facts.immunizations, [](const auto& fact) { return fact.what.label(); });
  add(chart.facts.coverages, [](const auto& fact) { return fact.payor; });
  add(chart.facts.other, [](const auto& fact) { return fact.label.empty() ? fact.type : fact.label; });
  return rows;
}

}  // namespace

Html unreadPart(const Page& page, const record::Disclosure& seen) {
  const Language language = page.language;
  const std::vector<Unread> rows = unreadOf(seen);
  if (rows.empty()) {
    return emptyState(say(language, "Every entry could be read in full"),
                      say(language, "What is rejected at an import is named there."));
  }
  std::vector<Html> items;
  for (const Unread& row : rows) {
    Html item = Html::element("a", {{"href", factPath(page, row.id)}},
                              row.text.empty() ? Html::text(say(language, "An entry without a name"))
                                               : foreignWords(page, row.text, row.source));
    item += sourcesLine(page, {row.source});
    items.push_back(item);
  }
  Html content = paragraph(say(language,
                               "These entries hold something that Baton does not understand. It may turn their meaning "
                               "around. Ask your clinic before you rely on them."));
  content += bulletList(items);
  return content;
}

std::size_t countDifferences(const record::Disclosure& seen) {
  std::size_t count = seen.chart().conflicts.empty() ? 0 : 1;
  eachLine(seen.chart(), [&](const record::Line& line) {
    if (!line.conflicts.empty() || !line.possible_duplicates.empty()) ++count;
  });
  return count;
}

std::size_t countUnread(const record::Disclosure& seen) { return unreadOf(seen).size(); }

}  // namespace baton::web
