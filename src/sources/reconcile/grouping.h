// Grouping: which facts are one thing, and what a person has decided about it.
//
// Why: facts are joined by equal keys (an ingredient, a code, a name), then a person's decisions join or split what the
// keys could not know. The answer never depends on the order in which facts arrive.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "record/facts.h"

namespace baton::sources::reconcile {

// Disjoint sets of the numbers 0 .. count-1.
class Grouping {
 public:
  explicit Grouping(std::size_t count);
  void join(std::size_t a, std::size_t b);
  std::size_t rootOf(std::size_t item) const;
  // Every set, ordered by its smallest item; items ascending.
  std::vector<std::vector<std::size_t>> groups() const;

 private:
  mutable std::vector<std::size_t> parents_;
};

// The decisions of a person (record::DecisionFact) by pair of keys; of two about one pair the later one counts.
class Decisions {
 public:
  explicit Decisions(const std::vector<record::DecisionFact>& facts);
  bool empty() const { return is_same_.empty(); }
  bool areApart(std::string_view a, std::string_view b) const;
  // Pairs decided to be the same thing, ordered.
  std::vector<std::pair<std::string, std::string>> samePairs() const;
  // Is any key of `left` decided to be apart from any of `right`?
  bool keepApart(const std::vector<record::Source>& left, const std::vector<record::Source>& right) const;

 private:
  std::map<std::pair<std::string, std::string>, bool, std::less<>> is_same_;
};

// Joins what a person said is the same, then splits what a person said is not: each fact named in such a decision takes
// with it the facts of its own source; the rest stays with the first. `abouts` are the facts that `grouping` numbers.
std::vector<std::vector<std::size_t>> decidedGroups(Grouping grouping, const std::vector<const record::About*>& abouts,
                                                    const Decisions& decisions);

}  // namespace baton::sources::reconcile
