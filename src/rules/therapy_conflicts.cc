#include "rules/therapy_conflicts.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "rules/activation_watch.h"
#include "rules/change_words.h"
#include "rules/therapies.h"

namespace baton::rules {
namespace {

using knowledge::ConflictRow;
using knowledge::ConflictTrigger;
using knowledge::ConflictWhen;
using knowledge::TakenState;
using knowledge::Therapy;
using record::Finding;
using record::Severity;

constexpr std::size_t kMostMedicines = 4;

// One medicine that a row speaks of.
struct Match {
  const TakenItem* item = nullptr;
  const MedicineChange* change = nullptr;  // of the last kNewDays
  bool is_at_bedtime = false;
};

class Conflicts {
 public:
  Conflicts(const Asked& asked, Said& said)
      : asked_(asked), said_(said), tables_(asked.knowledge.therapyConflicts()), changes_(medicineChanges(asked)) {
    for (const record::MedicationLine& line : asked.chart.medications) lines_.emplace(line.id, &line);
  }

  void find() {
    tellActivation();
    therapies_ = therapiesOf(asked_);
    for (const ConflictRow& row : tables_.rows()) {
      if (!row.needsTherapy()) continue;
      if (row.trigger == ConflictTrigger::TherapyStart) {
        tellStart(row);
        continue;
      }
      const TherapyNow* const therapy = therapyFor(row);
      if (therapy != nullptr) tellRow(row, *therapy);
    }
    sayChecked();
  }

 private:
  // Of several that fit, the first of the table.
  const TherapyNow* therapyFor(const ConflictRow& row) const {
    for (const TherapyNow& one : therapies_) {
      if (tables_.isOf(tables_.therapies()[one.therapy], row)) return &one;
    }
    return nullptr;
  }

  std::string nameOfTherapy(const TherapyNow& one) const {
    const Therapy& therapy = tables_.therapies()[one.therapy];
    return std::string(pick(asked_, therapy.name_plain, therapy.name_plain_es, therapy.name_clinical));
  }

  bool isAtBedtimeOnly(const TakenItem& item) const {
    const auto line = lines_.find(item.line);
    if (line == lines_.end()) return false;
    const std::string words = foldForMatching(line->second->dose + " " + line->second->sig);
    const bool is_bedtime = words.find("bedtime") != std::string::npos || words.find("at night") != std::string::npos ||
                            words.find("every night") != std::string::npos ||
                            words.find("acostarse") != std::string::npos;
    return is_bedtime && words.find("morning") == std::string::npos && words.find("2 times") == std::string::npos &&
           words.find("twice") == std::string::npos;
  }

  bool isTrigger(const ConflictRow& row, const TakenItem& item) const {
    const knowledge::Knowledge& knowledge = asked_.knowledge;
    return knowledge::TherapyConflicts::isTrigger(row, knowledge.drugs(), knowledge.psychotropics(),
                                                  knowledge.effects(), item.taken.ingredient);
  }

  // A medicine that was just stopped changes things too, where the row is about change. A drink or a smoke now and then
  // is nothing to tell a therapist of.
  bool isPresent(const ConflictRow& row, const TakenItem& item) const {
    if (item.taken.route == knowledge::TakenRoute::Local || item.is_rare) return false;
    const auto drug = asked_.knowledge.drugs().find(item.taken.ingredient);
    const bool is_substance = drug && asked_.knowledge.drugs().drug(*drug).kind == knowledge::DrugKind::Substance;
    if (is_substance && item.taken.is_regular != true) return false;
    if (item.taken.state != TakenState::Stopped) return true;
    return row.trigger == ConflictTrigger::Psychotropic && !item.is_stop_undated &&
           item.taken.days_since_stop <= kNewDays;
  }

  bool isWhen(const ConflictRow& row, const Match& match) const {
    switch (row.when) {
      case ConflictWhen::Any:
        return true;
      case ConflictWhen::New:
        return match.change != nullptr || (match.item->line.empty() && match.item->taken.state == TakenState::Starting);
      case ConflictWhen::AsNeeded:
        return match.item->taken.is_regular == false;
    }
    return false;
  }

