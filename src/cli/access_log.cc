// access-log: who looked, in the order of time, and whether the log is whole.
#include "app/access/access_log.h"

#include <charconv>

#include "app/access/disclosed_classes.h"
#include "base/text.h"
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

// Who opened a link has a name and no account.
std::string whoText(const app::AccessLine& line, std::string_view command_line) {
  if (!line.account.empty()) return line.name;
  return line.name.empty() ? std::string(command_line) : line.name;
}

json::Value jsonOf(const app::AccessLine& line) {
  json::Value value;
  value.set("at", toIso(line.at));
  value.set("act", std::string(wordsOf(line.act).code));
  value.set("who", whoText(line, "command line"));
  value.setIfAny("account", line.account);
  value.setIfAny("role", line.role);
  value.setIfAny("what", std::string(app::partOfLine(line.what)));
  const std::string_view classes = app::classesOfLine(line.what);
  json::Value list = json::Value::array();
  if (!classes.empty()) {
    for (const std::string_view one : split(classes, ',')) list.push(std::string(trim(one)));
    value.set("classes", std::move(list));
  }
  value.setIfAny("whom", line.whom);
  return value;
}

std::string textOf(const app::AccessLine& line) {
  const std::string part(app::partOfLine(line.what));
  const std::string_view classes = app::classesOfLine(line.what);
  const std::string of = classes.empty() ? "" : " [" + std::string(classes) + "]";
  std::string text = toIso(line.at) + "  " + whoText(line, "the command line");
  if (line.act != app::Act::Disclose && !line.role.empty()) text += " (" + line.role + ")";
  text += " " + std::string(wordsOf(line.act).did) + " ";
  if (line.act == app::Act::Disclose) {
    return text + part + ", for " + (line.whom.empty() ? line.role : line.whom + " (" + line.role + ")") + of;
  }
  if (line.whom.empty()) return text + part + of;
  return text + line.whom + (line.what.empty() ? "" : " (" + line.what + ")");
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
