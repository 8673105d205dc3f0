// wording: vague words in an update, and what to ask. The text comes on standard input.
#include "app/wording.h"

#include <iostream>

#include "cli/commands.h"

namespace baton::cli {

Result<int> runWording(const Arguments& arguments, Console& console) {
  std::string text(app::kLongestWording + 1, '\0');
  console.in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(console.in.gcount()));
  BATON_TRY(const auto words, app::vagueWording(text));
  if (arguments.is_json) {
    answer(console, app::wordingJson(words));
  } else {
    console.out << app::wordingText(words);
  }
  return kDone;
}

}  // namespace baton::cli
