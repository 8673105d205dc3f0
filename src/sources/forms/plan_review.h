// Answers to a review of the plan (ROAD-3) → one Communication, docs/formats/plan-review.md: kept as a draft until the
// person closes it. Closing needs an answer to each question. The next review is a new resource.
#pragma once

#include "record/plan_review.h"
#include "sources/forms/form.h"

namespace baton::sources::forms {

struct PlanReviewForm {
  std::vector<record::ReviewAnswer> answers;  // those that are given; others keep what they have
  bool closes = false;
};

// Field names of errors: the question's id, or its id + "_note".
Result<Drafts> make(const PlanReviewForm& form, const Context& context);

}  // namespace baton::sources::forms
