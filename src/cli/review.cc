// review: the review of the plan that is open after a major change: its questions, answers, and its end (ROAD-3).
#include <iostream>

#include "app/enter.h"
#include "app/plan_review.h"
#include "app/views.h"
#include "cli/commands.h"
#include "cli/entered.h"
#include "cli/opened.h"

namespace baton::cli {

Result<int> runReview(const Arguments& arguments, Console& console) {
  const std::string language = arguments.option("--language", "en");
  if (language != "en" && language != "es") return fail(ErrorCode::BadUsage, "--language is en or es.");
  BATON_TRY(auto opened, openFor(arguments, console, "self"));
  app::forms::PlanReviewForm form;
  for (const std::string& word : arguments.words) {
    const std::size_t is = word.find('=');
    if (is == std::string::npos) {
      return fail(ErrorCode::BadUsage, "An answer is QUESTION=ANSWER or QUESTION=ANSWER:WORDS, like helped=helped.");
    }
    const std::string said = word.substr(is + 1);
    const std::size_t colon = said.find(':');
    form.answers.push_back(
        {word.substr(0, is), said.substr(0, colon), colon == std::string::npos ? "" : said.substr(colon + 1)});
  }
  form.closes = arguments.has("--close");
  if (form.closes || !form.answers.empty()) {
    BATON_TRY(const auto own, app::viewRecord(opened.home, opened.person, "self", ""));
    if (!app::openReviewOf(own, language)) return fail(ErrorCode::NotFound, "No review is open: nothing changed.");
    BATON_TRY(const auto saved, app::enter(opened.home, requestFrom(arguments, opened.person), form));
    printSaved(saved, arguments, console);
    return kDone;
  }
  BATON_TRY(const auto seen, app::viewRecord(opened.home, opened.person, arguments.option("--for", "self"), ""));
  if (arguments.is_json) {
    answer(console, app::reviewsJson(seen, language));
  } else {
    console.out << app::reviewsText(seen, language);
  }
  return kDone;
}

}  // namespace baton::cli
