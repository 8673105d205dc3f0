#include "rules/trials.h"

#include <algorithm>
#include <initializer_list>

#include "base/text.h"
#include "rules/taken_amounts.h"

namespace baton::rules {
namespace {

using knowledge::TrialDose;
using record::MedicationFact;
using record::MedicationLine;

constexpr int kDaysBefore = 60;  // a score this long before the start still says how it was then

// The dose from a day on.
struct Step {
  std::int64_t day = 0;
  double mg = 0;
};

bool isOrderOrList(const MedicationFact& fact) {
  return fact.kind == MedicationFact::Kind::Request || fact.kind == MedicationFact::Kind::Statement;
}

std::vector<Step> stepsOf(const MedicationLine& line, const std::vector<const MedicationFact*>& facts) {
  std::vector<Step> steps;
  for (const MedicationFact* fact : facts) {
    const PartialDate& from = fact->started.empty() ? fact->written : fact->started;
    if (!isOrderOrList(*fact) || from.empty()) continue;
    if (const auto mg = dailyMgOf(*fact)) steps.push_back({dayNumber(from), *mg});
  }
  if (steps.empty() && line.daily_amount && !line.since.empty()) {
    if (const auto mg = inMilligrams(*line.daily_amount, line.daily_unit))
      steps.push_back({dayNumber(line.since), *mg});
  }
  std::stable_sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return a.day < b.day; });
  return steps;
}

int daysFrom(const std::vector<Step>& steps, std::int64_t end, double mg) {
  std::int64_t days = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const std::int64_t until = i + 1 < steps.size() ? std::min(steps[i + 1].day, end) : end;
    if (steps[i].mg >= mg) days += std::max<std::int64_t>(0, until - steps[i].day);
  }
  return static_cast<int>(days);
}

bool hasAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return containsNoCase(text, word); });
}

bool saysNotTolerated(std::string_view text) {
  return hasAny(text, {"side effect", "stopped for", "rash", "nausea", "sedat", "shak", "weight", "could not tolerate",
                       "not tolerated", "intoleran", "restless", "akathisia", "efectos secundarios", "allerg"});
}

bool saysNotEnough(std::string_view text) {
  return hasAny(text, {"no effect", "no change", "no response", "no benefit", "did not help", "didn't help",
                       "not effective", "ineffective", "not enough", "partial response", "helped a little",
                       "lack of effect", "failed", "without effect", "sin efecto", "no ayud", "no sirvi"});
}

Outcome byScore(const Asked& asked, std::int64_t start, std::int64_t end, int weeks) {
  const auto before = lastScore(asked, kPhq9Total, start - kDaysBefore, start + 7);
  const auto after = lastScore(asked, kPhq9Total, start + std::int64_t{weeks} * 7, end + 14);
  if (!before || !after || before->value < 5) return Outcome::Unknown;
  return after->value <= before->value / 2 ? Outcome::Helped : Outcome::NotEnough;
}

Outcome outcomeOf(const Asked& asked, const Trial& trial, std::int64_t start, std::int64_t end) {
  const std::string& why = trial.line->status_reason;
  // "No effect, weight gain": it was given its chance, and the reason says that it failed.
  if (!trial.is_current && saysNotEnough(why) && !hasAny(why, {"stopped for"})) return Outcome::NotEnough;
  if (!trial.is_current && saysNotTolerated(why)) return Outcome::NotTolerated;
  if (trial.row->kind != knowledge::TrialKind::Antidepressant || trial.days == 0) return Outcome::Unknown;
  return byScore(asked, start, end, trial.row->weeks);
}

Adequacy adequacyOf(const Trial& trial) {
  const int enough = trial.row->weeks * 7;
  if (!trial.row->minimum_mg) return trial.days > 0 && trial.days < enough ? Adequacy::TooShort : Adequacy::Unknown;
  if (trial.days == 0 || !trial.highest_mg) return Adequacy::Unknown;
  if (trial.days_at_dose >= enough) return Adequacy::Adequate;
  if (trial.days < enough) return Adequacy::TooShort;
  return *trial.highest_mg < *trial.row->minimum_mg ? Adequacy::TooLow : Adequacy::TooShort;
}

Trial trialOf(const Asked& asked, const MedicationLine& line, const TrialDose& row,
              const std::vector<const MedicationFact*>& facts) {
  Trial trial;
  trial.line = &line;
  trial.row = &row;
  trial.is_current = line.status == "active";
  const std::vector<Step> steps = stepsOf(line, facts);
  const bool is_dated = !line.since.empty() && (trial.is_current || !line.ended.empty());
  if (!is_dated) return trial;
  const std::int64_t start = dayNumber(line.since);
  const std::int64_t end = trial.is_current ? dayNumber(asked.now) : dayNumber(line.ended);
  trial.days = static_cast<int>(std::max<std::int64_t>(0, end - start));
  for (const Step& step : steps) trial.highest_mg = std::max(trial.highest_mg.value_or(0), step.mg);
  if (row.minimum_mg) {
    trial.days_at_dose = daysFrom(steps, end, *row.minimum_mg);
    trial.counts_for_resistance = daysFrom(steps, end, *row.resistance_mg) >= row.weeks * 7;
  }
  trial.adequacy = adequacyOf(trial);
  trial.outcome = outcomeOf(asked, trial, start, end);
  return trial;
}

}  // namespace

std::optional<ScoreOn> lastScore(const Asked& asked, std::string_view loinc, std::int64_t from_day,
                                 std::int64_t to_day) {
  std::optional<ScoreOn> last;
  for (const record::ObservationFact& fact : asked.chart.facts.observations) {
    if (fact.about.is_entered_in_error || fact.effective.empty() || !fact.quantity) continue;
    if (!fact.quantity->comparator.empty()) continue;
    const std::int64_t day = dayNumber(fact.effective);
    if (day < from_day || day > to_day || (last && last->day >= day)) continue;
    if (fact.what.codeIn(record::kLoinc) != loinc) continue;
    last = {fact.quantity->value.value(), day, &fact};
  }
  return last;
}

std::vector<Trial> trialsOf(const Asked& asked) {
  std::vector<Trial> trials;
  std::optional<LineFacts> facts;
  for (const MedicationLine& line : asked.chart.medications) {
    if (line.ingredients.size() != 1 || line.is_as_needed || line.is_not_interpreted) continue;
    if (line.status != "active" && line.status != "stopped" && line.status != "completed") continue;
    const TrialDose* const row = asked.knowledge.trials().dose(line.ingredients.front());
    if (row == nullptr) continue;
    if (!facts) facts.emplace(asked.chart);
    trials.push_back(trialOf(asked, line, *row, facts->of(line)));
  }
  return trials;
}

}  // namespace baton::rules
