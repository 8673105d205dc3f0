#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <string>

#include "app/system.h"
#include "cli/command.h"
#include "cli/command_line.h"

namespace {

using baton::cli::Console;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

baton::app::Places places(const std::string& data_dir) {
  const std::string home = environment("HOME").empty() ? "." : environment("HOME");
  const std::string share =
      environment("XDG_DATA_HOME").empty() ? home + "/.local/share" : environment("XDG_DATA_HOME");
  const std::string config =
      environment("XDG_CONFIG_HOME").empty() ? home + "/.config" : environment("XDG_CONFIG_HOME");
  baton::app::Places places;
  places.data_dir = !data_dir.empty() ? data_dir : environment("BATON_DATA");
  if (places.data_dir.empty()) places.data_dir = share + "/baton";
  places.config_dir = config + "/baton";
  places.key_file = environment("BATON_KEY_FILE");
  places.database = environment("BATON_DATABASE");
  places.user_home = home;
  return places;
}

int report(const baton::Error& error) {
  std::cerr << "baton: " << error.message << "\n";
  if (!error.detail.empty()) std::cerr << "  (" << error.detail << ")\n";
  return baton::cli::exitCodeFor(error.code);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  const auto parsed = baton::cli::parseCommandLine(argc, argv);
  if (parsed.command == nullptr) {
    (parsed.exit_code == 0 ? std::cout : std::cerr) << parsed.message;
    return parsed.exit_code;
  }
  baton::app::SystemClock real_clock;
  baton::FixedClock given_clock{baton::Instant{}};
  baton::Clock* clock = &real_clock;
  if (!parsed.now.empty()) {
    const auto now = baton::parseInstant(parsed.now);
    if (!now) return report({baton::ErrorCode::BadUsage, "--now wants an instant like 2026-03-01T09:00:00Z.", ""});
    given_clock = baton::FixedClock(*now);
    clock = &given_clock;
  }
  baton::app::SystemRandom random;
  Console console{std::cout, std::cerr, std::cin, isatty(STDOUT_FILENO) == 1, places(parsed.data_dir), *clock, random};
  const auto done = parsed.command->run(parsed.arguments, console);
  return done ? *done : report(done.error());
}
