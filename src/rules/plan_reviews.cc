#include "rules/plan_reviews.h"

#include <algorithm>

#include "knowledge/plan_review.h"
#include "record/visits.h"
#include "rules/medicine_changes.h"
#include "rules/row_words.h"
#include "rules/therapies.h"

namespace baton::rules {
namespace {

using knowledge::ChangeKind;
using record::PlanReview;
using record::ReviewCause;

constexpr Phrase kTitle = {"Time to look at the whole plan again", "Es hora de revisar todo el plan"};
constexpr Phrase kWhy = {
    "After a change a short look at the whole plan shows early what helps and what gets in the way.",
    "Después de un cambio, una mirada breve a todo el plan muestra pronto qué ayuda y qué estorba."};
constexpr Phrase kAsk = {"Answer four questions under \"Review of the plan\", alone or with whoever treats you.",
                         "Responda cuatro preguntas en «Revisión del plan», a solas o con quien le atiende."};
constexpr Phrase kChecked = {"reviews of the plan", "revisiones del plan"};
constexpr Phrase kStarted = {"Started: {1}", "Empezó: {1}"};
constexpr Phrase kStopped = {"Stopped: {1}", "Se suspendió: {1}"};
constexpr Phrase kDose = {"Another dose: {1}", "Otra dosis: {1}"};
constexpr Phrase kDoseFromTo = {" ({1} to {2})", " (de {1} a {2})"};
constexpr Phrase kStay = {"Hospital stay", "Estancia en el hospital"};
constexpr Phrase kEmergency = {"Emergency visit", "Visita a urgencias"};
constexpr Phrase kTherapy = {"A therapy began: {1}", "Empezó una terapia: {1}"};

std::string medicineText(const Asked& asked, const MedicineChange& change) {
  const Language language = languageOf(asked);
  const std::string name = change.line->name;
  if (change.kind == ChangeKind::Start) return withNumbers(kStarted.in(language), name);
  if (change.kind == ChangeKind::Stop) return withNumbers(kStopped.in(language), name);
  std::string text = withNumbers(kDose.in(language), name);
  if (!change.from.empty() && !change.to.empty()) {
    text += withNumbers(kDoseFromTo.in(language), change.from, change.to);
  }
  return text;
}

// Where the journal has what says so. Of a resource that has changed since, only its newest version is in the chart:
// what it said before was known, so it counts as known from the beginning.
record::Sequence learnedAt(const record::Chart& chart, const std::string& key) {
  const auto in = [&key](const auto& facts) {
    record::Sequence at = 0;
    for (const auto& fact : facts) {
      if (fact.about.key == key && fact.about.version == 1) at = std::max(at, fact.about.sequence);
    }
    return at;
  };
  return std::max({in(chart.facts.medications), in(chart.facts.encounters), in(chart.facts.procedures),
                   in(chart.facts.plans), in(chart.facts.goals)});
}

class Opening {
 public:
  Opening(const Asked& asked, const PlanReview* closed) : asked_(asked), closed_(closed) {}

  std::vector<ReviewCause> causes() {
    for (const MedicineChange& change : medicineChanges(asked_)) {
      add({"medicine", change.on, medicineText(asked_, change), change.resource});
    }
    for (const record::EncounterFact* stay : record::visitsOf(asked_.chart.facts.encounters)) {
      const bool is_emergency = record::isEmergency(*stay);
      if (!is_emergency && !record::isAdmission(*stay)) continue;
      // A review is of the time after it.
      const PartialDate& on = stay->period.end.empty() ? stay->period.start : stay->period.end;
      add({"hospital", on, (is_emergency ? kEmergency : kStay).in(languageOf(asked_)), stay->about.key});
    }
    for (const TherapyNow& therapy : therapiesOf(asked_)) {
      const std::string text = therapy.evidence.text;
      add({"therapy", therapy.since, withNumbers(kTherapy.in(languageOf(asked_)), text), therapy.evidence.resource});
    }
    std::ranges::stable_sort(causes_, {}, [](const ReviewCause& cause) { return cause.on.first(); });
    return std::move(causes_);
  }

 private:
  void add(ReviewCause cause) {
    if (cause.on.empty() || cause.on.precision() < Precision::Day) return;
    const int ago = daysFromTo(cause.on, asked_.now);
    if (ago < 0 || ago > kReviewDays) return;
    if (closed_ != nullptr && cause.on.dateText() <= closed_->on.dateText() &&
        learnedAt(asked_.chart, cause.resource) <= closed_->written_at) {
      return;
    }
    const bool is_there = std::ranges::any_of(causes_, [&](const ReviewCause& one) {
      return one.text == cause.text && one.on.dateText() == cause.on.dateText();
    });
    if (!is_there) causes_.push_back(std::move(cause));
  }

  const Asked& asked_;
  const PlanReview* closed_;
  std::vector<ReviewCause> causes_;
};

std::string dueOf(const std::vector<ReviewCause>& causes) {
  std::string due;
  for (const ReviewCause& cause : causes) {
    const auto* const row = knowledge::findReviewCause(cause.kind);
    const auto day = PartialDate::parse(cause.on.dateText());
    if (row == nullptr || !day) continue;
    const std::string one = toIsoDate({day->first().ms + row->days * kDayMs});
    if (due.empty() || one < due) due = one;
  }
  return due;
}

}  // namespace

std::optional<PlanReview> openReview(const Asked& asked) {
  const std::vector<PlanReview> written = record::writtenReviews(asked.chart);
  const auto closed = std::ranges::find(written, true, &PlanReview::is_closed);
  PlanReview review;
  review.causes = Opening(asked, closed == written.end() ? nullptr : &*closed).causes();
  if (review.causes.empty()) return std::nullopt;
  review.due = dueOf(review.causes);
  for (const PlanReview& one : written) {
    if (one.is_closed) continue;
    review.key = one.key;
    review.answers = one.answers;
    break;
  }
  if (review.answers.empty()) {
    for (const knowledge::ReviewQuestion& question : knowledge::reviewQuestions()) {
      review.answers.push_back({std::string(question.id), "", ""});
    }
  }
  return review;
}

void planReviewFindings(const Asked& asked, Said& said) {
  const auto review = openReview(asked);
  if (review || !record::writtenReviews(asked.chart).empty()) said.checked.emplace_back(kChecked.in(languageOf(asked)));
  if (!review) return;
  record::Finding finding;
  for (const ReviewCause& cause : review->causes) {
    if (!cause.resource.empty()) finding.about.push_back(cause.resource);
    finding.evidence.push_back({cause.resource, cause.text + ", " + cause.on.dateText()});
  }
  finding.subjects = {"plan"};
  finding.id = "review-open/" + review->causes.front().on.dateText();
  finding.kind = "review-open";
  const bool is_late = review->due < toIsoDate(asked.now);
  finding.severity = is_late ? record::Severity::Moderate : record::Severity::Low;
  finding.title = kTitle.in(languageOf(asked));
  finding.why = kWhy.in(languageOf(asked));
  finding.steps = stepsFor("", "next-contact", kAsk.in(languageOf(asked)), "", asked.now);
  const auto* const row = knowledge::findReviewCause(review->causes.front().kind);
  finding.sources = sourcesOf(row->source, "", row->checked_on);
  said.findings.push_back(std::move(finding));
}

}  // namespace baton::rules
