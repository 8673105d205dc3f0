#include "cli/opened.h"

namespace baton::cli {

Result<Opened> openFor(const Arguments& arguments, Console& console) {
  BATON_TRY(auto home, app::Home::open(console.places, console.clock, console.random));
  BATON_TRY(auto person, app::choosePerson(home, arguments.person));
  return Opened{std::move(home), std::move(person)};
}

}  // namespace baton::cli
