#include "sources/forms/plan_review.h"

#include <algorithm>

#include "knowledge/plan_review.h"

namespace baton::sources::forms {
namespace {

const knowledge::ReviewQuestion* questionOf(std::string_view id) {
  const auto& all = knowledge::reviewQuestions();
  const auto found = std::ranges::find(all, id, &knowledge::ReviewQuestion::id);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

Result<Drafts> make(const PlanReviewForm& form, const Context& context) {
  record::PlanReview review;
  for (const record::PlanReview& one : record::writtenReviews(context.chart)) {
    if (one.is_closed || !review.key.empty()) continue;
    review = one;
  }
  if (review.answers.empty()) {
    for (const knowledge::ReviewQuestion& question : knowledge::reviewQuestions()) {
      review.answers.push_back({std::string(question.id), "", ""});
    }
  }
  for (const record::ReviewAnswer& given : form.answers) {
    const auto* const question = questionOf(given.question);
    if (question == nullptr) return wrong("question", "There is no question \"" + given.question + "\".");
    const bool is_known =
        given.answer.empty() || std::ranges::find(question->answers, given.answer) != question->answers.end();
    if (!is_known) return wrong(given.question, "Please choose one of the answers.");
    BATON_TRY(const std::string note, words(given.note, given.question + "_note", Need::Optional));
    const auto own = std::ranges::find(review.answers, given.question, &record::ReviewAnswer::question);
    *own = {given.question, given.answer, note};
  }
  if (form.closes) {
    for (const record::ReviewAnswer& answer : review.answers) {
      if (answer.answer.empty()) return wrong(answer.question, "Please answer this question, then close the review.");
    }
  }
  Drafts drafts;
  json::Value said = begin("Communication", context, drafts);
  if (!review.key.empty()) said.set("id", review.key.substr(review.key.find('/') + 1));
  said.set("identifier",
           listOf(json::Value::object({{"system", record::kPlanReviewSystem}, {"value", said["id"].text()}})));
  said.set("status", form.closes ? "completed" : "preparation");
  said.set("subject", personReference(context));
  said.set("topic", textConcept("Review of the plan"));
  if (form.closes) said.set("sent", localNow(context));
  said.set("sender", authorReference(context));
  json::Value payload = json::Value::array();
  for (const record::ReviewAnswer& answer : review.answers) {
    payload.push(json::Value::object({{"contentString", record::answerText(answer)}}));
  }
  said.set("payload", std::move(payload));
  drafts.push_back({std::move(said), review.key});
  return drafts;
}

}  // namespace baton::sources::forms
