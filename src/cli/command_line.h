// The command line as words → Arguments of one command. CLI11 stays in command_line.cc.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/command.h"

namespace baton::cli {

struct Parsed {
  const Command* command = nullptr;  // nullptr: print `message` and leave with `exit_code`
  Arguments arguments;
  std::string data_dir;  // "" = not given
  std::string now;       // --now, "" = the real clock
  int exit_code = 0;
  std::string message;
};

Parsed parseCommandLine(int argc, const char* const* argv);

}  // namespace baton::cli
