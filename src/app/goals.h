// Goals, coached and followed (PIC-2): from a wish to something that can be counted, how far each goal is, and the same
// goal as a therapist and as a prescriber see it. Of a Disclosure and of nothing else; writing is enter() with
// forms::GoalForm and GoalProgressForm.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "format/json.h"
#include "record/disclosure.h"

namespace baton::app {

// What makes a wish countable: one measure, how to find today's number, an example of the shape (no advice on the aim).
struct GoalCoaching {
  bool is_vague = true;  // no number and no measure in it
  std::string measure;   // "hours of sleep a night"
  std::string unit;
  std::string ask_now;  // "How many hours did you sleep on most nights this week?"
  std::string example;  // "from 4 h to 7 h"
};
GoalCoaching coachGoal(const std::string& wish, const std::string& language);
// {"vague","measure","unit","ask_now","example","missing":["measure","baseline","target","due","owner"]}
json::Value coachingJson(const GoalCoaching& coaching);
std::string coachingText(const GoalCoaching& coaching, const std::string& language);

struct GoalValue {
  PartialDate on;
  std::string text;  // "6 h"
  std::optional<double> number;
};
// A medicine that was started, stopped or changed while the goal ran, with the value before and after it.
struct GoalAtChange {
  PartialDate on;
  std::string change;  // "Sertraline has another dose (50 mg to 100 mg)"
  std::string before, after;
};
struct FollowedGoal {
  std::string line;  // record line id
  std::string text;
  std::string owner;  // who set it, by name; "" = the person
  std::string owner_role;
  std::string measure;
  std::string target;
  PartialDate start, due;
  std::string achievement;
  std::vector<GoalValue> values;  // oldest first; the first is the baseline
  // How much of the way from the first value to the target is done, in percent, 0 to 100; nothing where numbers lack.
  std::optional<int> share;
  std::vector<GoalAtChange> changes;  // for who prescribes
  int sessions = 0;                   // of therapy since it began, for the therapist
  std::vector<std::string> notes;
};
// Of goals that are not over. `seen`: whose eyes; what the gate keeps from them is not in it.
std::vector<FollowedGoal> followedGoals(const record::Disclosure& seen);

json::Value goalsJson(const std::vector<FollowedGoal>& goals);
// As its reader needs it: the therapist sessions, notes and steps; who prescribes each change of a medicine beside the
// numbers; everybody the way from first to now to target.
std::string goalsText(const std::vector<FollowedGoal>& goals, const std::string& role);
std::string goalLineFor(const FollowedGoal& goal, const std::string& role);

}  // namespace baton::app
