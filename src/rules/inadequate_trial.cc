#include "rules/inadequate_trial.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "rules/row_words.h"
#include "rules/trials.h"

namespace baton::rules {
namespace {

using record::Finding;
using record::Severity;

// "Moderate" on both scales begins at 10 (Kroenke 2001, Spitzer 2006); a score counts as of now for two months.
constexpr double kModerate = 10;
constexpr int kScoreDays = 60;
constexpr std::string_view kScales = "; Kroenke 2001, J Gen Intern Med 16:606 (PHQ-9 of 10 or more)";

constexpr Phrase kNowTitle = {"{a} is below its usual dose, and symptoms go on",
                              "{a} está por debajo de la dosis habitual, y los síntomas siguen"};
constexpr Phrase kNowWhy = {
    "It is {1} mg a day; the usual dose begins at {2} mg. There can be good reasons for a low dose, such as age, side "
    "effects or a slow start.",
    "Son {1} mg al día; la dosis habitual empieza en {2} mg. Puede haber buenos motivos para una dosis baja, como la "
    "edad, "
    "los efectos o un comienzo lento."};
constexpr Phrase kNowAsk = {
    "Ask the prescriber whether the dose is still right. Do not change it on your own.",
    "Pregunte a quien lo receta si la dosis sigue siendo correcta. No la cambie por su cuenta."};
constexpr Phrase kPastTitle = {"{a} may not have had a full chance", "{a} quizá no tuvo una oportunidad completa"};
constexpr Phrase kPastWhy = {
    "A medicine needs a full dose for some weeks before one can say that it does not help. That was not so for: {1}.",
    "Un medicamento necesita la dosis completa por unas semanas antes de decir que no ayuda. No fue así con: {1}."};
constexpr Phrase kPastAsk = {"When a next step is talked about, ask whether this still counts as tried.",
                             "Cuando se hable del próximo paso, pregunte si esto cuenta como probado."};
constexpr Phrase kShort = {"{a} ({1} days)", "{a} ({1} días)"};
constexpr Phrase kLow = {"{a} (up to {1} mg)", "{a} (hasta {1} mg)"};

std::string number(double value) {
  std::string letters = std::to_string(std::lround(value * 10) / 10.0);
  while (letters.back() == '0') letters.pop_back();
  if (letters.back() == '.') letters.pop_back();
  return letters;
}

std::optional<ScoreOn> highScore(const Asked& asked) {
  const std::int64_t today = dayNumber(asked.now);
  for (const std::string_view scale : {kPhq9Total, kGad7Total}) {
    const auto score = lastScore(asked, scale, today - kScoreDays, today);
    if (score && score->value >= kModerate) return score;
  }
  return {};
}

void addScore(Finding& finding, const ScoreOn& score) {
  finding.evidence.push_back({score.fact->about.key, score.fact->what.label() + ": " + number(score.value) + ", " +
                                                         score.fact->effective.dateText()});
}

void addLine(Finding& finding, const Trial& trial) {
  const record::MedicationLine& line = *trial.line;
  std::string text = line.name + (line.dose.empty() ? "" : " " + line.dose);
  if (!line.since.empty()) text += ", since " + line.since.dateText();
  if (!line.ended.empty()) text += ", until " + line.ended.dateText();
  if (!line.status_reason.empty()) text += " (" + line.status_reason + ")";
  const std::string key = line.sources.empty() ? "" : line.sources.front().key;
  finding.evidence.push_back({key, std::move(text)});
  for (const record::Source& source : line.sources) finding.about.push_back(source.key);
}

Finding currentFinding(const Asked& asked, const Trial& trial, const ScoreOn& score) {
  const std::string& ingredient = trial.line->ingredients.front();
  Finding finding;
  finding.id = "inadequate-trial/" + idPart(ingredient);
  finding.kind = "inadequate-trial";
  finding.severity = Severity::Moderate;
  finding.subjects = {ingredient};
  finding.title = fill(kNowTitle.in(asked), {shownName(ingredient), "", ""});
  finding.why = withNumbers(kNowWhy.in(asked), number(*trial.highest_mg), number(*trial.row->minimum_mg));
  addLine(finding, trial);
  addScore(finding, score);
  finding.steps = stepsFor("psychiatrist; primary-care", "next-contact", kNowAsk.in(asked),
                           "Check adherence and tolerability; raise to the usual dose or say why not", asked.now);
  finding.sources = sourcesOf(std::string(trial.row->source) + std::string(kScales), "", trial.row->checked_on);
  return finding;
}

std::string shownTrial(const Asked& asked, const Trial& trial) {
  const Names names = {shownName(trial.line->ingredients.front()), "", ""};
  const bool is_low = trial.adequacy == Adequacy::TooLow;
  // A name within a sentence stays small.
  std::string text(is_low ? kLow.in(asked) : kShort.in(asked));
  text = withNumbers(text, is_low ? number(*trial.highest_mg)
                                  : std::to_string(trial.days_at_dose > 0 ? trial.days_at_dose : trial.days));
  return text.replace(text.find("{a}"), 3, names.a);
}

Finding pastFinding(const Asked& asked, const std::vector<const Trial*>& trials, const ScoreOn& score) {
  Finding finding;
  finding.kind = "inadequate-trial";
  finding.severity = Severity::Low;
  std::vector<std::string> parts;
  std::vector<std::string> shown;
  for (const Trial* trial : trials) {
    finding.subjects.push_back(trial->line->ingredients.front());
    shown.push_back(shownTrial(asked, *trial));
    addLine(finding, *trial);
    const auto sources = sourcesOf(trial->row->source, "", trial->row->checked_on);
    for (const record::FindingSource& source : sources) {
      if (std::find(finding.sources.begin(), finding.sources.end(), source) == finding.sources.end()) {
        finding.sources.push_back(source);
      }
    }
  }
  std::sort(finding.subjects.begin(), finding.subjects.end());
  for (const std::string& subject : finding.subjects) parts.push_back(idPart(subject));
  finding.id = "inadequate-trial/past/" + join(parts, "+");
  finding.title = fill(kPastTitle.in(asked), {join(finding.subjects, ", "), "", ""});
  finding.why = withNumbers(kPastWhy.in(asked), join(shown, ", "));
  addScore(finding, score);
  finding.steps =
      stepsFor("psychiatrist; primary-care", "next-visit", kPastAsk.in(asked),
               "Do not count toward treatment resistance; consider a full trial where it was tolerated", asked.now);
  return finding;
}

}  // namespace

void inadequateTrialFindings(const Asked& asked, Said& said) {
  const std::vector<Trial> trials = trialsOf(asked);
  if (trials.empty()) return;
  said.checked.emplace_back("dose and time of medicines for mood and psychosis");
  std::vector<const Trial*> past;
  std::vector<const Trial*> low_now;
  for (const Trial& trial : trials) {
    if (!trial.is_current && trial.outcome == Outcome::NotEnough &&
        (trial.adequacy == Adequacy::TooLow || trial.adequacy == Adequacy::TooShort)) {
      past.push_back(&trial);
    }
    const bool is_low = trial.is_current && trial.row->kind == knowledge::TrialKind::Antidepressant &&
                        trial.adequacy == Adequacy::TooLow;
    if (is_low) low_now.push_back(&trial);
  }
  if (past.empty() && low_now.empty()) return;
  const auto score = highScore(asked);
  if (!score) return;
  for (const Trial* trial : low_now) said.findings.push_back(currentFinding(asked, *trial, *score));
  if (!past.empty()) said.findings.push_back(pastFinding(asked, past, *score));
}

}  // namespace baton::rules
