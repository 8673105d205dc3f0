#include "rules/medical_causes.h"

#include <algorithm>

#include "base/text.h"
#include "rules/chart_labels.h"
#include "rules/lab_limits.h"
#include "rules/lab_words.h"

namespace baton::rules {
namespace {

using knowledge::LabOperator;
using knowledge::MedicalCause;
using record::Finding;

// A score says something for about a quarter.
constexpr int kScoreDays = 90;

struct Presentation {
  std::vector<record::Evidence> evidence;
  std::vector<std::string> about;
  bool is_now = false;  // a high score lately
};

class Causes {
 public:
  Causes(const Asked& asked, const LabResults& results, const DueList& due)
      : asked_(asked), results_(results), due_(due), words_(asked), observations_(asked) {
    labels_.reserve(asked.chart.conditions.size());
    for (const record::ConditionLine& line : asked.chart.conditions) labels_.push_back(foldForMatching(line.text));
  }

  void find(Said& said) const {
    const Presentation shown = presentation();
    if (shown.evidence.empty()) return;
    said.checked.emplace_back(words_.say("causes in the body that can feel like depression or anxiety",
                                         "causas del cuerpo que pueden sentirse como depresión o ansiedad"));
    std::vector<const MedicalCause*> open;
    bool has_test = false;
    for (const MedicalCause& cause : asked_.knowledge.medicalCauses().causes()) {
      if (!isOpen(cause) || isToldOf(cause, said)) continue;
      open.push_back(&cause);
      has_test = has_test || isBloodTest(cause);
    }
    if (!open.empty() && (has_test || shown.is_now)) said.findings.push_back(findingOf(open, shown));
  }

 private:
  Presentation presentation() const {
    Presentation shown;
    const auto& causes = asked_.knowledge.medicalCauses();
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      const record::ConditionLine& line = asked_.chart.conditions[i];
      if (line.is_not_interpreted || (line.status != "active" && line.status != "unknown")) continue;
      if (!causes.isTellingGroup(line.group) && !causes.isTellingWord(labels_[i])) continue;
      const std::string key = line.sources.empty() ? "" : line.sources.front().key;
      shown.evidence.push_back({key, line.text + (line.since.empty() ? "" : ", " + line.since.dateText())});
      if (!key.empty()) shown.about.push_back(key);
    }
    for (const knowledge::TellingScore& score : causes.scores()) {
      if (const auto* fact = newestScore(score.loinc)) addScore(*fact, score.at_least, shown);
    }
    return shown;
  }

  const record::ObservationFact* newestScore(std::string_view loinc) const {
    const record::ObservationFact* newest = nullptr;
    for (const Observations::Coded& one : observations_->of(loinc)) {
      const record::ObservationFact& fact = *one.fact;
      if (!fact.quantity || fact.effective.empty() || fact.about.is_entered_in_error) continue;
      if (fact.effective.first() > asked_.now ||
          (newest != nullptr && fact.effective.first() <= newest->effective.first())) {
        continue;
      }
      newest = &fact;
    }
    return newest;
  }

  void addScore(const record::ObservationFact& fact, double at_least, Presentation& shown) const {
    if (daysFrom(fact.effective.first(), asked_.now) > kScoreDays || fact.quantity->value.value() < at_least) return;
    shown.is_now = true;
    shown.evidence.push_back(
        {fact.about.key, fact.what.label() + ": " + fact.shown() + ", " + fact.effective.dateText()});
    shown.about.push_back(fact.about.key);
  }

  static bool isBloodTest(const MedicalCause& cause) { return cause.low || cause.high; }

  bool isOpen(const MedicalCause& cause) const {
    if (!cause.sex.empty() && cause.sex != asked_.chart.gender) return false;
    if (cause.age_from > 0 || cause.age_to < 200) {
      const auto age = asked_.taken.age_years;
      if (!age || *age < cause.age_from || *age > cause.age_to) return false;
    }
    return !isAnsweredByDiagnosis(cause) && !isAnsweredByUse(cause) && !isAskedElsewhere(cause) && !isNormal(cause);
  }

  // Known, or ruled out: a refuted diagnosis was looked at.
  bool isAnsweredByDiagnosis(const MedicalCause& cause) const {
    for (std::size_t i = 0; i < labels_.size(); ++i) {
      const record::ConditionLine& line = asked_.chart.conditions[i];
      if (line.is_not_interpreted) continue;
      if (std::find(cause.groups.begin(), cause.groups.end(), line.group) != cause.groups.end()) return true;
      if (std::find(cause.words.begin(), cause.words.end(), labels_[i]) != cause.words.end()) return true;
    }
    return false;
  }

  // Somebody asked about alcohol, tobacco or cannabis: the answer is on the list of what is taken.
  bool isAnsweredByUse(const MedicalCause& cause) const {
    if (cause.id != "substances") return false;
    return std::any_of(asked_.taken.items.begin(), asked_.taken.items.end(), [&](const TakenItem& item) {
      return item.taken.ingredient == "alcohol" || item.taken.ingredient == "cannabis";
    });
  }

  bool isAskedElsewhere(const MedicalCause& cause) const {
    return std::any_of(due_.items.begin(), due_.items.end(), [&](const Due& due) {
      return due.isLate() &&
             std::find(cause.tests.begin(), cause.tests.end(), due.row->tests.front()) != cause.tests.end();
    });
  }

