// Clinicians who joined or left, and goals.
#include "base/text.h"
#include "sources/changes/parts.h"

namespace baton::sources::changes {
namespace {

using record::CareTeamLine;
using record::Change;
using record::GoalLine;

bool isOn(const CareTeamLine* line) { return line && line->status == "active"; }

std::string described(const CareTeamLine& line) {
  const std::string role = line.role == "other" ? line.role_text : line.role;
  return line.text + (role.empty() ? "" : " (" + role + ")");
}

Change changeOf(std::string kind, const CareTeamLine& line, const record::Chart& chart) {
  Change change;
  change.kind = std::move(kind);
  change.about = line.text;
  change.line = line.id;
  change.sources = line.sources;
  concern(change, concernsOfEveryone({}, chart));
  return change;
}

Change changeOf(std::string kind, const GoalLine& line, const record::Chart& chart) {
  Change change;
  change.kind = std::move(kind);
  change.about = line.text;
  change.line = line.id;
  change.sources = line.sources;
  concern(change, concernsOfEveryone({}, chart));
  return change;
}

}  // namespace

void careTeamChanges(const Between& between, std::vector<Change>& changes) {
  for (const auto& [before, after] : pairLines(between.earlier.care_team, between.later.care_team)) {
    if (isOn(after) && !isOn(before)) {
      Change change = changeOf("clinician-added", *after, between.later);
      change.to = after->role;
      change.on = dateOr(after->since, after->sources);
      change.text = after->since.empty()
                        ? described(*after) + " is now on the care team."
                        : described(*after) + " joined the care team on " + after->since.dateText() + ".";
      changes.push_back(std::move(change));
    } else if (isOn(before) && !isOn(after)) {
      Change change = changeOf("clinician-left", after ? *after : *before, between.later);
      change.from = before->role;
      const PartialDate until = after ? after->until : PartialDate();
      change.on = dateOr(until, change.sources);
      change.text = described(*before) + " is no longer on the care team" +
                    (until.empty() ? "" : " since " + until.dateText()) + ".";
      changes.push_back(std::move(change));
    }
  }
}

void goalChanges(const Between& between, std::vector<Change>& changes) {
  for (const auto& [before, after] : pairLines(between.earlier.goals, between.later.goals)) {
    if (!after) continue;
    if (!before) {
      if (after->status == "cancelled" || after->status == "rejected") continue;
      Change change = changeOf("goal-added", *after, between.later);
      change.to = after->status;
      change.on = dateOr(after->since, after->sources);
      change.text = "New goal: " + after->text + (after->due.empty() ? "" : ", by " + after->due.dateText()) + ".";
      changes.push_back(std::move(change));
      continue;
    }
    const bool is_moved = before->achievement != after->achievement && !after->achievement.empty();
    if (!is_moved && before->status == after->status) continue;
    Change change = changeOf("goal-progress", *after, between.later);
    change.from = is_moved ? before->achievement : before->status;
    change.to = is_moved ? after->achievement : after->status;
    change.on = dateOr({}, after->sources);
    change.text = "Goal \"" + after->text +
                  "\": " + (change.from.empty() ? "" : "was " + toLowerAscii(change.from) + ", ") + "now " +
                  toLowerAscii(change.to) + ".";
    changes.push_back(std::move(change));
  }
}

}  // namespace baton::sources::changes
