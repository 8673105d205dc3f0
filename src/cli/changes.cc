#include <iostream>

#include "app/documents.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runChanges(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  app::ChangesRequest request;
  request.since = arguments.option("--since");
  request.until = arguments.option("--until");
  request.role = arguments.option("--for", "self");
  BATON_TRY(const auto changes, app::viewChanges(opened.home, opened.person, request));
  if (arguments.is_json) {
    answer(console, app::changesJson(changes));
  } else {
    console.out << app::changesText(changes);
  }
  return kDone;
}

Result<int> runTimeline(const Arguments& arguments, Console& console) {
  const std::string format = arguments.option("--format", arguments.is_json ? "json" : "text");
  if (format != "text" && format != "json") return fail(ErrorCode::BadUsage, "--format is text or json.");
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto events, app::viewTimeline(opened.home, opened.person, arguments.option("--for", "self")));
  if (format == "json") {
    answer(console, app::timelineJson(events));
  } else {
    console.out << app::timelineText(events);
  }
  return kDone;
}

}  // namespace baton::cli
