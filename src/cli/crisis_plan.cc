// crisis-plan: the plan for hard days; shown, printed, and written part by part (CARE-4).
#include "app/crisis_plan.h"

#include <iostream>
#include <iterator>

#include "app/enter.h"
#include "base/text.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {
namespace {

Result<app::CrisisPlanRequest> requestOf(const Arguments& arguments) {
  app::CrisisPlanRequest request;
  const std::string format = arguments.option("--format", arguments.is_json ? "fhir" : "text");
  if (format == "pdf") {
    request.format = app::SummaryFormat::Pdf;
  } else if (format == "html") {
    request.format = app::SummaryFormat::Html;
  } else if (format == "fhir") {
    request.format = app::SummaryFormat::Fhir;
  } else if (format != "text") {
    return fail(ErrorCode::BadUsage, "--format is one of pdf, html, text, fhir.");
  }
  const std::string paper = arguments.option("--paper", "letter");
  if (paper != "letter" && paper != "a4") return fail(ErrorCode::BadUsage, "--paper is letter or a4.");
  request.paper = paper == "a4" ? outbound::Paper::A4 : outbound::Paper::Letter;
  request.language = arguments.option("--language", "en");
  if (request.language != "en" && request.language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  request.role = arguments.option("--for", "self");
  return request;
}

std::string wordsOf(const Arguments& arguments) {
  if (arguments.words.size() == 2 && arguments.words[1] == "-") {
    return {std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
  }
  return join(std::vector<std::string>(arguments.words.begin() + 1, arguments.words.end()), " ");
}

}  // namespace

Result<int> runCrisisPlan(const Arguments& arguments, Console& console) {
  if (arguments.words.empty() && !arguments.has("--rehearsed")) {
    BATON_TRY(const auto request, requestOf(arguments));
    BATON_TRY(auto opened, openFor(arguments, console));
    BATON_TRY(const auto content, app::crisisPlanDocument(opened.home, opened.person, request));
    BATON_CHECK(deliver(arguments, console, content, request.format == app::SummaryFormat::Pdf));
    return kDone;
  }
  app::forms::CrisisPlanForm form;
  form.rehearsed = arguments.option("--rehearsed");
  if (!arguments.words.empty()) form.parts.emplace_back(arguments.words.front(), wordsOf(arguments));
  BATON_TRY(auto opened, openFor(arguments, console));
  BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
  printSaved(saved, arguments, console);
  return kDone;
}

}  // namespace baton::cli
