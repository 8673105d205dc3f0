// watch: what to look for after each recent change of a medicine.
#include "app/watch.h"

#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runWatch(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  const app::WatchRequest request{arguments.option("--for", "self"), arguments.option("--language", "en")};
  BATON_TRY(const auto plans, app::watchPlans(opened.home, opened.person, request));
  if (arguments.is_json) {
    answer(console, app::watchJson(plans, console.clock.now()));
  } else {
    console.out << app::watchText(plans, request);
  }
  return kDone;
}

}  // namespace baton::cli
