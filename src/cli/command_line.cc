#include "cli/command_line.h"

#include <CLI/CLI.hpp>
#include <deque>
#include <sstream>

#include "app/server_facts.h"

namespace baton::cli {
namespace {

// Where CLI11 writes the values of one subcommand's options; deque, because it keeps addresses stable.
struct Binding {
  const Command* command;
  CLI::App* app;
  std::deque<std::pair<std::string, std::string>> values;  // option name, value
  std::deque<std::pair<std::string, bool>> flags;
  std::vector<std::string> words;
};

void addGlobalOptions(CLI::App& app, Parsed& parsed) {
  app.add_option("--data", parsed.data_dir, "Folder of the record (default: $BATON_DATA, else ~/.local/share/baton)")
      ->type_name("DIR");
  app.add_option("--person", parsed.arguments.person, "Whose record: id or name; not needed where there is one person")
      ->type_name("ID|NAME");
  app.add_option("--now", parsed.now, "Instead of the clock: 2026-03-01T09:00:00Z")->type_name("INSTANT");
  app.add_flag("--json", parsed.arguments.is_json, "Answer for machines: one JSON document");
}

void addCommand(CLI::App& app, Binding& binding) {
  const Command& command = *binding.command;
  binding.app = app.add_subcommand(command.name, command.meaning);
  binding.app->fallthrough();
  binding.app->footer("Example:\n  " + command.example);
  for (const Option& option : command.options) {
    if (option.value.empty()) {
      auto& [name, is_set] = binding.flags.emplace_back(option.name, false);
      binding.app->add_flag(name, is_set, option.meaning);
      continue;
    }
    auto& [name, value] = binding.values.emplace_back(option.name, "");
    CLI::Option* added = binding.app->add_option(name, value, option.meaning)->type_name(option.value);
    if (option.is_required) added->required();
  }
  if (!command.words.empty()) {
    CLI::Option* words = binding.app->add_option("words", binding.words, "")->type_name(command.words);
    if (command.words.front() != '[') words->required();
  }
}

void collect(const Binding& binding, Arguments& arguments) {
  arguments.words = binding.words;
  for (const auto& [name, value] : binding.values) {
    if (binding.app->count(name) > 0) arguments.options[name] = value;
  }
  for (const auto& [name, is_set] : binding.flags) {
    if (is_set) arguments.options[name] = "yes";
  }
}

}  // namespace

Parsed parseCommandLine(int argc, const char* const* argv) {
  Parsed parsed;
  CLI::App app(
      "Baton keeps everybody who helps one person working from one picture.\n"
      "In a crisis in the US: call or text 988 at any hour; 911 when life is in danger.",
      "baton");
  app.set_version_flag("--version", std::string("baton ") + app::kVersion);
  app.require_subcommand(1);
  app.failure_message(CLI::FailureMessage::simple);
  addGlobalOptions(app, parsed);
  std::deque<Binding> bindings;
  for (const Command& command : commands()) {
    bindings.push_back(Binding{&command, nullptr, {}, {}, {}});
    addCommand(app, bindings.back());
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    std::ostringstream out;
    std::ostringstream err;
    parsed.exit_code = app.exit(error, out, err) == 0 ? kDone : kBadUsage;
    parsed.message = out.str() + err.str();
    return parsed;
  }
  for (const Binding& binding : bindings) {
    if (!binding.app->parsed()) continue;
    parsed.command = binding.command;
    parsed.arguments.command = binding.command->name;
    collect(binding, parsed.arguments);
  }
  return parsed;
}

}  // namespace baton::cli
