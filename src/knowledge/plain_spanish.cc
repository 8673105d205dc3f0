#include "knowledge/plain_spanish.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/assert.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kInteractions = "interactions/plain_es.tsv";
constexpr std::string_view kGroups = "interactions/duplicate_groups_es.tsv";
constexpr std::string_view kNames = "names/shown_es.tsv";

bool haveSamePlaceholders(std::string_view english, std::string_view spanish) {
  return std::ranges::all_of(std::array<std::string_view, 3>{"{a}", "{b}", "{c}"}, [&](std::string_view one) {
    return (english.find(one) == std::string_view::npos) == (spanish.find(one) == std::string_view::npos);
  });
}

// What `english` says too; `id` has been found there.
Status checkWords(const SpanishWords& words, std::string_view effect, std::string_view action, std::string_view table,
                  std::size_t line) {
  if (words.effect.empty() || words.action.empty()) return tableFault(table, line, "a field is empty.");
  if (!haveSamePlaceholders(effect, words.effect) || !haveSamePlaceholders(action, words.action))
    return tableFault(table, line, "the placeholders are not those of the English.");
  return {};
}

// Sorts, and sees that nothing is said twice and nothing of the English is missing.
Status settle(std::vector<SpanishWords>& words, const std::vector<std::string_view>& english, std::string_view table) {
  std::ranges::sort(words, {}, &SpanishWords::id);
  const auto twice = std::ranges::adjacent_find(words, {}, &SpanishWords::id);
  if (twice != words.end()) return tableFault(table, 0, std::string(twice->id) + " is said twice.");
  for (const std::string_view id : english) {
    if (!std::ranges::binary_search(words, id, {}, &SpanishWords::id))
      return tableFault(table, 0, "the row " + std::string(id) + " of the English has no Spanish.");
  }
  return {};
}

const SpanishWords& find(const std::vector<SpanishWords>& words, std::string_view id) {
  const auto found = std::ranges::lower_bound(words, id, {}, &SpanishWords::id);
  BATON_ASSERT(found != words.end() && found->id == id);
  return *found;
}

}  // namespace

const SpanishWords& PlainSpanish::of(const InteractionRow& row) const { return find(interactions_, row.id); }
const SpanishWords& PlainSpanish::of(const DuplicateGroup& group) const { return find(groups_, group.group); }

std::string_view PlainSpanish::nameOf(std::string_view ingredient) const {
  const auto found = std::ranges::lower_bound(names_, ingredient, {}, [](const auto& one) { return one.first; });
  return found == names_.end() || found->first != ingredient ? std::string_view() : found->second;
}

Status PlainSpanish::addInteractions(const Interactions& interactions, std::string_view text) {
  static constexpr std::array<std::string_view, 3> kColumns = {"id", "effect_plain_es", "action_plain_es"};
  std::vector<const InteractionRow*> rows;
  for (const InteractionRow& row : interactions.rows()) rows.push_back(&row);
  const auto idOf = [](const InteractionRow* row) { return row->id; };
  std::ranges::sort(rows, {}, idOf);
  BATON_CHECK(forEachRow(text, kInteractions, kColumns, [&](const TableRow& row) -> Status {
    const auto english = std::ranges::lower_bound(rows, row[0], {}, idOf);
    if (english == rows.end() || (*english)->id != row[0])
      return tableFault(kInteractions, row.line, "no interaction has the id " + std::string(row[0]) + ".");
    interactions_.push_back({row[0], "", row[1], row[2]});
    return checkWords(interactions_.back(), (*english)->effect_plain, (*english)->action_plain, kInteractions,
                      row.line);
  }));
  std::vector<std::string_view> ids;
  for (const InteractionRow* row : rows) ids.push_back(row->id);
  return settle(interactions_, ids, kInteractions);
}

Status PlainSpanish::addGroups(const Duplicates& duplicates, std::string_view text) {
  static constexpr std::array<std::string_view, 4> kColumns = {"group", "name_plain_es", "effect_plain_es",
                                                               "action_plain_es"};
  BATON_CHECK(forEachRow(text, kGroups, kColumns, [&](const TableRow& row) -> Status {
    const DuplicateGroup* const english = duplicates.group(row[0]);
    if (english == nullptr) return tableFault(kGroups, row.line, "there is no such group.");
    if (row[1].empty()) return tableFault(kGroups, row.line, "a field is empty.");
    groups_.push_back({row[0], row[1], row[2], row[3]});
    return checkWords(groups_.back(), english->effect_plain, english->action_plain, kGroups, row.line);
  }));
  std::vector<std::string_view> ids;
  for (const DuplicateGroup& group : duplicates.groups()) ids.push_back(group.group);
  return settle(groups_, ids, kGroups);
}

Status PlainSpanish::addNames(const Drugs& drugs, std::string_view text) {
  static constexpr std::array<std::string_view, 3> kColumns = {"ingredient", "name_es", "source"};
  BATON_CHECK(forEachRow(text, kNames, kColumns, [&](const TableRow& row) -> Status {
    if (!drugs.find(row[0])) return tableFault(kNames, row.line, "no such ingredient.");
    if (row[1].empty() || row[2].empty()) return tableFault(kNames, row.line, "a field is empty.");
    names_.emplace_back(row[0], row[1]);
    return {};
  }));
  std::ranges::sort(names_);
  for (const Drug& drug : drugs.drugs()) {
    if (nameOf(drug.ingredient).empty())
      return tableFault(kNames, 0, std::string(drug.ingredient) + " has no Spanish name.");
  }
  if (names_.size() != drugs.drugs().size()) return tableFault(kNames, 0, "an ingredient is said twice.");
  return {};
}

Result<PlainSpanish> PlainSpanish::build(const Drugs& drugs, const Interactions& interactions,
                                         const Duplicates& duplicates, const Texts& texts) {
  PlainSpanish built;
  BATON_CHECK(built.addInteractions(interactions, texts.interactions));
  BATON_CHECK(built.addGroups(duplicates, texts.duplicate_groups));
  BATON_CHECK(built.addNames(drugs, texts.names));
  return built;
}

}  // namespace baton::knowledge
