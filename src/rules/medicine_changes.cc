#include "rules/medicine_changes.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>
#include <unordered_map>

#include "base/text.h"
#include "rules/taken_amounts.h"

namespace baton::rules {
namespace {

using knowledge::ChangeKind;
using record::MedicationFact;
using record::MedicationLine;

// Two sources that write down one change some days apart mean one change.
constexpr int kSameChangeDays = 14;

bool isToTheDay(const PartialDate& date) { return !date.empty() && date.precision() >= Precision::Day; }

// The day as it stands in the text, which a PartialDate has checked; of a month or a year the first.
std::int64_t dayNumber(const PartialDate& date) {
  const std::string& text = date.text();
  if (date.empty() || date.precision() < Precision::Day) return date.first().ms / kDayMs;
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) value = value * 10 + (text[i] - '0');
    return value;
  };
  return daysFromCivil(number(0, 4), static_cast<unsigned>(number(5, 2)), static_cast<unsigned>(number(8, 2)));
}

// "sertraline 50 mg tablet" → 50.
std::optional<double> strengthIn(std::string_view label) {
  for (std::size_t at = label.find("mg"); at != std::string_view::npos; at = label.find("mg", at + 1)) {
    std::size_t end = at;
    while (end > 0 && label[end - 1] == ' ') --end;
    std::size_t begin = end;
    while (begin > 0 && (std::isdigit(static_cast<unsigned char>(label[begin - 1])) != 0 || label[begin - 1] == '.'))
      --begin;
    double value = 0;
    const auto [rest, error] = std::from_chars(label.data() + begin, label.data() + end, value);
    if (begin < end && error == std::errc{} && rest == label.data() + end && value > 0) return value;
  }
  return std::nullopt;
}

// Milligrams a day as far as they can be counted; what is not said (how often) counts as once.
std::optional<double> dailyAmountOf(const MedicationFact& fact) {
  const std::optional<double> strength = strengthIn(toLowerAscii(fact.what.label()));
  if (fact.dosages.empty()) return strength;
  double sum = 0;
  for (const record::Dosage& dosage : fact.dosages) {
    std::optional<double> once = strength;
    if (dosage.has_dose) {
      once = inMilligrams(dosage.dose.value.value(), dosage.dose.unit);
      if (!once && strength) once = *strength * dosage.dose.value.value();
    }
    if (!once) return std::nullopt;
    const double period = dosage.period > 0 && dosage.period_unit == "d" ? dosage.period : 1;
    sum += *once * std::max(dosage.frequency, 1) / period;
  }
  return sum;
}

std::string milligrams(double value) {
  std::string letters = std::to_string(value);
  letters.erase(letters.find_last_not_of('0') + 1);
  if (letters.back() == '.') letters.pop_back();
  return letters + " mg";
}

// Of a medicine taken once a day the dose; else what it comes to in a day, "350 mg/d": of two doses the first alone
// would say the wrong thing.
std::string shownDose(const MedicationFact& fact) {
  const bool is_once = fact.dosages.size() < 2 && (fact.dosages.empty() || fact.dosages.front().frequency < 2);
  if (const auto daily = dailyAmountOf(fact); !is_once && daily) return milligrams(*daily) + "/d";
  if (!fact.dosages.empty() && fact.dosages.front().has_dose) {
    const Quantity& dose = fact.dosages.front().dose;
    if (inMilligrams(dose.value.value(), dose.unit)) return dose.value.plain() + " " + dose.unit;
  }
  const auto strength = strengthIn(toLowerAscii(fact.what.label()));
  if (!strength) return "";
  return milligrams(*strength);
}

struct Step {
  const MedicationFact* fact = nullptr;
  PartialDate on;
  std::optional<double> daily;
};

bool saysDose(const MedicationFact& fact) {
  const bool is_order = fact.kind == MedicationFact::Kind::Request || fact.kind == MedicationFact::Kind::Statement;
  const bool is_plan = fact.intent == "proposal" || fact.intent == "plan" || fact.status == "draft" ||
                       fact.status == "cancelled" || fact.status == "intended" || fact.status == "not-taken";
  return is_order && !is_plan && !fact.about.is_entered_in_error && !fact.about.is_not_interpreted;
}

class LineReader {
 public:
  LineReader(const MedicationLine& line, const std::unordered_map<std::string_view, const MedicationFact*>& facts)
      : line_(line) {
    for (const record::Source& source : line.sources) {
      const auto found = facts.find(source.key);
      if (found == facts.end() || !saysDose(*found->second)) continue;
      const MedicationFact& fact = *found->second;
      const PartialDate& on = fact.started.empty() ? fact.written : fact.started;
      if (isToTheDay(on)) steps_.push_back({&fact, on, dailyAmountOf(fact)});
    }
    std::stable_sort(steps_.begin(), steps_.end(),
                     [](const Step& left, const Step& right) { return dayNumber(left.on) < dayNumber(right.on); });
  }

