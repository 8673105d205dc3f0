#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runMigrateStore(const Arguments& arguments, Console& console) {
  const bool is_out = arguments.words.front() == "to-postgres";
  if (arguments.words.size() != 2 || (!is_out && arguments.words.front() != "from-postgres")) {
    return fail(
        ErrorCode::BadUsage,
        "Say which way, and where the database is: migrate-store to-postgres ADDRESS, or from-postgres ADDRESS.");
  }
  const std::string& address = arguments.words.back();
  console.err << "Copying, then reading all of the copy ...\n";
  BATON_CHECK(is_out ? app::Home::moveToDatabase(console.places, address, console.random)
                     : app::Home::moveToFolder(console.places, address, console.random));
  if (arguments.is_json) {
    json::Value value;
    value.set("moved", true);
    value.set("to", is_out ? "postgres" : "folder");
    answer(console, value);
    return kDone;
  }
  if (is_out) {
    console.out << "Moved, and every row checked. Start Baton with BATON_DATABASE set to that address from now on.\n"
                << "The folder " << console.places.data_dir << " still holds the old store; do not use both.\n";
  } else {
    console.out << "Moved into " << console.places.data_dir << ", and every row checked. Leave BATON_DATABASE out from "
                << "now on.\nThe database still holds the old store; do not use both.\n";
  }
  return kDone;
}

}  // namespace baton::cli