  // A result out of range that a finding tells already.
  bool isToldOf(const MedicalCause& cause, const Said& said) const {
    return std::any_of(cause.tests.begin(), cause.tests.end(), [&](std::uint16_t group) {
      const std::string id = "lab/" + std::string(asked_.knowledge.labs().group(group).id);
      return std::any_of(said.findings.begin(), said.findings.end(), [&](const Finding& one) { return one.id == id; });
    });
  }

  // A recent result of an open cause: out of range, or of no unit that is known.
  const LabResult* unanswering(const MedicalCause& cause) const {
    for (const std::uint16_t group : cause.tests) {
      const auto all = results_.of(group);
      if (!all.empty() && daysFrom(all.front().on, asked_.now) <= cause.fresh_days) return &all.front();
    }
    return nullptr;
  }

  // A normal result of any of the tests. That a panel was done counts only where no number of it is known.
  bool isNormal(const MedicalCause& cause) const {
    bool is_done = false;
    bool has_number = false;
    for (const std::uint16_t group : cause.tests) {
      const auto all = results_.of(group);
      if (all.empty() || daysFrom(all.front().on, asked_.now) > cause.fresh_days) continue;
      if ((!cause.low && !cause.high) || asked_.knowledge.labs().group(group).unit.empty()) {
        is_done = true;
        continue;
      }
      has_number = true;
      const auto value = results_.valueOf(all.front());
      if (!value) continue;
      const bool is_low = cause.low && passesLow(group, *value, *cause.low);
      const bool is_high = cause.high && passes(*value, LabOperator::Above, *cause.high) == Passes::Yes;
      if (!is_low && !is_high) return true;
    }
    return is_done && !has_number;
  }

  // The number of the row is meant for its first test; of the others only the laboratory's own range counts.
  bool passesLow(std::uint16_t group, const LabValue& value, knowledge::LabBound bound) const {
    if (group != firstOf(group)) bound.fallback.reset();
    return passes(value, LabOperator::Below, bound) == Passes::Yes;
  }
  std::uint16_t firstOf(std::uint16_t group) const {
    for (const MedicalCause& cause : asked_.knowledge.medicalCauses().causes()) {
      if (std::find(cause.tests.begin(), cause.tests.end(), group) != cause.tests.end()) return cause.tests.front();
    }
    return group;
  }

  Finding findingOf(const std::vector<const MedicalCause*>& open, const Presentation& shown) const {
    Finding finding;
    finding.id = "medical-causes";
    finding.kind = "medical-cause-unchecked";
    finding.severity = record::Severity::Low;
    finding.about = shown.about;
    finding.evidence = shown.evidence;
    std::vector<std::string> names;
    std::vector<std::string> clinical;
    for (const MedicalCause* cause : open) {
      names.emplace_back(words_.choose(cause->name_plain, cause->name_plain_es, cause->name_clinical));
      clinical.emplace_back(cause->ask_clinical);
      finding.subjects.emplace_back(cause->name_clinical);
      finding.why += finding.why.empty() ? "" : kAlso.in(words_.language());
      std::string ask(words_.choose(cause->ask_plain, cause->ask_plain_es, cause->ask_clinical));
      if (words_.is_clinical) ask.insert(0, std::string(cause->name_clinical) + ": ");
      finding.why += sentence(std::move(ask)) + ".";
      if (const LabResult* result = unanswering(*cause)) {
        finding.evidence.push_back(evidenceOf(words_, asked_.knowledge.labs(), results_, *result));
        finding.why += words_.say(" The last result does not answer this: ask what came of it.",
                                  " El último resultado no responde esto: pregunte qué pasó con él.");
      }
      for (const record::FindingSource& source : sourcesOf(cause->source, "", cause->checked_on)) {
        if (std::find(finding.sources.begin(), finding.sources.end(), source) == finding.sources.end()) {
          finding.sources.push_back(source);
        }
      }
    }
    const std::string named = words_.joined(names);
    if (words_.is_clinical) {
      finding.title = "Medical causes without a result on record: " + named;
    } else {
      finding.title =
          std::string(words_.say("Ask if the body plays a part: ", "Pregunte si el cuerpo influye: ")) + named;
    }
    finding.steps = stepsFor(
        "primary-care", "next-visit",
        words_.say(
            "Ask your primary care doctor at the next visit what of this was looked at, and what is worth a look.",
            "En la próxima cita pregunte a su médico de cabecera qué de esto ya se revisó y qué conviene revisar."),
        "No result or diagnosis on record for: " + joinedClinical(clinical), asked_.now);
    return finding;
  }

  static std::string joinedClinical(const std::vector<std::string>& parts) {
    std::string text;
    for (const std::string& part : parts) text += (text.empty() ? "" : "; ") + part;
    return text;
  }

  const Asked& asked_;
  const LabResults& results_;
  const DueList& due_;
  LabWords words_;
  ObservationsOf observations_;
  std::vector<std::string> labels_;  // of the conditions, folded once
};

}  // namespace

void medicalCauseFindings(const Asked& asked, const LabResults& results, const DueList& due, Said& said) {
  Causes(asked, results, due).find(said);
}

}  // namespace baton::rules
