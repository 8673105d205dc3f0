// caregivers: who helps at home, what they look after, how much it is, and whom they can call for themselves (CARE-3).
#include "app/caregivers.h"

#include <iostream>

#include "app/views.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runCaregivers(const Arguments& arguments, Console& console) {
  const std::string language = arguments.option("--language", "en");
  if (language != "en" && language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, "self", ""));
  if (arguments.is_json) {
    answer(console, app::caregiversJson(seen, language));
  } else {
    console.out << app::caregiversText(seen, language);
  }
  return kDone;
}

}  // namespace baton::cli
