#include "app/monitoring.h"

#include <iostream>

#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runMonitoring(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto shown, app::monitoringOf(opened.home, opened.person, arguments.option("--for", "self")));
  if (arguments.is_json) {
    answer(console, shown.json);
  } else {
    console.out << shown.text;
  }
  return kDone;
}

}  // namespace baton::cli
