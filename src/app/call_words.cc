#include "app/call_words.h"

#include "knowledge/red_flag_calls.h"

namespace baton::app {
namespace {

constexpr std::string_view kFlagPrefix = "red-flag/";

std::vector<std::string> partsIn(const std::vector<knowledge::CallPart>& parts, bool is_spanish) {
  std::vector<std::string> said;
  for (const knowledge::CallPart& part : parts) said.emplace_back(is_spanish ? part.spanish : part.english);
  return said;
}

CallWords wordsOf(const knowledge::RedFlagCall& call, std::string_view language) {
  const bool is_spanish = language == "es";
  return {std::string(call.flag),          std::string(is_spanish ? call.situation.spanish : call.situation.english),
          partsIn(call.say, is_spanish),   partsIn(call.bring, is_spanish),
          partsIn(call.until, is_spanish), std::string(call.source)};
}

}  // namespace

std::vector<CallWords> callWords(std::string_view language) {
  std::vector<CallWords> all;
  for (const knowledge::RedFlagCall& call : knowledge::redFlagCalls()) all.push_back(wordsOf(call, language));
  return all;
}

std::vector<CallWords> callWordsForFlags(std::span<const std::string_view> flags, std::string_view language) {
  std::vector<CallWords> words;
  for (const knowledge::RedFlagCall& call : knowledge::redFlagCalls()) {
    for (const std::string_view flag : flags) {
      if (call.flag == flag) words.push_back(wordsOf(call, language));
    }
  }
  if (const auto* any = knowledge::findRedFlagCall("any")) words.push_back(wordsOf(*any, language));
  return words;
}

std::vector<CallWords> callWordsFor(const record::Findings& findings, std::string_view language) {
  std::vector<std::string_view> flags;
  for (const record::Finding& finding : findings.findings) {
    if (finding.severity != record::Severity::Urgent || finding.is_acknowledged) continue;
    const std::string_view id = finding.id;
    if (id.starts_with(kFlagPrefix)) flags.push_back(id.substr(kFlagPrefix.size()));
  }
  return flags.empty() ? std::vector<CallWords>() : callWordsForFlags(flags, language);
}

}  // namespace baton::app
