#include "cli/command.h"

#include <iostream>

#include "app/whole_file.h"

namespace baton::cli {

int exitCodeFor(ErrorCode code) {
  switch (code) {
    case ErrorCode::BadUsage:
      return kBadUsage;
    case ErrorCode::BadInput:
    case ErrorCode::TooLarge:
    case ErrorCode::NotFound:
      return 3;
    case ErrorCode::NotAllowed:
      return 4;
    case ErrorCode::Conflict:
    case ErrorCode::Damaged:
    case ErrorCode::StorageFull:
    case ErrorCode::Storage:
    case ErrorCode::Network:
      return 5;
  }
  return 5;
}

std::string Arguments::option(const std::string& name, const std::string& otherwise) const {
  const auto found = options.find(name);
  return found == options.end() ? otherwise : found->second;
}

Status deliver(const Arguments& arguments, Console& console, const std::string& content, bool is_binary) {
  const std::string file = arguments.option("-o");
  if (!file.empty() && file != "-") {
    BATON_CHECK(app::writeWholeFile(file, content));
    console.err << "Written to " << file << "\n";
    return {};
  }
  if (is_binary && console.is_terminal) {
    return fail(ErrorCode::BadUsage, "This is not text for a terminal. Say where to write it: -o FILE");
  }
  console.out.write(content.data(), static_cast<std::streamsize>(content.size()));
  console.out.flush();
  return {};
}

void answer(Console& console, const json::Value& value) { console.out << json::writePretty(value); }

}  // namespace baton::cli