  std::vector<Match> matchesOf(const ConflictRow& row) {
    std::vector<Match> matches;
    for (const TakenItem& item : asked_.taken.items) {
      if (!isPresent(row, item) || !isTrigger(row, item)) continue;
      // Sedation is told of once, by the first row that speaks of it; that it is also new adds nothing.
      const bool is_about_dulling = row.trigger == ConflictTrigger::EffectGrade || row.name == "benzodiazepine";
      const bool is_about_change = row.trigger == ConflictTrigger::Psychotropic;
      if ((is_about_dulling || is_about_change) && dulling_.contains(item.taken.ingredient)) continue;
      Match match{&item, item.line.empty() ? nullptr : newestChange(changes_, item.line, asked_.now),
                  isAtBedtimeOnly(item)};
      if (!isWhen(row, match)) continue;
      if (is_about_dulling) dulling_.insert(item.taken.ingredient);
      const bool is_named = std::any_of(matches.begin(), matches.end(), [&](const Match& known) {
        return known.item->taken.ingredient == item.taken.ingredient;
      });
      if (!is_named) matches.push_back(match);
    }
    return matches;
  }

  void tellRow(const ConflictRow& row, const TherapyNow& therapy) {
    const std::vector<Match> matches = matchesOf(row);
    if (matches.empty()) return;
    Finding finding = findingOf(row, namesOf(matches), nameOfTherapy(therapy));
    const bool is_mild =
        row.trigger == ConflictTrigger::EffectGrade &&
        std::all_of(matches.begin(), matches.end(), [](const Match& one) { return one.is_at_bedtime; });
    if (is_mild) finding.severity = std::max(finding.severity, Severity::Low);
    finding.why = why(row, matches, is_mild);
    for (const Match& match : matches) addMatch(finding, match);
    addTherapy(finding, therapy);
    const std::string by = finding.severity == Severity::Low ? "next-visit" : std::string(row.by);
    finding.steps =
        stepsFor(row.who, by, pick(asked_, row.action_plain, row.action_plain_es), row.action_clinical, asked_.now);
    said_.findings.push_back(std::move(finding));
  }

  std::vector<std::string> namesOf(const std::vector<Match>& matches) const {
    std::vector<std::string> names;
    for (const Match& match : matches) {
      if (names.size() < kMostMedicines) names.push_back(nameIn(asked_, match.item->taken.ingredient));
    }
    return names;
  }

  Finding findingOf(const ConflictRow& row, const std::vector<std::string>& medicines,
                    const std::string& therapy) const {
    Finding finding;
    finding.id = "therapy-conflict/" + std::string(row.id);
    finding.kind = "therapy-conflict";
    finding.severity = row.severity;
    finding.interrupts = row.severity <= Severity::High;
    finding.title =
        fillIn(pick(asked_, row.title_plain, row.title_plain_es), listed(medicines, languageOf(asked_)), therapy);
    finding.sources = sourcesOf(row.source, "", row.checked_on);
    return finding;
  }

  std::string why(const ConflictRow& row, const std::vector<Match>& matches, bool is_mild) const {
    std::string text(pick(asked_, row.why_plain, row.why_plain_es, row.why_clinical));
    if (text.back() != '.') text += '.';
    for (const Match& match : matches) {
      if (row.when != ConflictWhen::New || match.change == nullptr) continue;
      text += " " + withCapital(sayChange(asked_, *match.change, nameIn(asked_, match.item->taken.ingredient))) + ".";
    }
    if (is_mild) {
      text += pick(asked_, " It is taken at bedtime, so most of it is gone by day.",
                   " Se toma al acostarse, así que de día queda poco efecto.", " Bedtime dose only.");
    }
    return text;
  }

  static void addKey(Finding& finding, const std::string& key) {
    if (!key.empty() && std::find(finding.about.begin(), finding.about.end(), key) == finding.about.end())
      finding.about.push_back(key);
  }

  static void addMatch(Finding& finding, const Match& match) {
    finding.subjects.emplace_back(match.item->taken.ingredient);
    for (const std::string& key : match.item->about) addKey(finding, key);
    for (const record::Evidence& one : match.item->evidence) finding.evidence.push_back(one);
  }

  static void addTherapy(Finding& finding, const TherapyNow& therapy) {
    addKey(finding, therapy.key);
    finding.evidence.push_back(therapy.evidence);
  }

  // MED-3. Only where somebody prescribes for the mind; else there is nobody to tell.
  void tellStart(const ConflictRow& row) {
    if (!hasPrescriber()) return;
    for (const TherapyNow& one : therapies_) {
      const Therapy& therapy = tables_.therapies()[one.therapy];
      if (!tables_.isOf(therapy, row) || one.since.empty()) continue;
      const int days = daysFromTo(one.since, asked_.now);
      if (days < 0 || days > kNewTherapyDays) continue;
      Finding finding = findingOf(row, {}, nameOfTherapy(one));
      finding.id += "+" + std::string(therapy.id);
      finding.subjects.emplace_back(therapy.id);
      finding.why = startWords(one, therapy);
      addTherapy(finding, one);
      for (record::FindingSource& source : sourcesOf(therapy.source, "", therapy.checked_on)) {
        const bool is_named = std::any_of(finding.sources.begin(), finding.sources.end(),
                                          [&](const auto& known) { return known.title == source.title; });
        if (!is_named) finding.sources.push_back(std::move(source));
      }
      finding.steps = stepsFor(row.who, row.by, pick(asked_, row.action_plain, row.action_plain_es),
                               row.action_clinical, asked_.now);
      said_.findings.push_back(std::move(finding));
      return;  // of several names of one work the first is enough
    }
  }

