#include "rules/missed_doses.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "knowledge/names.h"
#include "rules/line_facts.h"
#include "rules/row_words.h"

namespace baton::rules {
namespace {

using knowledge::MissedKind;
using knowledge::MissedRow;
using record::Finding;
using record::MedicationLine;
using record::ObservationFact;
using record::Severity;

constexpr std::string_view kMissedDose =
    "Missed dose";  // Observation.code.text of the daily log (docs/formats/forms.md)

constexpr Phrase kTitle = {"{a}: {1} doses were not taken in two weeks", "{a}: {1} dosis sin tomar en dos semanas"};
constexpr Phrase kRunTitle = {"{a} was not taken for {1} days in a row", "{a} no se tomó {1} días seguidos"};
constexpr Phrase kReasons = {"What was written down as the reason: {1}.", "Lo que se anotó como motivo: {1}."};

constexpr Phrase kMissedOf = {"missed doses of {a}", "dosis sin tomar de {a}"};
constexpr Phrase kNotListed = {"it is not on the list of medicines", "no está en la lista de medicamentos"};

struct Miss {
  const ObservationFact* fact = nullptr;
  std::int64_t day = 0;
  int doses = 1;
  std::string reason;
};

std::optional<Miss> missOf(const ObservationFact& fact) {
  if (fact.about.is_entered_in_error || fact.status == "cancelled" || fact.effective.empty()) return {};
  if (fact.what.text != kMissedDose) return {};
  Miss miss;
  miss.fact = &fact;
  miss.day = dayNumber(fact.effective);
  for (const ObservationFact::Component& part : fact.components) {
    if (part.what.text == "Doses" && part.quantity) {
      miss.doses = std::max(1, static_cast<int>(part.quantity->value.value()));
    }
    if (part.what.text == "Reason") miss.reason = part.value_text;
  }
  return miss;
}

// "lithium, 2 doses" → the line that it means.
const MedicationLine* lineOf(const Asked& asked, std::string_view told) {
  const std::string name = foldForMatching(told.substr(0, told.rfind(told.ends_with(" doses") ? ", " : "\n")));
  const MedicationLine* found = nullptr;
  for (const MedicationLine& line : asked.chart.medications) {
    if (foldForMatching(line.name) != name && line.id != name) continue;
    if (found == nullptr || (found->status != "active" && line.status == "active")) found = &line;
  }
  if (found != nullptr) return found;
  const auto match = knowledge::find(name);
  if (!match || match->ingredients.empty()) return nullptr;
  for (const MedicationLine& line : asked.chart.medications) {
    const auto& own = line.ingredients;
    if (std::find(own.begin(), own.end(), match->ingredients.front().name) != own.end()) return &line;
  }
  return nullptr;
}

struct Missed {
  const MedicationLine* line = nullptr;
  std::vector<Miss> misses;  // oldest first
  int doses = 0;
  int run_days = 0;  // the longest run of days without, its last day within the two weeks
};

int dosesADay(const Asked& asked, const MedicationLine& line) {
  for (const record::Source& source : line.sources) {
    for (const record::MedicationFact& fact : asked.chart.facts.medications) {
      if (fact.about.key != source.key || fact.dosages.empty()) continue;
      int times = 0;
      for (const record::Dosage& dosage : fact.dosages) {
        const bool is_daily = dosage.period == 1 && dosage.period_unit == "d";
        times += is_daily ? std::max(1, dosage.frequency) : static_cast<int>(dosage.when.size());
      }
      if (times > 0) return times;
    }
  }
  return 1;
}

void measure(const Asked& asked, Missed& missed) {
  std::stable_sort(missed.misses.begin(), missed.misses.end(),
                   [](const Miss& a, const Miss& b) { return a.day < b.day; });
  const int a_day = dosesADay(asked, *missed.line);
  std::map<std::int64_t, int> by_day;
  for (const Miss& miss : missed.misses) by_day[miss.day] += miss.doses, missed.doses += miss.doses;
  int run = 0;
  std::int64_t last = -2;
  for (const auto& [day, doses] : by_day) {
    // Several doses told on one day were missed on the days before it.
    const int days = std::max(doses >= a_day ? 1 : 0, doses / a_day);
    run = day == last + 1 ? run + days : days;
    last = day;
    missed.run_days = std::max(missed.run_days, run);
  }
}

std::vector<std::string> reasonsOf(const Missed& missed) {
  std::vector<std::string> reasons;
  for (const Miss& miss : missed.misses) {
    if (miss.reason.empty() || std::find(reasons.begin(), reasons.end(), miss.reason) != reasons.end()) continue;
    reasons.push_back(miss.reason);
  }
  return reasons;
}

// The gravest row that holds: days in a row before a mere count.
const MissedRow* rowFor(const Asked& asked, const Missed& missed, const std::string& ingredient) {
  const auto& stopping = asked.knowledge.stopping();
  for (const MissedRow* row : stopping.missed(asked.knowledge.drugs(), ingredient, MissedKind::Days)) {
    if (missed.run_days >= row->from) return row;
  }
  for (const MissedRow* row : stopping.missed(asked.knowledge.drugs(), ingredient, MissedKind::Doses)) {
    if (missed.doses >= row->from) return row;
  }
  return nullptr;
}

Finding findingOf(const Asked& asked, const Missed& missed, const std::string& ingredient, const MissedRow& row) {
  Finding finding;
  finding.id = "missed-doses/" + idPart(ingredient);
  finding.kind = "missed-doses";
  finding.severity = row.severity;
  finding.interrupts = row.severity <= Severity::High;
  finding.subjects = {ingredient};
  const Names names = {shownFor(asked, ingredient), "", ""};
  const bool is_run = row.kind == MissedKind::Days;
  finding.title = sayTo(asked,
                        withNumbers((is_run ? kRunTitle : kTitle).in(languageOf(asked)),
                                    std::to_string(is_run ? missed.run_days : missed.doses)),
                        names);
  finding.why = riskFor(asked, row.risk, names);
  if (const auto reasons = reasonsOf(missed); !reasons.empty()) {
    finding.why += " " + withNumbers(kReasons.in(languageOf(asked)), join(reasons, "; "));
  }
  for (const Miss& miss : missed.misses) {
    finding.about.push_back(miss.fact->about.key);
    finding.evidence.push_back({miss.fact->about.key, "Not taken: " + miss.fact->value_text + ", " +
                                                          miss.fact->effective.dateText() +
                                                          (miss.reason.empty() ? "" : " (" + miss.reason + ")")});
  }
  finding.steps = stepsFor(row.who, row.by, sayTo(asked, plainFor(asked, row.action), names),
                           fill(row.action.clinical, names), asked.now);
  finding.sources = sourcesOf(row.source, "", row.checked_on);
  return finding;
}

}  // namespace

void missedDoseFindings(const Asked& asked, Said& said) {
  const std::int64_t today = dayNumber(asked.now);
  std::map<std::string, Missed> by_line;
  for (const ObservationFact& fact : asked.chart.facts.observations) {
    const auto miss = missOf(fact);
    if (!miss || miss->day > today || today - miss->day >= knowledge::kMissedDosesDays) continue;
    const MedicationLine* const line = lineOf(asked, fact.value_text);
    if (line == nullptr) {
      said.not_checked.push_back(
          {withName(kMissedOf.in(languageOf(asked)), fact.value_text), kNotListed.in(languageOf(asked))});
      continue;
    }
    Missed& missed = by_line[line->id];
    missed.line = line;
    missed.misses.push_back(*miss);
  }
  for (auto& [id, missed] : by_line) {
    measure(asked, missed);
    said.checked.push_back(withName(kMissedOf.in(languageOf(asked)), missed.line->name));
    for (const std::string& ingredient : missed.line->ingredients) {
      const MissedRow* const row = rowFor(asked, missed, ingredient);
      if (row == nullptr) continue;
      said.findings.push_back(findingOf(asked, missed, ingredient, *row));
      break;
    }
  }
}

}  // namespace baton::rules
