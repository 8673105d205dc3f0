// update: what one clinician or caregiver should hear since they last saw the person.
#include "app/update.h"

#include <iostream>

#include "app/access/access_log.h"
#include "app/access/disclosed_classes.h"
#include "app/wording.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {
Result<int> runUpdate(const Arguments& arguments, Console& console) {
  BATON_TRY(const auto format, app::updateFormat(arguments.option("--format", arguments.is_json ? "json" : "text")));
  const std::string paper = arguments.option("--paper", "letter");
  if (paper != "letter" && paper != "a4") return fail(ErrorCode::BadUsage, "--paper is letter or a4.");
  const std::string added = arguments.option("--add");
  BATON_TRY(const auto vague, app::vagueWording(added));
  if (!vague.empty() && !arguments.has("--as-written")) {
    console.err << app::wordingText(vague)
                << "No update was made. Write it again with the answers, or add --as-written to keep your words.\n";
    return kDoneWithFindings;
  }
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(app::UpdateRequest request, app::updateReader(opened.home, opened.person, arguments.option("--to")));
  request.since = arguments.option("--since");
  request.added = added;
  const auto update = app::makeUpdate(opened.home, opened.person, request);
  if (!update) {
    // A refusal is on the log too.
    if (update.error().code == ErrorCode::NotAllowed) {
      BATON_CHECK(app::logAccess(
          opened.home, opened.person,
          {console.clock.now(), app::Act::Disclose, "", "", request.role, "update/refused", request.name}));
    }
    return tl::unexpected<Error>(update.error());
  }
  if (request.role != "self") {
    BATON_CHECK(app::logAccess(
        opened.home, opened.person,
        {console.clock.now(), app::Act::Disclose, "", "", request.role,
         app::withClasses(opened.home, opened.person, {request.role, request.name, request.key}, "update"),
         request.name}));
  }
  BATON_TRY(const auto content, app::updateDocument(*update, opened.person, format,
                                                    paper == "a4" ? outbound::Paper::A4 : outbound::Paper::Letter));
  BATON_CHECK(deliver(arguments, console, content, format == app::UpdateFormat::Pdf));
  return kDone;
}

}  // namespace baton::cli
