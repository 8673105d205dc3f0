#include <iostream>

#include "app/documents.h"
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
    answer(console, team);
    return kDone;
  }
  BATON_TRY(const auto team, app::recordText(seen, "care_team"));
  BATON_TRY(const auto lists, app::recordText(seen, "lists"));
  console.out << team << lists.substr(lists.find('\n') + 1);
  return kDone;
}

}  // namespace baton::cli
