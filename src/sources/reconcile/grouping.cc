#include "sources/reconcile/grouping.h"

#include <algorithm>

#include "sources/reconcile/line_parts.h"

namespace baton::sources::reconcile {
namespace {

std::pair<std::string, std::string> pairOf(std::string_view a, std::string_view b) {
  return a < b ? std::pair(std::string(a), std::string(b)) : std::pair(std::string(b), std::string(a));
}

// Splits one group so that no two items decided apart stay together.
std::vector<std::vector<std::size_t>> splitGroup(const std::vector<std::size_t>& group,
                                                 const std::vector<const record::About*>& abouts,
                                                 const Decisions& decisions) {
  std::vector<std::size_t> items = group;
  std::sort(items.begin(), items.end(), [&](std::size_t a, std::size_t b) { return abouts[a]->key < abouts[b]->key; });
  auto is_apart = [&](std::size_t a, std::size_t b) { return decisions.areApart(abouts[a]->key, abouts[b]->key); };
  std::vector<std::vector<std::size_t>> parts;
  std::vector<std::size_t> unnamed;
  for (const std::size_t item : items) {
    if (std::none_of(items.begin(), items.end(), [&](std::size_t other) { return is_apart(item, other); })) {
      unnamed.push_back(item);
      continue;
    }
    const auto home = std::find_if(parts.begin(), parts.end(), [&](const std::vector<std::size_t>& part) {
      return std::none_of(part.begin(), part.end(), [&](std::size_t other) { return is_apart(item, other); });
    });
    if (home != parts.end()) {
      home->push_back(item);
    } else {
      parts.push_back({item});
    }
  }
  if (parts.empty()) return {group};
  for (const std::size_t item : unnamed) {
    const auto home = std::find_if(parts.begin(), parts.end(), [&](const std::vector<std::size_t>& part) {
      return sourceSystem(*abouts[part.front()]) == sourceSystem(*abouts[item]);
    });
    (home == parts.end() ? parts.front() : *home).push_back(item);
  }
  return parts;
}

}  // namespace

Grouping::Grouping(std::size_t count) : parents_(count) {
  for (std::size_t i = 0; i < count; ++i) parents_[i] = i;
}

std::size_t Grouping::rootOf(std::size_t item) const {
  while (parents_[item] != item) {
    parents_[item] = parents_[parents_[item]];
    item = parents_[item];
  }
  return item;
}

void Grouping::join(std::size_t a, std::size_t b) {
  const std::size_t left = rootOf(a);
  const std::size_t right = rootOf(b);
  parents_[std::max(left, right)] = std::min(left, right);
}

std::vector<std::vector<std::size_t>> Grouping::groups() const {
  std::vector<std::vector<std::size_t>> groups;
  std::vector<std::size_t> place(parents_.size());
  for (std::size_t item = 0; item < parents_.size(); ++item) {
    const std::size_t root = rootOf(item);  // the smallest of its set, so it was placed before the others
    if (root == item) {
      place[item] = groups.size();
      groups.emplace_back();
    }
    groups[place[root]].push_back(item);
  }
  return groups;
}

Decisions::Decisions(const std::vector<record::DecisionFact>& facts) {
  std::vector<const record::DecisionFact*> ordered;
  for (const record::DecisionFact& fact : facts) {
    if (!fact.about.is_entered_in_error) ordered.push_back(&fact);
  }
  std::sort(ordered.begin(), ordered.end(), [](const auto* a, const auto* b) {
    return std::tie(a->about.source.recorded, a->about.sequence, a->about.key) <
           std::tie(b->about.source.recorded, b->about.sequence, b->about.key);
  });
  for (const record::DecisionFact* fact : ordered) {
    for (std::size_t i = 0; i < fact->keys.size(); ++i) {
      for (std::size_t j = i + 1; j < fact->keys.size(); ++j) {
        is_same_[pairOf(fact->keys[i], fact->keys[j])] = fact->is_same;
      }
    }
  }
}

bool Decisions::areApart(std::string_view a, std::string_view b) const {
  if (is_same_.empty() || a == b) return false;
  const auto found = is_same_.find(pairOf(a, b));
  return found != is_same_.end() && !found->second;
}

std::vector<std::pair<std::string, std::string>> Decisions::samePairs() const {
  std::vector<std::pair<std::string, std::string>> pairs;
  for (const auto& [pair, is_same] : is_same_) {
    if (is_same) pairs.push_back(pair);
  }
  return pairs;
}

bool Decisions::keepApart(const std::vector<record::Source>& left, const std::vector<record::Source>& right) const {
  if (is_same_.empty()) return false;
  return std::any_of(left.begin(), left.end(), [&](const record::Source& a) {
    return std::any_of(right.begin(), right.end(), [&](const record::Source& b) { return areApart(a.key, b.key); });
  });
}

std::vector<std::vector<std::size_t>> decidedGroups(Grouping grouping, const std::vector<const record::About*>& abouts,
                                                    const Decisions& decisions) {
  if (decisions.empty()) return grouping.groups();
  std::unordered_map<std::string_view, std::size_t> places;
  for (std::size_t i = 0; i < abouts.size(); ++i) places.emplace(abouts[i]->key, i);
  for (const auto& [left, right] : decisions.samePairs()) {
    const auto a = places.find(left);
    const auto b = places.find(right);
    if (a != places.end() && b != places.end()) grouping.join(a->second, b->second);
  }
  std::vector<std::vector<std::size_t>> decided;
  for (const std::vector<std::size_t>& group : grouping.groups()) {
    for (std::vector<std::size_t>& part : splitGroup(group, abouts, decisions)) decided.push_back(std::move(part));
  }
  return decided;
}

}  // namespace baton::sources::reconcile
