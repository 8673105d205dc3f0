// access-log: who looked, in the order of time, and whether the log is whole.
#include "app/access/access_log.h"

#include <charconv>

#include "cli/commands.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

constexpr std::size_t kMost = 1'000;

// As the JSON answer has it, and as a sentence.
struct ActWords {
  std::string_view code;
  std::string_view did;
};
ActWords wordsOf(app::Act act) {
  switch (act) {
    case app::Act::Look:
      return {"look", "looked at"};
    case app::Act::Change:
      return {"change", "wrote in"};
    case app::Act::Disclose:
      return {"disclose", "made for somebody else:"};
    case app::Act::Export:
      return {"export", "took out"};
    case app::Act::Grant:
      return {"grant", "gave access to"};
    case app::Act::Withdraw:
      return {"withdraw", "ended access for"};
  }
  return {"", ""};
}

// Who has no account looked by a link, under the name that it was made for or that they gave; who has none either sat
// at the keyboard.
std::string whoOf(const app::AccessLine& line, const char* keyboard) {
  const bool is_by_link = line.account.empty() && line.act == app::Act::Look && !line.name.empty();
  return line.account.empty() && !is_by_link ? keyboard : line.name;
}

json::Value jsonOf(const app::AccessLine& line) {
  json::Value value;
  value.set("at", toIso(line.at));
  value.set("act", std::string(wordsOf(line.act).code));
  value.set("who", whoOf(line, "command line"));
  value.setIfAny("account", line.account);
  value.setIfAny("role", line.role);
  value.setIfAny("what", line.what);
  value.setIfAny("whom", line.whom);
  return value;
}

std::string textOf(const app::AccessLine& line) {
  std::string text = toIso(line.at) + "  " + whoOf(line, "the command line");
  if (line.act != app::Act::Disclose && !line.role.empty()) text += " (" + line.role + ")";
  text += " " + std::string(wordsOf(line.act).did) + " ";
  if (!line.whom.empty()) {
    text += line.whom + (line.what.empty() ? "" : " (" + line.what + ")");
  } else {
    text += line.what + (line.act == app::Act::Disclose ? ", for " + line.role : "");
  }
  return text;
}

Result<std::size_t> mostOf(const Arguments& arguments) {
  const std::string text = arguments.option("--most");
  if (text.empty()) return kMost;
  std::size_t most = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), most);
  if (problem != std::errc() || end != text.data() + text.size() || most == 0) {
    return fail(ErrorCode::BadUsage, "--most wants a number of lines, like 100.");
  }
  return most;
}

Result<int> verify(const Arguments& arguments, Console& console, Opened& opened) {
  BATON_TRY(const auto check, app::verifyAccessLog(opened.home, opened.person));
  const bool is_whole = check.problems.empty();
  if (arguments.is_json) {
    json::Value value;
    value.set("ok", is_whole);
    value.set("entries", static_cast<long long>(check.lines));
    json::Value problems = json::Value::array();
    for (const std::string& problem : check.problems) problems.push(problem);
    value.set("problems", std::move(problems));
    answer(console, value);
  } else if (is_whole) {
    console.out << "All " << check.lines << " lines of the access log are whole.\n";
  } else {
    console.out << "The access log was damaged or changed:\n";
    for (const std::string& problem : check.problems) console.out << "  " << problem << "\n";
  }
  return is_whole ? kDone : kDoneWithFindings;
}

}  // namespace

Result<int> runAccessLog(const Arguments& arguments, Console& console) {
  BATON_TRY(const std::size_t most, mostOf(arguments));
  BATON_TRY(auto opened, openFor(arguments, console));
  if (arguments.has("--verify")) return verify(arguments, console, opened);
  BATON_TRY(const auto lines, app::readAccessLog(opened.home, opened.person, most));
  if (arguments.is_json) {
    json::Value list = json::Value::array();
    for (const app::AccessLine& line : lines) list.push(jsonOf(line));
    answer(console, list);
    return kDone;
  }
  if (lines.empty()) console.out << "Nobody but the person has looked.\n";
  for (const app::AccessLine& line : lines) console.out << textOf(line) << "\n";
  return kDone;
}

}  // namespace baton::cli
