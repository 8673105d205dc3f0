// Goals: a vague one is helped to a number, progress is drawn and listed.
#include "web/pages/entry_testing.h"
#include "web/pages/goal_parts.h"

using namespace baton;
using namespace baton::web;
using namespace baton::web::testing;

TEST_CASE("goals: empty, one, progress, reached") {
  Ana ana;
  checkPage(ana.get("/goals"), {"No goal yet", "Add a goal"});
  checkPage(ana.get("/goals/new"), {"What do you want to be different?"});
  ana.save("/goals/new", {{"goal", "Sleep through the night"},
                          {"measure", "hours of sleep"},
                          {"baseline", "4.5 h"},
                          {"target", "7 h"},
                          {"due", "2027-03-01"}});
  checkPage(ana.get("/goals"), {"Sleep through the night", "hours of sleep: 7 h", "4.5 h", "March 1, 2027"});
  const std::string goal = "/goal/sleep-through-the-night";
  checkPage(ana.get(goal), {"4.5 h", "How is it now?"});
  // Another source's words for the same goal do not hide the values.
  ana.save("/goals/new", {{"goal", "SLEEP through the night"}, {"as_is", "yes"}});
  ana.save(goal, {{"value", "6 h"}, {"achievement", "improving"}});
  checkPage(ana.get(goal), {"6 h", "Going better", "From 4.5 h"});
  const Response nothing = ana.post(goal, {});
  CHECK(nothing.status == 422);
  CHECK(says(nothing, "Please say how the goal is going"));
  ana.save(goal, {{"achievement", "achieved"}});
  checkPage(ana.get("/goals"), {"Goals that are over"});
  CHECK(ana.get("/goal/nothing").status == 404);
}

TEST_CASE("goals: a wish gets a number, or stays a wish") {
  Ana ana;
  const Response coach = ana.post("/goals/new", {{"goal", "feel better"}, {"owner", "Dr. Lee"}});
  checkPage(coach, {"Which number would show it?", "feel better", "Hours of sleep a night"});
  CHECK(coach.body.find("value=\"Dr. Lee\"") != std::string::npos);  // what was typed is kept
  CHECK(ana.written().empty());
  ana.save("/goals/new", {{"goal", "feel better"},
                          {"measure", "Mood from 0 to 10"},
                          {"other_measure", ""},
                          {"baseline", "3"},
                          {"target", "6"}});
  ana.save("/goals/new", {{"goal", "be happier"}, {"as_is", "yes"}});
  checkPage(ana.get("/goals"), {"Mood from 0 to 10: 6", "be happier", "No number for it yet."});
  CHECK(says(ana.post("/goals/new", {{"goal", ""}}), "Please write the goal."));
}

TEST_CASE("goals: what counts as vague") {
  using entry::Draft;
  CHECK(entry::isVague(Draft{{{"goal", "feel better"}}, {}}));
  CHECK(!entry::isVague(Draft{{{"goal", "walk 20 minutes a day"}}, {}}));
  CHECK(!entry::isVague(Draft{{{"goal", "feel better"}, {"target", "6"}}, {}}));
  CHECK(!entry::isVague(Draft{{{"goal", ""}}, {}}));
  CHECK(entry::firstNumber("about 6,5 h") == 6.5);
  CHECK(entry::firstNumber("better") == std::nullopt);
  CHECK(entry::firstNumber("12.") == 12.0);
}

TEST_CASE("goals: odd and hostile names have pages") {
  Ana ana;
  ana.save("/goals/new", {{"goal", "睡眠 " + kHostile}, {"as_is", "yes"}});
  const Response list = ana.get("/goals");
  checkPage(list, {"睡眠"});
  CHECK(list.body.find("<script>alert") == std::string::npos);
  const std::size_t at = list.body.find("/goal/");
  const std::string goal = list.body.substr(at, list.body.find('"', at) - at);
  CHECK(goal.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz", 6) == std::string::npos);  // names nothing
  checkPage(ana.get(goal), {"睡眠"});
  checkPage(ana.get("/goal/睡眠-script-alert-1-script"), {"睡眠"});
}

TEST_CASE("goals: reading is enough to see them, not to change them") {
  Ana ana(app::Relation::Caregiver, {"read"});
  const Response page = ana.get("/goals");
  checkPage(page, {"No goal yet"});
  CHECK(!says(page, "Add a goal"));
  CHECK(ana.post("/goals/new", {{"goal", "x 1"}}).status == 404);
}
