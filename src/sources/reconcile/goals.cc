#include <algorithm>
#include <map>

#include "base/text.h"
#include "sources/reconcile/kinds.h"
#include "sources/reconcile/line_parts.h"

namespace baton::sources::reconcile {
namespace {

using record::GoalFact;
using record::GoalLine;

bool isOver(const std::string& status) {
  return status == "completed" || status == "cancelled" || status == "rejected";
}

GoalLine lineOf(const std::vector<const GoalFact*>& facts) {
  GoalLine line;
  fillFrom(line, aboutsOf(facts));
  const GoalFact& newest = *facts.front();
  line.text = newest.description.label();
  line.status = newest.lifecycle_status;
  for (const GoalFact* fact : facts) {
    addCodings(line.codes, fact->description.codings);
    if (!fact->start.empty() && (line.since.empty() || isEarlier(fact->start, line.since))) line.since = fact->start;
    if (line.achievement.empty()) line.achievement = fact->achievement.label();
    if (line.due.empty()) line.due = fact->due;
    if (line.target.empty()) line.target = fact->target_text;
  }
  line.id = "goal/" + (line.text.empty() ? "entry-" + slug(newest.about.key) : slug(line.text));
  return line;
}

}  // namespace

std::vector<GoalLine> goalLines(const record::Facts& facts, const Decisions& decisions) {
  const std::vector<const GoalFact*> ordered = inOrder(facts.goals);
  Grouping grouping(ordered.size());
  std::map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const std::string text = foldForMatching(ordered[i]->description.label());
    if (text.empty()) continue;
    const auto [place, is_new] = first.emplace(text, i);
    if (!is_new) grouping.join(place->second, i);
  }
  std::vector<GoalLine> lines;
  for (const auto& group : decidedGroups(grouping, aboutsOf(ordered), decisions)) {
    std::vector<const GoalFact*> members;
    for (const std::size_t i : group) members.push_back(ordered[i]);
    std::sort(members.begin(), members.end(),
              [](const GoalFact* a, const GoalFact* b) { return isNewer(a->about.source, b->about.source); });
    lines.push_back(lineOf(members));
  }
  makeIdsUnique(lines);
  std::sort(lines.begin(), lines.end(), [](const GoalLine& a, const GoalLine& b) {
    if (isOver(a.status) != isOver(b.status)) return isOver(b.status);
    if (a.since.empty() != b.since.empty()) return b.since.empty();
    if (a.since.first() != b.since.first()) return a.since.first() > b.since.first();
    return a.id < b.id;
  });
  return lines;
}

}  // namespace baton::sources::reconcile
