// roadmap: how ready the record is, and the one next most useful step (ROAD-1).
#include "app/roadmap.h"

#include <iostream>

#include "app/views.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runRoadmap(const Arguments& arguments, Console& console) {
  const std::string language = arguments.option("--language", "en");
  if (language != "en" && language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  BATON_TRY(auto opened, openFor(arguments, console, "self"));
  BATON_TRY(const auto own, app::viewRecord(opened.home, opened.person, "self", ""));
  const app::Roadmap roadmap = app::roadmapOf(own, language);
  std::vector<std::string> passed;
  const std::string later = arguments.option("--later");
  for (const std::string_view one : split(later, ',')) passed.emplace_back(trim(one));
  if (arguments.is_json) {
    answer(console, app::roadmapJson(roadmap, passed));
  } else {
    console.out << app::roadmapText(roadmap, passed, language);
  }
  return kDone;
}

}  // namespace baton::cli
