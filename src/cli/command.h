// Command: one subcommand of `baton`. A new one is one file and one row in commands.cc.
#pragma once

#include <iosfwd>
#include <map>
#include <string>
#include <vector>

#include "app/home.h"
#include "base/outside.h"
#include "base/result.h"
#include "format/json.h"

namespace baton::cli {

// Exit codes of the contract (interface.md).
inline constexpr int kDone = 0;
inline constexpr int kDoneWithFindings = 1;
inline constexpr int kBadUsage = 2;
int exitCodeFor(ErrorCode code);

struct Arguments {
  std::string command;                         // its name
  std::vector<std::string> words;              // positional
  std::map<std::string, std::string> options;  // "--since" → value; a flag's value is "yes"
  bool is_json = false;
  std::string person;
  bool has(const std::string& option) const { return options.contains(option); }
  std::string option(const std::string& name, const std::string& otherwise = "") const;
};

// What a command may touch of the world.
struct Console {
  std::ostream& out;  // answers
  std::ostream& err;  // progress and errors
  std::istream& in;
  bool is_terminal = false;  // out is a terminal: binary formats are then refused
  app::Places places;
  Clock& clock;
  Random& random;
};

struct Option {
  std::string name;   // "--since"
  std::string value;  // "DATE"; "" for a flag
  std::string meaning;
  bool is_required = false;
};

struct Command {
  std::string name;
  std::string words;    // "FILE...", "[TYPE]", "" for none
  std::string meaning;  // one line
  std::string example;
  std::vector<Option> options;
  Result<int> (*run)(const Arguments&, Console&);
};

// All commands, in the order of `baton --help`.
const std::vector<Command>& commands();

// Writes to -o FILE, else to standard output; a binary answer is not written to a terminal.
Status deliver(const Arguments& arguments, Console& console, const std::string& content, bool is_binary);
// One JSON document on standard output.
void answer(Console& console, const json::Value& value);

}  // namespace baton::cli
