#include "app/decide.h"

#include <iostream>

#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runDecide(const Arguments& arguments, Console& console) {
  const std::string& verdict = arguments.words.front();
  if (arguments.words.size() < 3 || (verdict != "same" && verdict != "different")) {
    return fail(ErrorCode::BadUsage, "Write: decide same ID ID, or decide different ID ID (ids as in `baton record`).");
  }
  BATON_TRY(auto opened, openFor(arguments, console));
  app::Decision decision;
  decision.is_same = verdict == "same";
  decision.ids.assign(arguments.words.begin() + 1, arguments.words.end());
  decision.reason = arguments.option("--reason");
  BATON_TRY(const auto key, app::decide(opened.home, opened.person, decision));
  if (arguments.is_json) {
    json::Value value;
    value.set("resource", key);
    answer(console, value);
  } else {
    console.out << "Noted as " << key << ".\n";
  }
  return kDone;
}

}  // namespace baton::cli
