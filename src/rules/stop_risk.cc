#include "rules/stop_risk.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "record/visits.h"
#include "rules/conditions_of.h"
#include "rules/line_facts.h"
#include "rules/row_words.h"

namespace baton::rules {
namespace {

using knowledge::StopRow;
using record::Finding;
using record::MedicationFact;
using record::MedicationLine;
using record::Severity;

constexpr int kTaperDays = 120;  // a lower dose longer before the end was another dose, not the way out

constexpr Phrase kTitle = {"{a} was stopped, and no slow step down is in the record",
                           "{a} se dejó, y no consta que se bajara poco a poco"};
constexpr Phrase kWhen = {"It was stopped on {1}, {2} days ago.", "Se dejó el {1}, hace {2} días."};
constexpr Phrase kUndatedStart = {"How long it was taken is not known.", "No se sabe cuánto tiempo se tomó."};
constexpr Phrase kInHospital = {"It was stopped in hospital, where it may have been planned.",
                                "Se dejó en el hospital, donde pudo ser planeado."};
constexpr Phrase kReaction = {"It was stopped for a reaction; then a fast stop can be right.",
                              "Se dejó por una reacción; entonces dejarlo rápido puede ser lo correcto."};

bool isOver(const MedicationLine& line) { return line.status == "stopped" || line.status == "completed"; }
bool isTaken(const MedicationLine& line) { return line.status == "active" || line.status == "planned"; }

bool hasAny(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return containsNoCase(text, word); });
}

bool saysTaper(std::string_view text) {
  return hasAny(text, {"taper", "wean", "gradual", "step down", "stepwise", "cross-", "switch", "reduce by", "lower by",
                       "poco a poco", "then stop"});
}

bool saysReaction(std::string_view text) {
  return hasAny(text, {"rash", "allerg", "anaphyl", "toxic", "neutropen", "agranulo", "hepat", "serotonin syndrome",
                       "neuroleptic malignant", "stevens", "hives", "erupci", "alergi"});
}

// A lower dose at the end than before, within the time that a taper takes.
bool isTaperSeen(const MedicationLine& line, const std::vector<const MedicationFact*>& facts) {
  if (saysTaper(line.status_reason) || saysTaper(line.sig)) return true;
  const std::int64_t end = dayNumber(line.ended);
  double highest = 0;
  for (const MedicationFact* fact : facts) {
    if (saysTaper(fact->note) || saysTaper(fact->status_reason.label())) return true;
    for (const record::Dosage& dosage : fact->dosages) {
      if (saysTaper(dosage.text)) return true;
    }
    const PartialDate& from = fact->started.empty() ? fact->written : fact->started;
    const auto mg = dailyMgOf(*fact);
    if (!mg) continue;
    const bool is_late = !from.empty() && dayNumber(from) >= end - kTaperDays;
    if (is_late && *mg < highest) return true;
    highest = std::max(highest, *mg);
  }
  return false;
}

bool isStoppedInHospital(const Asked& asked, const MedicationLine& line) {
  const auto& encounters = asked.chart.facts.encounters;
  return std::any_of(encounters.begin(), encounters.end(), [&](const record::EncounterFact& visit) {
    if (!record::tookPlace(visit) || !record::isAdmission(visit) || visit.period.start.empty()) return false;
    const std::int64_t end = dayNumber(line.ended);
    return dayNumber(visit.period.start) <= end && (visit.period.end.empty() || end <= dayNumber(visit.period.end));
  });
}

// Another medicine, taken now, that takes the place of this one.
bool isCovered(const Asked& asked, const StopRow& row, const std::string& ingredient) {
  const auto& drugs = asked.knowledge.drugs();
  for (const MedicationLine& line : asked.chart.medications) {
    if (!isTaken(line)) continue;
    for (const std::string& other : line.ingredients) {
      if (other == ingredient) return true;
      for (const std::string_view of : row.covered_by) {
        if (drugs.isMember(other, of)) return true;
      }
    }
  }
  return false;
}

