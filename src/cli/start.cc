// start: where care can begin, by a few answers; needs no record.
#include "app/start.h"

#include <iostream>
#include <iterator>

#include "base/text.h"
#include "cli/commands.h"

namespace baton::cli {
namespace {

constexpr std::string_view kKeys[] = {"danger", "severity", "wants",  "about", "complex",
                                      "body",   "access",   "helper", "has"};

Result<app::StartRequest> requestFrom(const Arguments& arguments, Console& console) {
  app::StartRequest request;
  request.language = arguments.option("--language", "en");
  if (arguments.has("--answers")) {
    if (arguments.option("--answers") != "-") {
      return fail(ErrorCode::BadUsage, "--answers - reads the answers as JSON from standard input.");
    }
    const std::string text{std::istreambuf_iterator<char>(console.in), std::istreambuf_iterator<char>()};
    BATON_TRY(request.answers, app::startAnswersFrom(text));
  }
  for (const std::string_view key : kKeys) {
    const std::string said = arguments.option("--" + std::string(key));
    for (const std::string_view value : split(said, ',')) {
      if (!trim(value).empty()) request.answers.emplace_back(key, trim(value));
    }
  }
  return request;
}

}  // namespace

Result<int> runStart(const Arguments& arguments, Console& console) {
  BATON_TRY(const auto request, requestFrom(arguments, console));
  app::Shown shown;
  if (request.answers.empty()) {
    BATON_TRY(shown, app::startQuestions(request.language));
  } else {
    BATON_TRY(shown, app::startAdvice(request));
  }
  if (arguments.is_json) {
    answer(console, shown.json);
  } else {
    console.out << shown.text;
  }
  return kDone;
}

}  // namespace baton::cli
