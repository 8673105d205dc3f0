#include "coordination/agreed_lines.h"

#include <algorithm>

#include "knowledge/plan_review.h"
#include "record/agreed.h"
#include "record/plan_review.h"

namespace baton::coordination {
namespace {

using record::UpdateLine;

// "no-change" → "no change": codes of knowledge/plan_review read well enough in English.
std::string spoken(std::string code) {
  std::ranges::replace(code, '-', ' ');
  return code;
}

bool isIn(const PartialDate& date, const Span& span) {
  return !date.empty() && date.first() > span.since && date.first() <= span.until;
}

UpdateLine decidedLine(const record::VisitOutcome& visit) {
  UpdateLine line;
  line.kind = "decided";
  line.about = visit.with;
  line.on = visit.on;
  line.resources = {visit.key};
  line.text =
      "Visit" + (visit.with.empty() ? std::string() : " with " + visit.with) + " on " + visit.on.dateText() + ": ";
  line.text += visit.decided;
  if (!visit.changed.empty()) line.text += (visit.decided.empty() ? "" : " ") + visit.changed;
  return line;
}

UpdateLine agreedLine(const record::Agreed& agreed, Instant now) {
  UpdateLine line;
  line.kind = "agreed";
  line.about = agreed.is_watch ? "watch" : "task";
  line.on = agreed.due;
  line.resources = {agreed.key};
  line.text = (agreed.is_watch ? "To watch for: " : "To do: ") + agreed.what + " (";
  line.text += agreed.who == "self" ? "the person" : agreed.who;
  if (!agreed.due.empty()) line.text += (agreed.is_watch ? ", until " : ", by ") + agreed.due.dateText();
  line.text += agreed.isOverdue(now) && !agreed.is_watch ? "; late)." : ").";
  return line;
}

UpdateLine reviewLine(const record::PlanReview& review) {
  UpdateLine line;
  line.kind = "review";
  line.about = "plan";
  line.on = review.on;
  line.resources = {review.key};
  line.text = "Review of the plan on " + review.on.dateText() + ":";
  const auto& questions = knowledge::reviewQuestions();
  for (std::size_t i = 0; i < questions.size() && i < review.answers.size(); ++i) {
    const record::ReviewAnswer& answer = review.answers[i];
    if (answer.answer.empty() || answer.answer == "none") continue;
    line.text +=
        (line.text.ends_with(':') ? " " : "; ") + std::string(questions[i].clinical) + ": " + spoken(answer.answer);
    if (!answer.note.empty()) line.text += " (" + answer.note + ")";
  }
  line.text += ".";
  return line;
}

}  // namespace

std::vector<UpdateLine> agreedLines(const record::Chart& chart, const Span& span) {
  std::vector<UpdateLine> lines;
  for (const record::VisitOutcome& visit : record::visitOutcomes(chart)) {
    if (isIn(visit.on, span)) lines.push_back(decidedLine(visit));
  }
  for (const record::PlanReview& review : record::writtenReviews(chart)) {
    if (review.is_closed && isIn(review.on, span)) lines.push_back(reviewLine(review));
  }
  for (const record::Agreed& agreed : record::agreedOf(chart)) {
    if (agreed.state == record::AgreedState::Open && !agreed.is_form) lines.push_back(agreedLine(agreed, chart.at));
  }
  return lines;
}

}  // namespace baton::coordination