class Stop {
 public:
  Stop(const Asked& asked, const MedicationLine& line, const std::string& ingredient, const StopRow& row)
      : asked_(asked), line_(line), row_(row), name_(shownName(ingredient)), ingredient_(ingredient) {}

  // Nullopt: too long ago, too short a time, or seen to.
  std::optional<Finding> find(const LineFacts& facts) {
    ago_ = dayNumber(asked_.now) - dayNumber(line_.ended);
    if (ago_ < 0 || ago_ > row_.window_days) return {};
    is_start_known_ = !line_.since.empty();
    if (is_start_known_ && dayNumber(line_.ended) - dayNumber(line_.since) < row_.taken_days) return {};
    if (isCovered(asked_, row_, ingredient_)) return {};
    const auto behind = facts.of(line_);
    if (isTaperSeen(line_, behind)) return {};
    return finding();
  }

 private:
  Finding finding() const {
    const bool is_hospital = isStoppedInHospital(asked_, line_);
    const bool is_reaction = saysReaction(line_.status_reason);
    const bool is_grave = !row_.grave_with.empty() && conditionOf(asked_, row_.grave_with) != nullptr;
    Finding finding;
    finding.id = "stop-risk/" + idPart(ingredient_);
    finding.kind = "stop-risk";
    finding.severity = is_grave ? std::min(row_.severity, Severity::High) : row_.severity;
    if (is_hospital || is_reaction || !is_start_known_)
      finding.severity = std::max(finding.severity, Severity::Moderate);
    finding.interrupts = finding.severity <= Severity::High;
    finding.subjects = {ingredient_};
    const Names names = {name_, "", ""};
    finding.title = fill(kTitle.in(asked_), names);
    finding.why = withNumbers(kWhen.in(asked_), line_.ended.dateText(), std::to_string(ago_));
    finding.why += " " + fill(wordsFor(asked_, row_.risk), names);
    if (!is_start_known_) finding.why += " " + std::string(kUndatedStart.in(asked_));
    if (is_hospital) finding.why += " " + std::string(kInHospital.in(asked_));
    if (is_reaction) finding.why += " " + std::string(kReaction.in(asked_));
    for (const record::Source& source : line_.sources) finding.about.push_back(source.key);
    finding.evidence.push_back({finding.about.empty() ? "" : finding.about.front(), evidence()});
    std::string_view by = row_.by;
    if (finding.severity > Severity::High && by == "now") by = "48h";
    finding.steps = stepsFor(row_.who, by, fill(plainFor(asked_, row_.action), names),
                             fill(row_.action.clinical, names), asked_.now);
    finding.sources = sourcesOf(row_.source, "", row_.checked_on);
    return finding;
  }

  std::string evidence() const {
    std::string text = line_.name + (line_.dose.empty() ? "" : " " + line_.dose);
    if (is_start_known_) text += ", since " + line_.since.dateText();
    text += ", until " + line_.ended.dateText();
    return line_.status_reason.empty() ? text : text + " (" + line_.status_reason + ")";
  }

  const Asked& asked_;
  const MedicationLine& line_;
  const StopRow& row_;
  std::string name_;
  const std::string& ingredient_;
  std::int64_t ago_ = 0;
  bool is_start_known_ = false;
};

}  // namespace

void stopRiskFindings(const Asked& asked, Said& said) {
  static constexpr int kLongestWindow = 400;
  std::optional<LineFacts> facts;
  const std::int64_t today = dayNumber(asked.now);
  for (const MedicationLine& line : asked.chart.medications) {
    if (!isOver(line) || line.is_as_needed || line.is_not_interpreted) continue;
    if (line.ended.empty() || today - dayNumber(line.ended) > kLongestWindow) continue;
    for (const std::string& ingredient : line.ingredients) {
      const StopRow* const row = asked.knowledge.stopping().stop(asked.knowledge.drugs(), ingredient);
      if (row == nullptr) continue;
      if (!facts) facts.emplace(asked.chart);
      said.checked.push_back("stop of " + shownName(ingredient));
      if (auto finding = Stop(asked, line, ingredient, *row).find(*facts)) said.findings.push_back(std::move(*finding));
    }
  }
}

}  // namespace baton::rules
