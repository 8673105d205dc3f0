#include "app/goals.h"

#include <algorithm>
#include <cmath>

#include "app/check.h"
#include "base/decimal.h"
#include "base/text.h"
#include "knowledge/goal_coach.h"
#include "knowledge/knowledge.h"
#include "record/members.h"
#include "rules/medicine_changes.h"

namespace baton::app {
namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::optional<double> firstNumber(std::string_view text) {
  const auto begin = std::ranges::find_if(text, isDigit);
  auto end = begin;
  while (end != text.end() && (isDigit(*end) || *end == '.' || *end == ',')) ++end;
  std::string number(begin, end);
  std::ranges::replace(number, ',', '.');
  while (!number.empty() && number.back() == '.') number.pop_back();
  const auto value = Decimal::parse(number);
  return value ? std::optional<double>(value->value()) : std::nullopt;
}

bool isPrescriber(std::string_view role) {
  return role == "psychiatrist" || role == "telepsychiatry" || role == "primary-care";
}

class Following {
 public:
  explicit Following(const record::Disclosure& seen) : seen_(seen) { members_ = record::membersOf(seen.chart()); }

  std::vector<FollowedGoal> run() {
    const knowledge::Knowledge& knowledge = knowledge::builtIn();
    const rules::TakenList list = rules::takenFrom(knowledge, seen_.chart(), rules::Language::English);
    const rules::Asked asked{.knowledge = knowledge,
                             .chart = seen_.chart(),
                             .taken = list,
                             .changes = {},
                             .reader = rules::Reader::Clinician,
                             .language = rules::Language::English,
                             .now = seen_.chart().at};
    const auto changes = rules::medicineChanges(asked);
    std::vector<FollowedGoal> goals;
    for (const record::GoalLine& line : seen_.chart().goals) {
      if (line.status == "completed" || line.status == "cancelled" || line.status == "rejected") continue;
      goals.push_back(follow(line, changes));
    }
    return goals;
  }

 private:
  const record::GoalFact* factOf(const record::GoalLine& line) const {
    for (const record::Source& source : line.sources) {
      for (const record::GoalFact& fact : seen_.chart().facts.goals) {
        if (fact.about.key == source.key) return &fact;
      }
    }
    return nullptr;
  }

  FollowedGoal follow(const record::GoalLine& line, const std::vector<rules::MedicineChange>& changes) {
    FollowedGoal goal;
    goal.line = line.id;
    goal.text = line.text;
    goal.target = line.target;
    goal.start = line.since;
    goal.due = line.due;
    goal.achievement = line.achievement;
    const std::size_t colon = line.target.rfind(": ");
    if (colon != std::string::npos) goal.measure = line.target.substr(0, colon);
    if (const record::GoalFact* const fact = factOf(line)) {
      const record::Member* const owner = record::memberBehind(members_, fact->expressed_by);
      const bool is_self = fact->expressed_by.key.starts_with("Patient/");
      if (!is_self) goal.owner = owner != nullptr ? owner->name : fact->expressed_by.display;
      if (owner != nullptr) goal.owner_role = owner->role;
      if (goal.start.empty()) goal.start = fact->start;
      if (!fact->note.empty()) goal.notes.push_back(fact->note);
    }
    addValues(goal, line);
    addShare(goal);
    addChanges(goal, changes);
    addSessions(goal);
    return goal;
  }

  void addValues(FollowedGoal& goal, const record::GoalLine& line) const {
    std::vector<std::string> names{foldForMatching(line.text), foldForMatching(line.target)};
    if (!goal.measure.empty()) names.push_back(foldForMatching(goal.measure));
    for (const record::ObservationFact& fact : seen_.chart().facts.observations) {
      const bool is_value = std::ranges::find(fact.categories, "goal") != fact.categories.end();
      if (!is_value || fact.about.is_not_interpreted || fact.about.is_entered_in_error) continue;
      if (std::ranges::find(names, foldForMatching(fact.what.label())) == names.end()) continue;
      goal.values.push_back({fact.effective, fact.shown(), firstNumber(fact.shown())});
    }
    std::ranges::stable_sort(goal.values, {}, [](const GoalValue& value) { return value.on.first(); });
  }

  static void addShare(FollowedGoal& goal) {
    const std::size_t colon = goal.target.rfind(": ");
    const auto aim = firstNumber(colon == std::string::npos ? goal.target : goal.target.substr(colon + 2));
    if (!aim || goal.values.size() < 2 || !goal.values.front().number || !goal.values.back().number) return;
    const double way = *aim - *goal.values.front().number;
    if (std::abs(way) < 1e-9) return;
    const double done = (*goal.values.back().number - *goal.values.front().number) / way;
    goal.share = static_cast<int>(std::lround(std::clamp(done, 0.0, 1.0) * 100));
  }

  void addChanges(FollowedGoal& goal, const std::vector<rules::MedicineChange>& changes) const {
    if (goal.values.empty()) return;
    for (const rules::MedicineChange& change : changes) {
      if (change.on.first() < goal.values.front().on.first()) continue;
      GoalAtChange at;
      at.on = change.on;
      at.change = change.line->name + changeWords(change);
      for (const GoalValue& value : goal.values) {
        (value.on.first() <= change.on.last() ? at.before : at.after) = value.text;
      }
      goal.changes.push_back(std::move(at));
    }
    std::ranges::stable_sort(goal.changes, {}, [](const GoalAtChange& at) { return at.on.first(); });
  }

  static std::string changeWords(const rules::MedicineChange& change) {
    using knowledge::ChangeKind;
    if (change.kind == ChangeKind::Start) return " started" + (change.to.empty() ? "" : ", " + change.to);
    if (change.kind == ChangeKind::Stop) return " stopped";
    if (change.from.empty() || change.to.empty()) return ", another dose";
    return " " + change.from + " to " + change.to;
  }

