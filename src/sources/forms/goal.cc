#include "sources/forms/goal.h"

#include <initializer_list>

#include "sources/forms/choice.h"
#include "sources/forms/observation.h"

namespace baton::sources::forms {
namespace {

constexpr std::string_view kAchievement = "http://terminology.hl7.org/CodeSystem/goal-achievement";

json::Value measured(const std::string& measure, const std::string& value, const std::string& on,
                     const std::string& goal_key, const Context& context, const Drafts& drafts) {
  json::Value made = observation(Kind::Survey, textConcept(measure), on, context, drafts);
  addCategory(made, "goal");
  setFocus(made, goal_key, "");
  made.set("valueString", value);
  return made;
}

json::Value owner(const std::string& name, const Context& context) {
  return name.empty() ? authorReference(context) : display(name, "Practitioner");
}

// The key of the newest Goal behind a line, or the key itself.
Result<std::string> goalKey(const std::string& wanted, const Context& context) {
  for (const record::GoalLine& line : context.chart.goals) {
    if (line.id == wanted && !line.sources.empty()) return line.sources.front().key;
  }
  for (const record::GoalFact& fact : context.chart.facts.goals) {
    if (fact.about.key == wanted) return wanted;
  }
  return fail(ErrorCode::NotFound, "There is no goal \"" + wanted + "\" in this record.", "field: goal");
}

// The person may note progress on any goal; a relative's words about somebody else's goal stand beside it.
bool isOwnGoal(const std::string& key, const Context& context) {
  if (context.author.kind == Author::Kind::Person) return true;
  for (const record::GoalFact& fact : context.chart.facts.goals) {
    if (fact.about.key == key) return mayReplace(fact.about.source, context.author);
  }
  return false;
}

std::string join(std::initializer_list<std::string_view> parts, std::string_view separator) {
  std::string text;
  for (const std::string_view part : parts) {
    if (part.empty()) continue;
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

std::string measureOf(const json::Value& goal) {
  const std::string& measure = goal["target"][0]["measure"]["text"].text();
  return measure.empty() ? goal["description"]["text"].text() : measure;
}

}  // namespace

Result<Drafts> make(const GoalForm& form, const Context& context) {
  BATON_TRY(const std::string description, words(form.description, "goal", Need::Required));
  BATON_TRY(const std::string measure, words(form.measure, "measure", Need::Optional));
  BATON_TRY(const std::string baseline, words(form.baseline, "baseline", Need::Optional));
  BATON_TRY(const std::string target, words(form.target, "target", Need::Optional));
  BATON_TRY(const std::string due, dateTime(context, form.due, "due"));
  BATON_TRY(const std::string owner_name, words(form.owner, "owner", Need::Optional));
  BATON_TRY(const std::string start, dateTimeOrNow(context, form.start, "start"));
  BATON_TRY(const std::string note, words(form.note, "note", Need::Optional, kLongestText));
  Drafts drafts;
  json::Value goal = begin("Goal", context, drafts);
  goal.set("lifecycleStatus", "active");
  goal.set("description", textConcept(description));
  goal.set("subject", personReference(context));
  goal.set("startDate", start.substr(0, 10));
  json::Value aim;
  if (!measure.empty() || !target.empty()) aim.set("measure", textConcept(measure.empty() ? description : measure));
  aim.setIfAny("detailString", target);
  aim.setIfAny("dueDate", due.substr(0, 10));
  goal.setIfAny("target", listOf(std::move(aim)));
  goal.set("statusDate", localToday(context));
  goal.set("expressedBy", owner(owner_name, context));
  goal.setIfAny("note", notes(note));
  const std::string key = "Goal/" + goal["id"].text();
  drafts.push_back({std::move(goal), ""});
  if (!baseline.empty()) {
    drafts.push_back({measured(measure.empty() ? description : measure, baseline, start, key, context, drafts), ""});
  }
  return drafts;
}

Result<Drafts> make(const GoalProgressForm& form, const Context& context) {
  BATON_TRY(const std::string key, goalKey(form.goal, context));
  BATON_CHECK(
      oneOf(form.achievement,
            {"", "improving", "worsening", "no-change", "achieved", "sustaining", "no-progress", "not-achieved"},
            "achievement"));
  BATON_TRY(const std::string value, words(form.value, "value", Need::Optional));
  BATON_TRY(const std::string note, words(form.note, "note", Need::Optional, kLongestText));
  BATON_TRY(const std::string on, dateTimeOrNow(context, form.on, "on"));
  if (form.achievement.empty() && value.empty() && note.empty()) {
    return wrong("achievement", "Please say how the goal is going, or give a value.");
  }
  BATON_TRY(json::Value goal, context.stored(key));
  Drafts drafts;
  if (!isOwnGoal(key, context)) {
    const std::string seen = join({form.achievement, value, note}, " · ");
    drafts.push_back({measured("Goal: " + goal["description"]["text"].text(), seen, on, key, context, drafts), ""});
    return drafts;
  }
  if (!value.empty()) {
    json::Value made = measured(measureOf(goal), value, on, key, context, drafts);
    json::Value reference = json::Value::object({{"reference", "Observation/" + made["id"].text()}});
    if (json::Value* outcomes = goal.findMutable("outcomeReference")) {
      outcomes->push(std::move(reference));
    } else {
      goal.set("outcomeReference", json::Value::array({std::move(reference)}));
    }
    drafts.push_back({std::move(made), ""});
  }
  if (!form.achievement.empty()) {
    goal.set("achievementStatus", codedConcept(kAchievement, form.achievement, ""));
    const bool is_done = form.achievement == "achieved";
    if (is_done) goal.set("lifecycleStatus", "completed");
    goal.set("statusDate", on.substr(0, 10));
  }
  if (!note.empty()) {
    json::Value annotation = json::Value::object();
    annotation.set("time", on.size() > 10 ? on : localNow(context));
    annotation.set("text", note);
    if (json::Value* kept = goal.findMutable("note")) {
      kept->push(std::move(annotation));
    } else {
      goal.set("note", json::Value::array({std::move(annotation)}));
    }
  }
  drafts.push_back({std::move(goal), key});
  return drafts;
}

}  // namespace baton::sources::forms