  std::vector<MedicineChange> read() {
    if (isToTheDay(line_.since)) add(ChangeKind::Start, true, line_.since, "", firstDose(), firstKey());
    for (std::size_t i = 0; i < steps_.size(); ++i) addStep(i);
    addNewestDose();
    std::stable_sort(changes_.begin(), changes_.end(), [](const MedicineChange& left, const MedicineChange& right) {
      return dayNumber(left.on) < dayNumber(right.on);
    });
    const bool is_over = line_.status == "stopped" || line_.status == "completed";
    if (is_over && isToTheDay(line_.ended)) {
      add(ChangeKind::Stop, true, line_.ended, line_.dose.empty() ? line_.strength : line_.dose, "", firstKey());
    }
    return std::move(changes_);
  }

 private:
  void add(ChangeKind kind, bool is_known, const PartialDate& on, std::string from, std::string to, std::string key) {
    changes_.push_back({&line_, kind, is_known, on, std::move(from), std::move(to), std::move(key)});
  }
  std::string firstKey() const { return line_.sources.empty() ? "" : line_.sources.front().key; }
  std::string firstDose() const { return steps_.empty() ? line_.strength : shownDose(*steps_.front().fact); }

  // Against the step before it of the same organisation.
  void addStep(std::size_t place) {
    const Step& step = steps_[place];
    const Step* before = nullptr;
    for (std::size_t i = 0; i < place; ++i) {
      if (steps_[i].fact->about.source.organisation == step.fact->about.source.organisation) before = &steps_[i];
    }
    if (before == nullptr || dayNumber(before->on) == dayNumber(step.on)) return;
    if (isToTheDay(line_.since) && dayNumber(step.on) <= dayNumber(line_.since)) return;
    const bool is_counted = before->daily && step.daily;
    if (!is_counted || std::fabs(*before->daily - *step.daily) < 1e-6) return;
    if (isTold(step.on)) return;
    add(*step.daily > *before->daily ? ChangeKind::Raise : ChangeKind::Lower, true, step.on, shownDose(*before->fact),
        shownDose(*step.fact), step.fact->about.key);
  }

  // The line's own word on its dose, where no pair of orders shows the step.
  void addNewestDose() {
    if (!isToTheDay(line_.dose_since) || line_.status != "active" || isTold(line_.dose_since)) return;
    if (!isToTheDay(line_.since) || dayNumber(line_.dose_since) <= dayNumber(line_.since)) return;
    std::optional<double> before;
    std::string from;
    for (const Step& step : steps_) {
      if (dayNumber(step.on) < dayNumber(line_.dose_since)) before = step.daily, from = shownDose(*step.fact);
    }
    const std::optional<double> now =
        line_.daily_amount ? inMilligrams(*line_.daily_amount, line_.daily_unit) : std::nullopt;
    const bool is_known = before && now;
    if (is_known && std::fabs(*before - *now) < 1e-6) return;
    const ChangeKind kind = is_known && *now < *before ? ChangeKind::Lower : ChangeKind::Raise;
    add(kind, is_known, line_.dose_since, from, line_.dose.empty() ? line_.strength : line_.dose, firstKey());
  }

  bool isTold(const PartialDate& on) const {
    return std::any_of(changes_.begin(), changes_.end(), [&](const MedicineChange& told) {
      return told.kind != ChangeKind::Start && std::abs(daysFromTo(told.on, on)) <= kSameChangeDays;
    });
  }

  const MedicationLine& line_;
  std::vector<Step> steps_;
  std::vector<MedicineChange> changes_;
};

}  // namespace

int daysFromTo(const PartialDate& from, const PartialDate& to) {
  return static_cast<int>(dayNumber(to) - dayNumber(from));
}

int daysFromTo(const PartialDate& from, Instant to) { return static_cast<int>(to.ms / kDayMs - dayNumber(from)); }

int MedicineChange::daysAgo(Instant now) const { return daysFromTo(on, now); }

std::vector<MedicineChange> medicineChanges(const Asked& asked) {
  std::unordered_map<std::string_view, const MedicationFact*> facts;
  for (const MedicationFact& fact : asked.chart.facts.medications) facts.emplace(fact.about.key, &fact);
  std::vector<MedicineChange> all;
  for (const MedicationLine& line : asked.chart.medications) {
    if (line.is_statement_of_none || line.is_not_interpreted || line.ingredients.empty()) continue;
    if (line.status == "planned" || line.status == "unknown") continue;
    for (MedicineChange& change : LineReader(line, facts).read()) {
      if (change.daysAgo(asked.now) >= 0) all.push_back(std::move(change));
    }
  }
  return all;
}

}  // namespace baton::rules
