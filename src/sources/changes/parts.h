// What all kinds of changes share: between which charts, what is new, whom it concerns, and how it is said.
//
// Words for a person are short and plain; dates are ISO days, as in the rest of Baton. What a change matters for is cut
// to the words of interface.md (mood, sleep, concentration, safety, metabolism); whom it concerns comes from
// knowledge/matters_for.tsv, and where that says nothing everyone on the care team hears of it rather than nobody.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "knowledge/psychotropics.h"
#include "record/change.h"
#include "record/chart.h"

namespace baton::sources::changes {

struct Between {
  const record::Chart& earlier;
  const record::Chart& later;
};

struct Concerns {
  std::vector<std::string> matters_for;
  std::vector<std::string> roles;
  void add(const std::vector<std::string>& more_matters, const std::vector<std::string>& more_roles);
};
Concerns concernsOfMedication(const std::vector<std::string>& ingredients, const record::Chart& chart);
Concerns concernsOfCondition(const std::string& group, const record::Chart& chart);
Concerns concernsOfEveryone(std::vector<std::string> matters_for, const record::Chart& chart);
void concern(record::Change& change, const Concerns& concerns);

bool contains(const std::vector<std::string>& items, std::string_view item);
std::string capitalised(std::string_view text);
// " on 2026-02-10"; "" without a date.
std::string onDay(const PartialDate& date);
// The clinical date, else the day that Baton learned the newest of the sources.
PartialDate dateOr(const PartialDate& clinical, const std::vector<record::Source>& sources);

bool isAfter(const PartialDate& date, Instant moment);
// Learned after the moment and not known to have held at it: record::factsAt would leave it out. Exact for a first
// version; for a later one the caller looks for the key in the earlier chart.
bool mayBeNew(const record::About& about, Instant moment);

// The facts of `after` that are not in `before`, by key. Cost: one test per fact; the earlier keys are only gathered
// when something may be new.
template <class Fact>
std::vector<const Fact*> newFacts(const std::vector<Fact>& before, const std::vector<Fact>& after, Instant moment) {
  std::vector<const Fact*> fresh;
  for (const Fact& fact : after) {
    if (!fact.about.is_entered_in_error && mayBeNew(fact.about, moment)) fresh.push_back(&fact);
  }
  if (fresh.empty()) return fresh;
  std::unordered_set<std::string_view> known;
  for (const Fact& fact : before) known.insert(fact.about.key);
  std::erase_if(fresh, [&](const Fact* fact) { return known.contains(fact->about.key); });
  return fresh;
}

// One line at both moments; a side is nullptr when the line is not there. A line whose facts all stand in other lines
// at the other moment (joined, split, read anew) has not come or gone and is left out.
template <class L>
struct LinePair {
  const L* before = nullptr;
  const L* after = nullptr;
};

template <class L>
std::vector<LinePair<L>> pairLines(const std::vector<L>& before, const std::vector<L>& after);

void medicationChanges(const Between& between, std::vector<record::Change>& changes);
void conditionChanges(const Between& between, std::vector<record::Change>& changes);
void allergyChanges(const Between& between, std::vector<record::Change>& changes);
void resultChanges(const Between& between, std::vector<record::Change>& changes);
void encounterChanges(const Between& between, std::vector<record::Change>& changes);
void otherChanges(const Between& between,
                  std::vector<record::Change>& changes);  // procedures, immunizations, documents
void careTeamChanges(const Between& between, std::vector<record::Change>& changes);
void goalChanges(const Between& between, std::vector<record::Change>& changes);

// --- templates ---

template <class L>
std::unordered_set<std::string_view> sourceKeys(const std::vector<L>& lines) {
  std::unordered_set<std::string_view> keys;
  for (const L& line : lines) {
    for (const record::Source& source : line.sources) keys.insert(source.key);
  }
  return keys;
}

template <class L>
std::vector<LinePair<L>> pairLines(const std::vector<L>& before, const std::vector<L>& after) {
  std::unordered_map<std::string_view, const L*> by_id;
  for (const L& line : before) by_id.emplace(line.id, &line);
  std::vector<LinePair<L>> pairs;
  std::vector<const L*> came;
  for (const L& line : after) {
    const auto found = by_id.find(line.id);
    if (found == by_id.end()) {
      came.push_back(&line);
      continue;
    }
    pairs.push_back({found->second, &line});
    by_id.erase(found);
  }
  auto add_unless_moved = [](const L* line, const std::unordered_set<std::string_view>& keys, auto add) {
    for (const record::Source& source : line->sources) {
      if (!keys.contains(source.key)) return add();
    }
  };
  if (!came.empty()) {
    const auto keys = sourceKeys(before);
    for (const L* line : came) add_unless_moved(line, keys, [&] { pairs.push_back({nullptr, line}); });
  }
  if (!by_id.empty()) {
    const auto keys = sourceKeys(after);
    for (const auto& [id, line] : by_id) add_unless_moved(line, keys, [&] { pairs.push_back({line, nullptr}); });
  }
  return pairs;
}

}  // namespace baton::sources::changes
