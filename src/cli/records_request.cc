// records-request: papers asked of an office, until they are filed (REC-5).
#include <array>
#include <iostream>

#include "app/enter.h"
#include "app/record_requests.h"
#include "app/views.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

using app::forms::RequestStep;

constexpr std::array<std::pair<std::string_view, RequestStep>, 6> kSteps = {
    {{"authorization-sent", RequestStep::AuthorizationSent},
     {"extended", RequestStep::Extended},
     {"received", RequestStep::Received},
     {"filed", RequestStep::Filed},
     {"said-no", RequestStep::Refused},
     {"stop", RequestStep::Stopped}}};

Result<int> list(const Arguments& arguments, Console& console) {
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, "self", ""));
  const auto requests = record::recordRequests(seen.chart());
  if (arguments.is_json) {
    answer(console, app::recordRequestsJson(requests, seen.chart().at));
  } else {
    console.out << app::recordRequestsText(requests, seen.chart().at);
  }
  return kDone;
}

// One open request may be left unnamed; a part of the id is enough.
Result<std::string> requestNamed(const record::Chart& chart, const std::string& word) {
  std::vector<std::string> found;
  for (const record::RecordRequest& one : record::recordRequests(chart)) {
    const bool is_meant = word.empty() ? one.isOpen() : one.key == word || one.key.substr(5).starts_with(word);
    if (is_meant) found.push_back(one.key);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) return fail(ErrorCode::NotFound, "There is no such request. baton records-request shows them.");
  return fail(ErrorCode::BadUsage, "Several requests fit. Name one by its id; baton records-request shows them.");
}

}  // namespace

Result<int> runRecordsRequest(const Arguments& arguments, Console& console) {
  if (arguments.words.empty() || arguments.words[0] == "list") return list(arguments, console);
  const std::string& verb = arguments.words[0];
  const std::string subject = arguments.words.size() > 1 ? arguments.words[1] : "";
  BATON_TRY(auto opened, openFor(arguments, console));
  const app::EnterRequest request = requestFrom(arguments, opened.person);
  if (verb == "ask") {
    const app::forms::RecordRequestForm form{subject, arguments.option("--what"), arguments.option("--process"),
                                             arguments.option("--authorization"), arguments.option("--on")};
    BATON_TRY(const auto saved, app::enter(opened.home, request, form));
    printSaved(saved, arguments, console);
    return kDone;
  }
  for (const auto& [word, step] : kSteps) {
    if (word != verb) continue;
    BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, "self", ""));
    BATON_TRY(const std::string key, requestNamed(seen.chart(), subject));
    const std::string on = step == RequestStep::Extended ? arguments.option("--until") : arguments.option("--on");
    const app::forms::RecordRequestStepForm form{key, step, on, arguments.option("--paper"),
                                                 arguments.option("--note")};
    BATON_TRY(const auto saved, app::enter(opened.home, request, form));
    printSaved(saved, arguments, console);
    return kDone;
  }
  return fail(
      ErrorCode::BadUsage,
      "Write: records-request ask OFFICE --what WORDS; or authorization-sent, extended, received, filed, said-no, "
      "stop [ID]; or records-request alone.");
}

}  // namespace baton::cli
