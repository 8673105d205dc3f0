#include "app/wording.h"

#include "base/text.h"
#include "knowledge/knowledge.h"

namespace baton::app {

Result<std::vector<rules::VagueWord>> vagueWording(std::string_view text) {
  if (text.size() > kLongestWording) {
    return fail(ErrorCode::TooLarge, "This text is too long to look at. Send at most 64 KiB at a time.");
  }
  return rules::vagueWording(knowledge::builtIn().vagueTerms(), text);
}

json::Value wordingJson(const std::vector<rules::VagueWord>& words) {
  json::Value answer;
  answer.set("clear", words.empty());
  json::Value issues = json::Value::array();
  for (const rules::VagueWord& word : words) {
    json::Value issue;
    issue.set("at", static_cast<int>(word.at));
    issue.set("text", toValidUtf8(word.text));
    issue.set("why", word.why);
    issue.set("ask", word.ask);
    issues.push(std::move(issue));
  }
  answer.set("issues", std::move(issues));
  return answer;
}

std::string wordingText(const std::vector<rules::VagueWord>& words) {
  if (words.empty()) return "No vague words were found. Only wording was looked at, not whether it is complete.\n";
  std::string text;
  for (const rules::VagueWord& word : words) {
    text += "\"" + toValidUtf8(word.text) + "\": " + word.why + "\n  " + word.ask + "\n";
  }
  return text;
}

}  // namespace baton::app
