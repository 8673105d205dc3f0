// Reviews of the plan (capability ROAD-3), for pages, `baton review` and its JSON. Of a Disclosure and of nothing else;
// answering is enter() with forms::PlanReviewForm.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/home.h"
#include "format/json.h"
#include "record/disclosure.h"
#include "record/plan_review.h"
#include "sources/forms/plan_review.h"

namespace baton::app {

struct ReviewWords {
  std::string id;
  std::string question;
  struct Answer {
    std::string code;
    std::string text;
  };
  std::vector<Answer> answers;
};
// In the order in which they are asked; `language` "en" or "es".
std::vector<ReviewWords> reviewWords(const std::string& language);
std::string reviewAnswerWords(std::string_view code, const std::string& language);

// The one that is open; nothing when nothing changed since the last.
std::optional<record::PlanReview> openReviewOf(const record::Disclosure& seen, const std::string& language);

// {"open":{"due","late","causes":[{"kind","on","text","resource"}],"answers":[{"question","answer","note"}]},
//  "closed":[{"on","answers":[…]}]}
json::Value reviewsJson(const record::Disclosure& seen, const std::string& language);
std::string reviewsText(const record::Disclosure& seen, const std::string& language);

}  // namespace baton::app
