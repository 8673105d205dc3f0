// visit-prep: one page for one visit; three lines on top, drafted from the record or as the person wrote them (FAIL-4).
#include "app/visit_prep.h"

#include "app/access/access_log.h"
#include "app/access/disclosed_classes.h"
#include "app/enter.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
Result<int> runVisitPrep(const Arguments& arguments, Console& console) {
  BATON_TRY(const auto format, app::updateFormat(arguments.option("--format", arguments.is_json ? "json" : "text")));
  const std::string paper = arguments.option("--paper", "letter");
  if (paper != "letter" && paper != "a4") return fail(ErrorCode::BadUsage, "--paper is letter or a4.");
  BATON_TRY(auto opened, openFor(arguments, console, "self"));
  BATON_TRY(app::UpdateRequest request,
            app::updateReader(opened.home, opened.person, arguments.option("--with", "psychiatrist")));
  if (arguments.has("--changed") || arguments.has("--worries") || arguments.has("--decide")) {
    const app::forms::VisitPrepForm form{
        request.role, {arguments.option("--changed"), arguments.option("--worries"), arguments.option("--decide")}};
    BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
    printSaved(saved, arguments, console);
    return kDone;
  }
  request.since = arguments.option("--since");
  BATON_TRY(const auto prep, app::prepareVisit(opened.home, opened.person, request));
  BATON_CHECK(app::logAccess(
      opened.home, opened.person,
      {console.clock.now(), app::Act::Disclose, "", "", request.role,
       app::withClasses(opened.home, opened.person, {request.role, request.name, request.key}, "visit-prep"),
       request.name}));
  BATON_TRY(const auto content, app::visitPrepDocument(prep, opened.person, format,
                                                       paper == "a4" ? outbound::Paper::A4 : outbound::Paper::Letter));
  BATON_CHECK(deliver(arguments, console, content, format == app::UpdateFormat::Pdf));
  return kDone;
}

}  // namespace baton::cli
