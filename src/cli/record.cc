#include <iostream>

#include "app/documents.h"
#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runRecord(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  const std::string section = arguments.words.empty() ? "" : arguments.words.front();
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, arguments.option("--for", "self"),
                                             arguments.option("--as-of")));
  if (arguments.is_json) {
    BATON_TRY(const auto value, app::recordJson(seen, section));
    answer(console, value);
  } else {
    BATON_TRY(const auto text, app::recordText(seen, section));
    console.out << text;
  }
  return kDone;
}

Result<int> runGet(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  std::uint32_t version = 0;
  if (arguments.has("--version")) {
    const std::string text = arguments.option("--version");
    if (text.empty() || text.size() > 9 || text.find_first_not_of("0123456789") != std::string::npos) {
      return fail(ErrorCode::BadUsage, "--version wants a number: 1, 2, 3 ...");
    }
    version = static_cast<std::uint32_t>(std::stoul(text));
  }
  BATON_TRY(const auto content, app::viewResource(opened.home, opened.person, arguments.words.front(), version));
  BATON_TRY(const auto resource, json::parse(content));
  answer(console, resource);
  return kDone;
}

}  // namespace baton::cli
