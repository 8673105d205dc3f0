#include "rules/after_crisis.h"

#include <algorithm>

#include "base/text.h"
#include "knowledge/after_crisis.h"
#include "record/after_crisis.h"
#include "rules/line_facts.h"
#include "rules/row_words.h"

namespace baton::rules {
namespace {

using record::AfterCrisis;
using record::CrisisStep;
using record::Finding;
using record::StepState;

constexpr Phrase kLateStay = {"After the hospital stay, this is late: {1}",
                              "Tras la estancia en el hospital, va tarde: {1}"};
constexpr Phrase kLateEmergency = {"After the emergency visit, this is late: {1}",
                                   "Tras la visita a urgencias, va tarde: {1}"};
constexpr Phrase kSoonStay = {"After the hospital stay, this is due now: {1}",
                              "Tras la estancia en el hospital, toca ahora: {1}"};
constexpr Phrase kSoonEmergency = {"After the emergency visit, this is due now: {1}",
                                   "Tras la visita a urgencias, toca ahora: {1}"};
constexpr Phrase kWhy = {"The first weeks after are when plans most often come apart. Each step has a day.",
                         "En las primeras semanas es cuando más se deshacen los planes. Cada paso tiene su día."};
constexpr Phrase kStep = {"{1}: by {2}", "{1}: hasta el {2}"};
constexpr Phrase kBooked = {"; booked for ", "; la cita es el "};
constexpr Phrase kSilent = {"; no word yet from ", "; sin respuesta de "};
constexpr Phrase kUndecided = {"; not decided yet: ", "; sin decidir: "};
constexpr Phrase kAsk = {
    "Do the first of these today, or ask somebody to do it with you. All steps stand under \"After a crisis\".",
    "Haga hoy el primero, o pida a alguien que lo haga con usted. Todos los pasos están en «Después de una crisis»."};
constexpr Phrase kChecked = {"what is to be done after a hospital stay",
                             "lo que hay que hacer tras una estancia en el hospital"};

bool isVisit(std::string_view step) { return step == "psychiatry" || step == "therapy" || step == "primary-care"; }

std::string titleOf(const Asked& asked, const knowledge::AfterCrisisStep& row) {
  std::string title(isSpanish(asked) ? row.title_es : row.title);
  if (asked.reader == Reader::Clinician) title = row.clinical;
  if (title.front() >= 'A' && title.front() <= 'Z') title.front() = static_cast<char>(title.front() + 32);
  return title;
}

std::string lineOf(const Asked& asked, const CrisisStep& step, const std::string& title) {
  std::string line = withNumbers(kStep.in(languageOf(asked)), title, step.due);
  if (!step.on.empty()) line += kBooked.in(languageOf(asked)) + step.on;
  if (!step.note.empty()) {
    line += (step.id == "medicines" ? kUndecided : kSilent).in(languageOf(asked)) + step.note;
  }
  return line;
}

void tell(const Asked& asked, const AfterCrisis& stay, const std::vector<const CrisisStep*>& steps, bool is_late,
          Said& said) {
  Finding finding;
  finding.severity = record::Severity::Low;
  std::vector<std::string> names;
  std::string who = "psychiatrist";
  bool has_visit = false;
  for (const CrisisStep* const step : steps) {
    const auto* const row = knowledge::findAfterCrisisStep(step->id);
    if (row == nullptr) continue;
    if (names.empty() && row->who != "self") who = row->who;
    names.push_back(titleOf(asked, *row));
    has_visit = has_visit || isVisit(step->id);
    finding.subjects.emplace_back(step->id);
    finding.severity = std::min(finding.severity, row->severity);
    finding.evidence.push_back({step->resource, lineOf(asked, *step, titleOf(asked, *row))});
    addSources(finding.sources, row->source, "", row->checked_on);
  }
  if (names.empty()) return;
  if (asked.now.ms - stay.ended.last().ms > kTellDays * kDayMs) finding.severity = record::Severity::Low;
  finding.kind = !is_late ? "followup-due" : has_visit ? "followup-overdue" : "reconciliation-open";
  finding.id = finding.kind + "/" + stay.began.dateText();
  finding.about.push_back(stay.encounter);
  const Phrase& late = stay.is_emergency ? kLateEmergency : kLateStay;
  const Phrase& soon = stay.is_emergency ? kSoonEmergency : kSoonStay;
  finding.title = withNumbers((is_late ? late : soon).in(languageOf(asked)), listed(names, languageOf(asked)));
  finding.why = kWhy.in(languageOf(asked));
  finding.steps = stepsFor(who, "next-contact", kAsk.in(languageOf(asked)),
                           "Say which of these are taken on, and by which day; name who does the others", asked.now);
  said.findings.push_back(std::move(finding));
}

}  // namespace

void afterCrisisFindings(const Asked& asked, Said& said) {
  const std::string soon = toIsoDate({asked.now.ms + kSoonDays * kDayMs});
  bool is_looked_at = false;
  for (const AfterCrisis& stay : record::afterCrises(asked.chart)) {
    if (stay.is_closed || !stay.is_over) continue;
    is_looked_at = true;
    std::vector<const CrisisStep*> late;
    std::vector<const CrisisStep*> due;
    for (const CrisisStep& step : stay.steps) {
      if (step.state == StepState::Late) late.push_back(&step);
      if (step.state == StepState::Open && step.due <= soon) due.push_back(&step);
    }
    if (!late.empty()) {
      tell(asked, stay, late, true, said);
    } else if (!due.empty()) {
      tell(asked, stay, due, false, said);
    }
  }
  if (is_looked_at) said.checked.emplace_back(kChecked.in(languageOf(asked)));
}

}  // namespace baton::rules
