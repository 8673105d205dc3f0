// goals: how far each goal is, for the person, a therapist or who prescribes; or a wish made countable (PIC-2).
#include "app/goals.h"

#include <iostream>

#include "app/views.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runGoals(const Arguments& arguments, Console& console) {
  const std::string language = arguments.option("--language", "en");
  if (language != "en" && language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  if (!arguments.words.empty()) {
    if (arguments.words.front() != "coach" || arguments.words.size() != 2) {
      return fail(ErrorCode::BadUsage, "baton goals, or baton goals coach \"feel better\"");
    }
    const app::GoalCoaching coaching = app::coachGoal(arguments.words[1], language);
    if (arguments.is_json) {
      answer(console, app::coachingJson(coaching));
    } else {
      console.out << app::coachingText(coaching, language);
    }
    return kDone;
  }
  BATON_TRY(auto opened, openFor(arguments, console, "self"));
  const std::string role = arguments.option("--for", "self");
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, role, ""));
  const auto goals = app::followedGoals(seen);
  if (arguments.is_json) {
    answer(console, app::goalsJson(goals));
  } else {
    console.out << app::goalsText(goals, role);
  }
  return kDone;
}

}  // namespace baton::cli
