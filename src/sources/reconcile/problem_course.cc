#include "sources/reconcile/problem_course.h"

#include <algorithm>
#include <map>

#include "sources/reconcile/line_parts.h"

namespace baton::sources::reconcile {
namespace {

Instant momentOf(const PartialDate& date) { return date.empty() ? Instant{INT64_MIN} : date.first(); }

bool counts(const StateTold& told) { return told.state != "unknown"; }

bool isBetter(const StateTold& a, const StateTold& b) {
  if (counts(a) != counts(b)) return counts(a);
  if (momentOf(a.dated) != momentOf(b.dated)) return momentOf(a.dated) > momentOf(b.dated);
  if (a.is_present != b.is_present) return a.is_present;
  if (a.about->source.recorded != b.about->source.recorded) {
    return a.about->source.recorded > b.about->source.recorded;
  }
  return a.about->key < b.about->key;
}

// Present here and over there, and not one after the other.
bool contradict(const StateTold& a, const StateTold& b) {
  if (!counts(a) || !counts(b) || a.is_present == b.is_present) return false;
  const StateTold& present = a.is_present ? a : b;
  const StateTold& over = a.is_present ? b : a;
  const bool began_afterwards =
      !over.ended.empty() && !present.from.empty() && over.ended.first() <= present.from.first();
  return !began_afterwards;
}

std::string words(const StateTold& told) {
  if (told.is_present) return told.state + dateWords(" since ", told.from);
  return told.state + dateWords(" on ", told.ended.empty() ? told.dated : told.ended);
}

}  // namespace

std::size_t newestState(const std::vector<StateTold>& told) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < told.size(); ++i) {
    if (isBetter(told[i], told[best])) best = i;
  }
  return best;
}

void addStateConflict(record::Line& line, const std::vector<StateTold>& told) {
  std::map<std::string, const StateTold*> by_source;
  for (const StateTold& one : told) {
    const StateTold*& newest = by_source[sourceSystem(*one.about)];
    if (!newest || isBetter(one, *newest)) newest = &one;
  }
  std::vector<record::Conflict::Side> sides;
  for (const auto& [system, one] : by_source) {
    const bool is_disputed = std::any_of(by_source.begin(), by_source.end(),
                                         [&](const auto& other) { return contradict(*one, *other.second); });
    if (is_disputed) sides.push_back({words(*one), one->about->source});
  }
  if (!sides.empty()) line.conflicts.push_back(conflictOf("status", std::move(sides)));
}

}  // namespace baton::sources::reconcile
