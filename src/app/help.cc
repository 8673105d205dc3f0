#include "app/help.h"

#include <algorithm>
#include <string>

#include "knowledge/knowledge.h"

namespace baton::app {
namespace {

using knowledge::FlagHelp;

constexpr std::string_view kFlagPrefix = "red-flag/";

// Those that are urgent and not seen yet; where nothing else speaks, the urgent ones that were seen.
std::vector<const record::Finding*> urgentOf(const record::Findings& findings) {
  std::vector<const record::Finding*> urgent;
  if (findings.findings.empty() || findings.findings.front().severity != record::Severity::Urgent) return urgent;
  const bool are_seen = findings.findings.front().is_acknowledged;  // what was seen comes last
  for (const record::Finding& one : findings.findings) {
    if (one.severity == record::Severity::Urgent && one.is_acknowledged == are_seen) urgent.push_back(&one);
  }
  return urgent;
}

void addOnce(std::vector<FlagHelp>& all, FlagHelp one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

// Kinds of help, first to last.
template <class IsRaised>
std::vector<FlagHelp> kindsFor(const IsRaised& is_raised) {
  std::vector<FlagHelp> kinds;
  for (const knowledge::RedFlag& flag : knowledge::builtIn().redFlags().flags()) {
    if (!is_raised(flag.id)) continue;
    for (const FlagHelp one : flag.help) addOnce(kinds, one);
  }
  addOnce(kinds, FlagHelp::Emergency);
  addOnce(kinds, FlagHelp::Crisis);
  return kinds;
}

bool isOf(const CrisisLine& line, FlagHelp kind) {
  const bool is_poison = line.id.ends_with("-poison");
  switch (kind) {
    case FlagHelp::Crisis:
      return line.kind == CrisisKind::Crisis;
    case FlagHelp::Emergency:
      return line.kind == CrisisKind::Emergency;
    case FlagHelp::Poison:
      return is_poison;
  }
  return false;
}

bool speaks(const CrisisLine& line, std::string_view language) {
  return std::find(line.languages.begin(), line.languages.end(), language) != line.languages.end();
}

// What speaks only the reader's language stands for the line of the same number that speaks it too; a line that speaks
// only another language is left out where one of the same number is there.
void addLines(const std::vector<CrisisLine>& all, FlagHelp kind, std::string_view language,
              std::vector<CrisisLine>& lines) {
  std::vector<CrisisLine> fitting;
  for (const CrisisLine& line : all) {
    if (isOf(line, kind) && (!line.call.empty() || !line.text.empty())) fitting.push_back(line);
  }
  const auto rank = [&](const CrisisLine& line) {
    if (!speaks(line, language)) return 2;
    return line.languages.size() == 1 && language != "en" ? 0 : 1;
  };
  std::stable_sort(fitting.begin(), fitting.end(),
                   [&](const CrisisLine& left, const CrisisLine& right) { return rank(left) < rank(right); });
  for (const CrisisLine& line : fitting) {
    const bool is_told = std::any_of(lines.begin(), lines.end(), [&](const CrisisLine& one) {
      return !line.call.empty() && one.kind == line.kind && one.call == line.call;
    });
    if (!is_told) lines.push_back(line);
  }
}

Help helpOf(const std::vector<FlagHelp>& kinds, std::string_view country, std::string_view language) {
  Help help;
  help.is_crisis_first = kinds.front() == FlagHelp::Crisis;
  const std::vector<CrisisLine> all = crisisLines(country);
  for (const FlagHelp kind : kinds) addLines(all, kind, language, help.lines);
  return help;
}

}  // namespace

Help helpFor(const record::Findings& findings, std::string_view country, std::string_view language) {
  const std::vector<const record::Finding*> urgent = urgentOf(findings);
  if (urgent.empty()) return {};
  const auto is_raised = [&](std::string_view flag) {
    const std::string id = std::string(kFlagPrefix) + std::string(flag);
    return std::any_of(urgent.begin(), urgent.end(), [&](const auto* one) { return one->id == id; });
  };
  return helpOf(kindsFor(is_raised), country, language);
}

Help helpForFlags(std::span<const std::string_view> flags, std::string_view country, std::string_view language) {
  const auto is_raised = [&](std::string_view flag) {
    return std::find(flags.begin(), flags.end(), flag) != flags.end();
  };
  return helpOf(kindsFor(is_raised), country, language);
}

}  // namespace baton::app
