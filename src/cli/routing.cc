// routing, reach, loop: who hears of what, by which way, and what is set up of it (COM-1, COM-4, ROAD-2).
#include "app/routing.h"

#include <iostream>

#include "app/enter.h"
#include "app/loop.h"
#include "app/since.h"
#include "app/views.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

using app::forms::RoutingAct;

Result<int> setException(const Arguments& arguments, Console& console) {
  const std::string& verb = arguments.words[0];
  app::forms::RoutingForm form;
  form.act = verb == "tell" ? RoutingAct::Tell : verb == "not" ? RoutingAct::DoNotTell : RoutingAct::AsUsual;
  if (verb != "tell" && verb != "not" && verb != "usual") {
    return fail(ErrorCode::BadUsage, "Write: routing tell|not|usual WHO --about CHANGE, or routing alone.");
  }
  if (arguments.words.size() != 2) return fail(ErrorCode::BadUsage, "Whom? Write: routing " + verb + " \"Dr. Lee\"");
  form.who = arguments.words[1];
  form.kind = arguments.option("--about", "*");
  form.why = arguments.option("--reason");
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
  printSaved(saved, arguments, console);
  return kDone;
}

}  // namespace

Result<int> runRouting(const Arguments& arguments, Console& console) {
  if (!arguments.words.empty()) return setException(arguments, console);
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, "self", ""));
  const auto table = app::routingOf(seen);
  if (!arguments.has("--since")) {
    if (arguments.is_json) {
      answer(console, app::routingJson(*table));
    } else {
      console.out << app::routingText(*table);
    }
    return kDone;
  }
  const std::string start = arguments.option("--since");
  BATON_TRY(auto differences, app::viewChanges(opened.home, opened.person, {start, "", "self"}));
  Instant since = app::lastVisit(seen);
  if (start != "last-visit") {
    BATON_TRY(since, app::momentFor(start, console.clock));
  }
  const auto changes = app::withTherapies(seen, std::move(differences), since);
  const auto members = record::membersOf(seen.chart());
  const auto routed = app::routeChanges(changes, members, *table);
  if (arguments.is_json) {
    answer(console, app::routedJson(routed));
  } else {
    console.out << app::routedText(routed);
  }
  return kDone;
}

Result<int> runReach(const Arguments& arguments, Console& console) {
  if (arguments.words.size() != 1) return fail(ErrorCode::BadUsage, "Write: reach WHO --by CHANNEL --at ADDRESS");
  BATON_TRY(auto opened, openFor(arguments, console));
  const app::forms::HowToReachForm form{arguments.words.front(), arguments.option("--by"), arguments.option("--at"),
                                        arguments.option("--on"), arguments.has("--noted")};
  BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
  printSaved(saved, arguments, console);
  return kDone;
}

Result<int> runLoop(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, "self", ""));
  const auto loop = app::loopOf(seen);
  if (arguments.is_json) {
    answer(console, app::loopJson(loop));
  } else {
    console.out << app::loopText(loop);
  }
  return kDone;
}

}  // namespace baton::cli
