// Plan review: what opens a review of the whole plan, within how many days, and what it asks (ROAD-3).
//
// A compiled-in table with a fault ends the program at the first call (the tests load it first). Errors of the readers:
// BadInput naming table and line. Source: knowledge/plan_review, a source per row.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

struct ReviewCause {
  std::string_view id;  // "medicine", "hospital", "therapy"
  int days = 0;
  std::string_view cause, cause_es, source, checked_on;
};
struct ReviewQuestion {
  std::string_view id;  // "helped"
  std::string_view question, question_es, clinical;
  std::vector<std::string_view> answers;  // codes: "helped", "hurt" ...
  std::string_view source, checked_on;
};

Result<std::vector<ReviewCause>> readReviewCauses(std::string_view table);
Result<std::vector<ReviewQuestion>> readReviewQuestions(std::string_view table);
const std::vector<ReviewCause>& reviewCauses();
const std::vector<ReviewQuestion>& reviewQuestions();
const ReviewCause* findReviewCause(std::string_view id);

}  // namespace baton::knowledge