  std::string startWords(const TherapyNow& one, const Therapy& therapy) const {
    std::string text(pick(asked_, "First seen in the record on ", "Visto por primera vez en el historial el "));
    text += one.since.dateText() + ". ";
    text += pick(asked_, therapy.distress_plain, therapy.distress_plain_es, therapy.distress_clinical);
    if (text.back() != '.') text += '.';
    if (therapy.hard_to == 0) return text;
    const auto dayAfter = [&](int days) { return toIsoDate({one.since.first().ms + days * kDayMs}); };
    text += std::string(pick(asked_, " Expect it from about ", " Se espera desde alrededor del ")) +
            dayAfter(therapy.hard_from) + std::string(pick(asked_, " to ", " hasta el ")) + dayAfter(therapy.hard_to) +
            ".";
    return text;
  }

  bool hasPrescriber() const {
    const bool is_treated =
        std::any_of(asked_.taken.items.begin(), asked_.taken.items.end(), [&](const TakenItem& item) {
          return item.taken.state != TakenState::Stopped &&
                 asked_.knowledge.psychotropics().isPsychotropic(item.taken.ingredient) && !item.line.empty();
        });
    return is_treated ||
           std::any_of(asked_.chart.care_team.begin(), asked_.chart.care_team.end(), [](const auto& line) {
             return line.status == "active" && (line.role == "psychiatrist" || line.role == "telepsychiatry");
           });
  }

  void tellActivation() {
    for (const LinkedEffect& linked : linkedEffects(asked_, changes_)) {
      const ConflictRow* const row = activationRow(asked_, linked);
      if (row == nullptr) continue;
      const EffectCause& cause = linked.causes.front();
      const std::string name = nameIn(asked_, cause.item->taken.ingredient);
      Finding finding = findingOf(*row, {name}, "");
      finding.id += "+" + idPart(cause.item->taken.ingredient);
      finding.why = std::string(pick(asked_, row->why_plain, row->why_plain_es, row->why_clinical));
      if (finding.why.back() != '.') finding.why += '.';
      finding.why = withCapital(sayChange(asked_, *cause.change, name)) + ". " + finding.why;
      addKey(finding, linked.report.evidence.resource);
      finding.evidence.push_back(linked.report.evidence);
      addMatch(finding, {cause.item, cause.change, false});
      finding.steps = stepsFor(row->who, row->by, pick(asked_, row->action_plain, row->action_plain_es),
                               row->action_clinical, asked_.now);
      const bool is_told = std::any_of(said_.findings.begin(), said_.findings.end(),
                                       [&](const Finding& told) { return told.id == finding.id; });
      if (!is_told) said_.findings.push_back(std::move(finding));
    }
  }

  void sayChecked() {
    if (asked_.taken.items.empty()) return;
    if (therapies_.empty()) {
      said_.not_checked.push_back(
          {std::string(pick(asked_, "medicines against therapy", "medicinas y terapia")),
           std::string(pick(asked_, "no visit, plan or goal of the record says which kind of therapy is going on",
                            "ninguna cita, plan o meta del historial dice qué tipo de terapia hay"))});
      return;
    }
    std::vector<std::string> names;
    for (const TherapyNow& one : therapies_) names.push_back(nameOfTherapy(one));
    said_.checked.push_back(std::string(pick(asked_, "medicines against ", "medicinas con ")) +
                            listed(names, languageOf(asked_)));
  }

  const Asked& asked_;
  Said& said_;
  const knowledge::TherapyConflicts& tables_;
  std::vector<MedicineChange> changes_;
  std::vector<TherapyNow> therapies_;
  std::unordered_map<std::string_view, const record::MedicationLine*> lines_;
  std::set<std::string_view> dulling_;  // medicines whose sedation or learning effect is already told
};

}  // namespace

void therapyConflictFindings(const Asked& asked, Said& said) { Conflicts(asked, said).find(); }

}  // namespace baton::rules