  void addSessions(FollowedGoal& goal) const {
    if (goal.start.empty()) return;
    for (const record::EncounterFact& visit : seen_.chart().facts.encounters) {
      if (visit.about.is_entered_in_error || visit.period.start.empty() || visit.status == "cancelled") continue;
      if (visit.period.start.first() < goal.start.first() || visit.period.start.first() > seen_.chart().at) continue;
      const bool is_therapy = std::ranges::any_of(visit.participants, [&](const record::Reference& who) {
        const record::Member* const member = record::memberBehind(members_, who);
        return member != nullptr && member->role == "therapist";
      });
      if (is_therapy) ++goal.sessions;
    }
  }

  const record::Disclosure& seen_;

  std::vector<record::Member> members_;
};

std::string lastText(const FollowedGoal& goal) {
  const GoalValue& last = goal.values.back();
  return last.text + " (" + last.on.dateText() + ")";
}

}  // namespace

GoalCoaching coachGoal(const std::string& wish, const std::string& language) {
  const bool is_spanish = language == "es";
  const knowledge::GoalMeasure& row = knowledge::measureFor(wish);
  GoalCoaching coaching;
  coaching.is_vague = std::ranges::none_of(wish, isDigit);
  coaching.measure = is_spanish ? row.measure_es : row.measure;
  coaching.unit = is_spanish ? row.unit_es : row.unit;
  coaching.ask_now = is_spanish ? row.now_es : row.now;
  coaching.example = is_spanish ? row.example_es : row.example;
  return coaching;
}

json::Value coachingJson(const GoalCoaching& coaching) {
  json::Value value;
  value.set("vague", coaching.is_vague);
  value.set("measure", coaching.measure);
  value.set("unit", coaching.unit);
  value.set("ask_now", coaching.ask_now);
  value.set("example", coaching.example);
  return value;
}

std::string coachingText(const GoalCoaching& coaching, const std::string& language) {
  const bool is_spanish = language == "es";
  std::string text;
  if (!coaching.is_vague) text += is_spanish ? "Ya tiene un número.\n" : "There is a number in it already.\n";
  text += (is_spanish ? "Se puede contar: " : "It can be counted: ") + coaching.measure + "\n";
  text += (is_spanish ? "Hoy: " : "Today: ") + coaching.ask_now + "\n";
  text += (is_spanish ? "Por ejemplo " : "For example ") + coaching.example +
          (is_spanish ? "; usted elige el número y el día.\n" : "; the number and the day are yours to choose.\n");
  text +=
      "baton add goal \"...\" --measure \"" + coaching.measure + "\" --baseline N --target N --due DATE --owner NAME\n";
  return text;
}

std::vector<FollowedGoal> followedGoals(const record::Disclosure& seen) { return Following(seen).run(); }

json::Value goalsJson(const std::vector<FollowedGoal>& goals) {
  json::Value list = json::Value::array();
  for (const FollowedGoal& goal : goals) {
    json::Value item;
    item.set("id", goal.line);
    item.set("text", goal.text);
    item.set("owner", goal.owner.empty() ? "self" : goal.owner);
    item.setIfAny("owner_role", goal.owner_role);
    item.setIfAny("measure", goal.measure);
    item.setIfAny("target", goal.target);
    item.setIfAny("start", goal.start.text());
    item.setIfAny("due", goal.due.text());
    item.setIfAny("achievement", goal.achievement);
    if (goal.share) item.set("share", *goal.share);
    json::Value values = json::Value::array();
    for (const GoalValue& value : goal.values) {
      json::Value one;
      one.set("on", value.on.text());
      one.set("text", value.text);
      values.push(std::move(one));
    }
    item.set("values", std::move(values));
    json::Value changes = json::Value::array();
    for (const GoalAtChange& at : goal.changes) {
      json::Value one;
      one.set("on", at.on.text());
      one.set("change", at.change);
      one.setIfAny("before", at.before);
      one.setIfAny("after", at.after);
      changes.push(std::move(one));
    }
    item.set("changes", std::move(changes));
    item.set("sessions", goal.sessions);
    list.push(std::move(item));
  }
  json::Value value;
  value.set("goals", std::move(list));
  return value;
}

std::string goalLineFor(const FollowedGoal& goal, const std::string& role) {
  std::string text = goal.text;
  if (!goal.values.empty()) {
    text += ": ";
    if (goal.values.size() > 1) text += goal.values.front().text + " at first, ";
    text += lastText(goal);
  }
  if (!goal.target.empty()) text += "; target " + goal.target;
  if (!goal.due.empty()) text += " by " + goal.due.dateText();
  if (goal.share) text += "; " + std::to_string(*goal.share) + " % of the way";
  if (role == "therapist") {
    text += "; " + std::to_string(goal.sessions) + (goal.sessions == 1 ? " session" : " sessions") + " since it began";
  }
  if (isPrescriber(role)) {
    for (const GoalAtChange& at : goal.changes) {
      text += "; " + at.on.dateText() + " " + at.change;
      if (!at.before.empty() && !at.after.empty()) text += ": " + at.before + " before, " + at.after + " since";
    }
  }
  return text + ".";
}

std::string goalsText(const std::vector<FollowedGoal>& goals, const std::string& role) {
  if (goals.empty()) return "No goal is open.\n";
  std::string text;
  for (const FollowedGoal& goal : goals) {
    text += "- " + goalLineFor(goal, role) + (goal.owner.empty() ? "" : " Set with " + goal.owner + ".") + "\n";
    if (role != "therapist") continue;
    for (const std::string& note : goal.notes) text += "    " + note + "\n";
  }
  return text;
}

}  // namespace baton::app
