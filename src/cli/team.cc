#include <iostream>

#include "app/documents.h"
#include "app/handoffs.h"
#include "app/loop.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runTeam(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, "self", ""));
  if (arguments.is_json) {
    BATON_TRY(auto team, app::recordJson(seen, "care_team"));
    BATON_TRY(const auto lists, app::recordJson(seen, "lists"));
    team.set("lists", lists["lists"]);
    const record::Chart& chart = seen.chart();
    team.set("responsibilities", app::handoffsJson(record::responsibilitiesOf(chart), chart.at));
    team.set("channels", app::loopJson(app::loopOf(seen))["members"]);
    answer(console, team);
    return kDone;
  }
  BATON_TRY(const auto team, app::recordText(seen, "care_team"));
  BATON_TRY(const auto lists, app::recordText(seen, "lists"));
  console.out << team << lists.substr(lists.find('\n') + 1);
  // How to reach them, as they said when they were asked.
  for (const app::LoopLine& line : app::loopOf(seen).lines) {
    if (line.reached.channel.empty()) continue;
    console.out << line.member.name << ": " << line.reached.channel << (line.address.empty() ? "" : ", " + line.address)
                << " (asked on " << line.reached.asked_on.dateText() << ")\n";
  }
  return kDone;
}

}  // namespace baton::cli
