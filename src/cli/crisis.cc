// crisis: whom to reach now, what to say on the phone, what to bring; needs no record and no key.
#include <iostream>

#include "app/help_now.h"
#include "cli/commands.h"

namespace baton::cli {

Result<int> runCrisis(const Arguments& arguments, Console& console) {
  if (arguments.words.size() > 1) return fail(ErrorCode::BadUsage, "One situation at a time, or none for all.");
  const std::string situation = arguments.words.empty() ? "" : arguments.words.front();
  BATON_TRY(const auto shown,
            app::crisisHelp({situation, arguments.option("--language", "en"), arguments.option("--country")}));
  if (arguments.is_json) {
    answer(console, shown.json);
  } else {
    console.out << shown.text;
  }
  return kDone;
}

}  // namespace baton::cli
