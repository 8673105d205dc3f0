// Plan reviews: after a major change the whole plan is looked at again with four questions (capability ROAD-3).
//
// A review opens by itself (rules/plan_reviews.h) and is closed by a person: a Communication with the identifier below
// holds its answers, "preparation" while it is open, "completed" once closed (docs/formats/plan-review.md). It covers
// every change up to its day that the record knew of when it was closed; what comes later opens the next one. Pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/chart.h"

namespace baton::record {

inline constexpr std::string_view kPlanReviewSystem = "https://baton.health/fhir/identifier/plan-review";

struct ReviewAnswer {
  std::string question;  // of knowledge/plan_review: "helped"
  std::string answer;    // one of its codes; "" = not answered
  std::string note;      // in the person's words
};

struct ReviewCause {
  std::string kind;  // "medicine", "hospital", "therapy"
  PartialDate on;
  std::string text;      // "Sertraline was raised from 50 mg to 100 mg"
  std::string resource;  // that says so
};

struct PlanReview {
  std::string key;  // "Communication/…"; "" when nothing was answered yet
  bool is_closed = false;
  PartialDate on;                     // closed on; of an open one empty
  Sequence written_at = 0;            // journal place of the closing
  std::vector<ReviewCause> causes;    // of an open one, oldest first
  std::string due;                    // of an open one: "2026-11-24"
  std::vector<ReviewAnswer> answers;  // in the order of the questions, each always there
  bool isAnswered() const;            // each question has an answer
};

// What was written, newest first: at most one of them open.
std::vector<PlanReview> writtenReviews(const Chart& chart);

// "helped: She sleeps better" and back. Of an answer without words "helped"; of nothing "-".
std::string answerText(const ReviewAnswer& answer);

}  // namespace baton::record
