#include "cli/opened.h"

#include "app/access/access_log.h"
#include "app/access/disclosed_classes.h"
#include "app/views.h"

namespace baton::cli {

Result<Opened> openFor(const Arguments& arguments, Console& console, const std::string& reader) {
  BATON_TRY(auto home, app::Home::open(console.places, console.clock, console.random));
  BATON_TRY(auto person, app::choosePerson(home, arguments.person));
  const std::string role = arguments.option("--for", reader);
  if (role != "self") {
    BATON_CHECK(app::checkRole(role));
    // Made for somebody else: on the log before it is made.
    BATON_CHECK(app::logAccess(home, person,
                               {console.clock.now(), app::Act::Disclose, "", "", role,
                                app::withClasses(home, person, {role, ""}, arguments.command), ""}));
  }
  return Opened{std::move(home), std::move(person)};
}

}  // namespace baton::cli
