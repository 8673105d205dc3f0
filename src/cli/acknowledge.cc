// acknowledge: "I have seen this finding"; it stays quiet until its facts change.
#include "app/acknowledge.h"

#include "app/check.h"
#include "app/views.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runAcknowledge(const Arguments& arguments, Console& console) {
  if (arguments.words.size() != 1) {
    return fail(ErrorCode::BadUsage, "Write: acknowledge FINDING, with the id that check --json shows.");
  }
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto present, app::viewRecord(opened.home, opened.person, "self", ""));
  BATON_TRY(const auto findings, app::checkRecord(opened.home, opened.person, {}));
  BATON_TRY(const auto saved, app::acknowledge(opened.home, requestFrom(arguments, opened.person), present, findings,
                                               arguments.words.front(), arguments.option("--note")));
  printSaved(saved, arguments, console);
  return kDone;
}

}  // namespace baton::cli
