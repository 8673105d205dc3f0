#include "record/plan_review.h"

#include <algorithm>

#include "knowledge/plan_review.h"

namespace baton::record {
namespace {

bool isReview(const CommunicationFact& fact) {
  return std::ranges::any_of(fact.identifiers, [](const Identifier& one) { return one.system == kPlanReviewSystem; });
}

ReviewAnswer answerFrom(const knowledge::ReviewQuestion& question, const std::string& text) {
  ReviewAnswer answer;
  answer.question = question.id;
  const std::size_t colon = text.find(": ");
  const std::string code = text.substr(0, colon);
  if (std::ranges::find(question.answers, code) != question.answers.end()) answer.answer = code;
  if (colon != std::string::npos) answer.note = text.substr(colon + 2);
  return answer;
}

}  // namespace

bool PlanReview::isAnswered() const {
  return !answers.empty() &&
         std::ranges::all_of(answers, [](const ReviewAnswer& answer) { return !answer.answer.empty(); });
}

std::vector<PlanReview> writtenReviews(const Chart& chart) {
  const auto& questions = knowledge::reviewQuestions();
  std::vector<PlanReview> reviews;
  for (const CommunicationFact& fact : chart.facts.communications) {
    if (fact.about.is_entered_in_error || fact.about.is_not_interpreted || !isReview(fact)) continue;
    PlanReview review;
    review.key = fact.about.key;
    review.is_closed = fact.status == "completed";
    review.on = fact.sent;
    review.written_at = fact.about.sequence;
    for (std::size_t i = 0; i < questions.size(); ++i) {
      review.answers.push_back(answerFrom(questions[i], i < fact.payload.size() ? fact.payload[i] : "-"));
    }
    reviews.push_back(std::move(review));
  }
  std::ranges::stable_sort(reviews, std::greater(), &PlanReview::written_at);
  return reviews;
}

std::string answerText(const ReviewAnswer& answer) {
  if (answer.answer.empty() && answer.note.empty()) return "-";
  const std::string code = answer.answer.empty() ? "-" : answer.answer;
  return answer.note.empty() ? code : code + ": " + answer.note;
}

}  // namespace baton::record
