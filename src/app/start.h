// Where to start, for pages and `baton start`: answers to a few questions → a place to begin, as JSON and as text.
//
// Needs no record and no account. Answers are keys and values of `startQuestions()`; urgent advice carries the lines to
// call in this server's country. Errors: BadUsage for an answer that does not exist.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "app/drug_knowledge.h"
#include "format/json.h"

namespace baton::app {

struct StartRequest {
  std::vector<std::pair<std::string, std::string>> answers;  // {"severity", "mild"}, {"complex", "bipolar"} ...
  std::string language = "en";                               // or "es"
};
Result<Shown> startAdvice(const StartRequest& request);

// {"severity":"mild","complex":["bipolar"]} → answers. Errors: BadInput for anything else.
Result<std::vector<std::pair<std::string, std::string>>> startAnswersFrom(std::string_view json_text);

// What may be asked and answered, and the questions that people ask with their answers.
Result<Shown> startQuestions(const std::string& language);

}  // namespace baton::app
