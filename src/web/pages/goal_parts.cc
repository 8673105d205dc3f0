#include "web/pages/goal_parts.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"
#include "base/text.h"
#include "web/pages/record_parts.h"

namespace baton::web::entry {
namespace {

constexpr std::array<std::string_view, 7> kAchievements = {"improving", "achieved",    "sustaining",  "no-change",
                                                           "worsening", "no-progress", "not-achieved"};

bool isDigit(char c) { return c >= '0' && c <= '9'; }

// What values of this goal may be called. The measure stands before the colon of the target ("hours of sleep: 7 h");
// without one the goal's own words name it. Several sources may speak of one goal, each in its words.
std::vector<std::string> measureNames(const record::Chart& chart, const record::GoalLine& goal) {
  std::vector<std::string> names{foldForMatching(goal.text)};
  for (const record::GoalFact& fact : chart.facts.goals) {
    if (std::ranges::find(goal.sources, fact.about.key, &record::Source::key) == goal.sources.end()) continue;
    names.push_back(foldForMatching(fact.description.label()));
    names.push_back(foldForMatching(fact.target_text));
    const std::size_t colon = fact.target_text.find(": ");
    if (colon != std::string::npos) names.push_back(foldForMatching(fact.target_text.substr(0, colon)));
  }
  return names;
}

bool isGoalValue(const record::ObservationFact& fact) {
  return std::ranges::find(fact.categories, "goal") != fact.categories.end() && !fact.about.is_not_interpreted;
}

}  // namespace

std::string goalPath(const Page& page, const record::GoalLine& goal) {
  return page.about("/goal/" + nameInAddress(page, goal.id));
}

std::string achievementWords(Language language, const std::string& stated) {
  // Clinics send the code's own words: "Improving", "No Change".
  std::string achievement = toLowerAscii(stated);
  std::ranges::replace(achievement, ' ', '-');
  if (achievement == "in-progress") return say(language, "Under way");
  if (achievement == "improving") return say(language, "Going better");
  if (achievement == "achieved") return say(language, "Reached");
  if (achievement == "sustaining") return say(language, "Keeping it up");
  if (achievement == "no-change") return say(language, "No change");
  if (achievement == "worsening") return say(language, "Harder now");
  if (achievement == "no-progress") return say(language, "No progress yet");
  if (achievement == "not-achieved") return say(language, "Not reached this time");
  return stated;
}

std::vector<Choice> achievementChoices(Language language) {
  std::vector<Choice> choices{{"", say(language, "Not said"), ""}};
  for (const std::string_view one : kAchievements) {
    choices.push_back({std::string(one), achievementWords(language, std::string(one)), ""});
  }
  return choices;
}

bool isOver(const record::GoalLine& goal) {
  return goal.status == "completed" || goal.status == "cancelled" || goal.status == "rejected";
}

std::string keyOf(const record::GoalLine& goal) {
  const auto typed = std::ranges::find(goal.sources, "form", &record::Source::format);
  return typed != goal.sources.end() ? typed->key : goal.sources.front().key;
}

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

std::vector<Measured> measuredFor(const record::Chart& chart, const record::GoalLine& goal) {
  std::vector<Measured> all;
  const std::vector<std::string> names = measureNames(chart, goal);
  for (const record::ObservationFact& fact : chart.facts.observations) {
    if (!isGoalValue(fact) || std::ranges::find(names, foldForMatching(fact.what.label())) == names.end()) continue;
    all.push_back({fact.effective, fact.shown(), firstNumber(fact.shown()), fact.about.sequence, fact.about.source});
  }
  std::ranges::sort(all, [](const Measured& a, const Measured& b) {
    return a.on.first() != b.on.first() ? a.on.first() < b.on.first() : a.sequence < b.sequence;
  });
  return all;
}

bool isVague(const Draft& draft) {
  const std::string goal = draft.value("goal");
  return !trim(goal).empty() && trim(draft.value("measure")).empty() && trim(draft.value("other_measure")).empty() &&
         trim(draft.value("target")).empty() && std::ranges::none_of(goal, isDigit);
}

std::vector<Choice> measures(Language language) {
  std::vector<Choice> choices;
  for (std::string& one : std::vector<std::string>{
           say(language, "Hours of sleep a night"), say(language, "Mood from 0 to 10"),
           say(language, "Days a week that I go out"), say(language, "Days a week that I move for 20 minutes"),
           say(language, "Days a week at work or school"), say(language, "Panic attacks a week"),
           say(language, "Drinks a week"), say(language, "Total of the PHQ-9"), say(language, "Total of the GAD-7")}) {
    choices.push_back({one, one, ""});
  }
  return choices;
}

}  // namespace baton::web::entry
