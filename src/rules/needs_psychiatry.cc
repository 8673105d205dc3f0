#include "rules/needs_psychiatry.h"

#include <algorithm>

#include "base/text.h"
#include "rules/conditions_of.h"
#include "rules/row_words.h"
#include "rules/trials.h"

namespace baton::rules {
namespace {

using knowledge::Reason;
using record::ConditionLine;
using record::Finding;
using record::MedicationLine;

constexpr std::string_view kPhq9Item9 = "44260-8";
constexpr int kYear = 365;

constexpr Phrase kTitle = {"A psychiatrist should take part", "Conviene que participe psiquiatría"};
constexpr Phrase kNobody = {"No psychiatrist is on the care team in this record.",
                            "En estos datos no hay psiquiatría en el equipo."};
constexpr Phrase kAsk = {
    "Ask primary care for a referral, in person or by video. Stay with your medicines until then.",
    "Pida a atención primaria una derivación, en persona o por video. Siga con sus medicamentos hasta entonces."};

bool takesPart(const record::CareTeamLine& member) {
  return member.status == "active" && (member.role == "psychiatrist" || member.role == "telepsychiatry");
}

bool hasPsychiatrist(const Asked& asked) {
  if (std::any_of(asked.chart.care_team.begin(), asked.chart.care_team.end(), takesPart)) return true;
  const std::int64_t today = dayNumber(asked.now);
  return std::any_of(asked.chart.facts.encounters.begin(), asked.chart.facts.encounters.end(), [&](const auto& visit) {
    if (visit.about.is_entered_in_error || visit.status == "cancelled" || visit.period.start.empty()) return false;
    const std::int64_t day = dayNumber(visit.period.start);
    if (day > today || today - day > kYear) return false;
    if (containsNoCase(visit.service.label(), "psychiatr")) return true;
    return std::any_of(visit.types.begin(), visit.types.end(),
                       [](const record::Concept& type) { return containsNoCase(type.label(), "psychiatr"); });
  });
}

struct Found {
  Reason reason = Reason::Bipolar;
  std::vector<std::string> names;  // for "{a}"
  std::vector<record::Evidence> evidence;
};

record::Evidence evidenceOf(const record::Line& line) {
  return {line.sources.empty() ? "" : line.sources.front().key,
          line.text + (line.since.empty() ? "" : ", since " + line.since.dateText())};
}

class Reasons {
 public:
  explicit Reasons(const Asked& asked) : asked_(asked) {
    for (const MedicationLine& line : asked.chart.medications) {
      if (line.status == "active" && line.is_psychotropic && !line.is_otc) psychotropics_.push_back(&line);
    }
  }

  std::vector<Found> find() {
    addConditions();
    addResistance();
    addSafety();
    addMedicines();
    return std::move(found_);
  }

 private:
  int number(Reason reason) const { return asked_.knowledge.trials().reason(reason).number; }

  void addConditions() {
    if (const auto* line = conditionOf(asked_, "bipolar")) found_.push_back({Reason::Bipolar, {}, {evidenceOf(*line)}});
    const ConditionLine* psychosis = nullptr;
    for (const std::string_view group : {"schizophrenia", "schizoaffective", "psychosis"}) {
      if (psychosis == nullptr) psychosis = conditionOf(asked_, group);
    }
    for (const ConditionLine& line : asked_.chart.conditions) {
      const bool is_with = line.status == "active" && containsNoCase(line.text, "with psychotic");
      if (psychosis == nullptr && is_with) psychosis = &line;
    }
    if (psychosis != nullptr) found_.push_back({Reason::Psychosis, {}, {evidenceOf(*psychosis)}});
  }

  void addResistance() {
    for (const knowledge::TrialKind kind :
         {knowledge::TrialKind::Antidepressant, knowledge::TrialKind::Antipsychotic}) {
      Found failed{Reason::Resistance, {}, {}};
      for (const Trial& trial : trialsOf(asked_)) {
        const bool is_failed =
            trial.row->kind == kind && trial.counts_for_resistance && trial.outcome == Outcome::NotEnough;
        if (!is_failed) continue;
        failed.names.push_back(shownName(trial.line->ingredients.front()));
        failed.evidence.push_back(evidenceOf(*trial.line));
        if (!trial.line->status_reason.empty()) failed.evidence.back().text += " (" + trial.line->status_reason + ")";
      }
      if (static_cast<int>(failed.names.size()) >= number(Reason::Resistance)) {
        std::sort(failed.names.begin(), failed.names.end());
        found_.push_back(std::move(failed));
        return;
      }
    }
  }

  // An answer above 0 to item 9 of the PHQ-9, or the condition itself.
  void addSafety() {
    Found found{Reason::Safety, {}, {}};
    const std::int64_t today = dayNumber(asked_.now);
    const auto item = lastScore(asked_, kPhq9Item9, today - number(Reason::Safety), today);
    if (item && item->value > 0) {
      found.evidence.push_back(
          {item->fact->about.key, item->fact->what.label() + ", " + item->fact->effective.dateText()});
    }
    const auto* line = conditionOf(asked_, "suicidality");
    if (line != nullptr && line->status == "active" && containsNoCase(line->text, "ideation")) {
      found.evidence.push_back(evidenceOf(*line));
    }
    if (!found.evidence.empty()) found_.push_back(std::move(found));
  }

  void addMedicines() {
    const auto withMedicines = [&](Reason reason) {
      Found found{reason, {}, {}};
      for (const MedicationLine* line : psychotropics_) {
        found.names.push_back(line->name);
        found.evidence.push_back(evidenceOf(*line));
      }
      std::sort(found.names.begin(), found.names.end());
      return found;
    };
    const int count = static_cast<int>(psychotropics_.size());
    if (count >= number(Reason::Polypharmacy)) found_.push_back(withMedicines(Reason::Polypharmacy));
    if (count > 0 && conditionOf(asked_, "pregnancy") != nullptr) found_.push_back(withMedicines(Reason::Pregnancy));
    addOne("clozapine", Reason::Clozapine);
    addOne("lithium", Reason::Lithium);
    const auto age = asked_.taken.age_years;
    if (!age) return;
    const bool has_antipsychotic =
        std::any_of(psychotropics_.begin(), psychotropics_.end(), [&](const MedicationLine* line) {
          return std::any_of(line->ingredients.begin(), line->ingredients.end(), [&](const std::string& one) {
            return asked_.knowledge.drugs().isMember(one, "antipsychotic");
          });
        });
    const bool is_much = count >= number(Reason::Young) || has_antipsychotic;
    if (*age < 18 && is_much) found_.push_back(withMedicines(Reason::Young));
    if (*age >= 65 && count >= number(Reason::Older)) found_.push_back(withMedicines(Reason::Older));
  }

  void addOne(std::string_view ingredient, Reason reason) {
    for (const MedicationLine* line : psychotropics_) {
      const auto& own = line->ingredients;
      if (std::find(own.begin(), own.end(), ingredient) == own.end()) continue;
      found_.push_back({reason, {}, {evidenceOf(*line)}});
      return;
    }
  }

  const Asked& asked_;
  std::vector<const MedicationLine*> psychotropics_;
  std::vector<Found> found_;
};

void addSources(Finding& finding, std::string_view source, std::string_view checked_on) {
  for (record::FindingSource& one : sourcesOf(source, "", checked_on)) {
    const bool is_named = std::any_of(finding.sources.begin(), finding.sources.end(), [&](const auto& known) {
      return known.title == one.title && known.section == one.section;
    });
    if (!is_named) finding.sources.push_back(std::move(one));
  }
}

Finding findingOf(const Asked& asked, const std::vector<Found>& reasons) {
  Finding finding;
  finding.kind = "needs-psychiatry";
  finding.title = kTitle.in(asked);
  finding.why = kNobody.in(asked);
  std::vector<std::string> ids;
  std::vector<std::string> clinical;
  for (const Found& found : reasons) {
    const knowledge::ReasonRow& row = asked.knowledge.trials().reason(found.reason);
    ids.emplace_back(row.id);
    finding.severity = std::min(finding.severity, row.severity);
    const std::string words = fill(wordsFor(asked, row.words), {listed(found.names), "", ""});
    finding.why += " " + words + (words.ends_with('.') ? "" : ".");
    clinical.emplace_back(row.id);
    for (const record::Evidence& evidence : found.evidence) {
      if (std::find(finding.evidence.begin(), finding.evidence.end(), evidence) == finding.evidence.end()) {
        finding.evidence.push_back(evidence);
        if (!evidence.resource.empty()) finding.about.push_back(evidence.resource);
      }
    }
    addSources(finding, row.source, row.checked_on);
  }
  finding.subjects = ids;
  finding.id = "needs-psychiatry/" + join(ids, "+");
  const bool is_soon = std::find(ids.begin(), ids.end(), "safety") != ids.end();
  finding.steps =
      stepsFor("primary-care", is_soon ? "48h" : "next-contact", kAsk.in(asked),
               "Refer to or consult psychiatry, keep treating meanwhile: " + join(clinical, ", "), asked.now);
  return finding;
}

bool isAntidepressant(const Asked& asked, const MedicationLine& line) {
  return line.ingredients.size() == 1 &&
         std::any_of(line.ingredients.begin(), line.ingredients.end(), [&](const auto& one) {
           const auto* row = asked.knowledge.trials().dose(one);
           return row != nullptr && row->kind == knowledge::TrialKind::Antidepressant;
         });
}

bool steadiesMood(const Asked& asked, const MedicationLine& line) {
  return std::any_of(line.ingredients.begin(), line.ingredients.end(), [&](const std::string& one) {
    const auto* row = asked.knowledge.trials().dose(one);
    const bool is_mood = row != nullptr && row->kind != knowledge::TrialKind::Antidepressant;
    return is_mood || asked.knowledge.drugs().isMember(one, "antipsychotic");
  });
}

// Trazodone or a tricyclic in a small dose at night is given for sleep or pain.
bool isLowDose(const Asked& asked, const MedicationLine& line) {
  const auto* row = asked.knowledge.trials().dose(line.ingredients.front());
  if (!line.daily_amount || line.daily_unit != "mg" || !row->minimum_mg) return false;
  const bool is_sedating =
      line.ingredients.front() == "trazodone" || asked.knowledge.drugs().isMember(line.ingredients.front(), "tca");
  return is_sedating && *line.daily_amount < *row->minimum_mg / 2;
}

Finding cautionOf(const Asked& asked, Reason reason, const std::vector<const MedicationLine*>& lines,
                  std::string_view id, std::string_view who, const Phrase& ask, std::string_view clinical) {
  const knowledge::ReasonRow& row = asked.knowledge.trials().reason(reason);
  Finding finding;
  finding.id = id;
  finding.kind = "condition-caution";
  finding.severity = row.severity;
  std::vector<std::string> names;
  for (const MedicationLine* line : lines) {
    finding.subjects.push_back(line->ingredients.front());
    names.push_back(shownName(line->ingredients.front()));
    finding.evidence.push_back(evidenceOf(*line));
    for (const record::Source& source : line->sources) finding.about.push_back(source.key);
  }
  finding.why = fill(wordsFor(asked, row.words), {listed(names), "", ""});
  finding.title = firstSentence(finding.why);
  if (!finding.why.ends_with('.')) finding.why += '.';
  finding.steps =
      stepsFor(who, row.severity == record::Severity::Low ? "next-visit" : "48h", ask.in(asked), clinical, asked.now);
  addSources(finding, row.source, row.checked_on);
  return finding;
}

// Has anybody written down that mania was asked for, or that it is not there?
bool wasManiaAsked(const Asked& asked) {
  const auto says = [](std::string_view text) {
    for (const std::string_view word : {"mania", "manic", "mood disorder questionnaire", "bipolar", "manía"}) {
      if (containsNoCase(text, word)) return true;
    }
    return false;
  };
  for (const record::ObservationFact& fact : asked.chart.facts.observations) {
    if (says(fact.what.label()) || says(fact.note) || says(fact.value_text)) return true;
  }
  for (const record::ConditionFact& fact : asked.chart.facts.conditions) {
    if (says(fact.what.label()) || says(fact.note)) return true;
  }
  for (const record::DocumentFact& fact : asked.chart.facts.documents) {
    if (says(fact.title) || says(fact.conclusion)) return true;
  }
  return std::any_of(asked.chart.facts.other.begin(), asked.chart.facts.other.end(),
                     [&](const record::OtherFact& fact) { return says(fact.label); });
}

constexpr Phrase kAskMood = {
    "Ask the prescriber whether a mood stabilizer belongs with it. Tell them about less sleep with more drive.",
    "Pregunte a quien lo receta si hace falta un estabilizador del ánimo. Avise si duerme menos con más energía."};
constexpr Phrase kTellMania = {
    "Tell the prescriber if you ever had days of little sleep with far too much energy, or if it is in the family.",
    "Cuente a quien lo receta si alguna vez tuvo días de poco sueño con demasiada energía, o si lo hay en la familia."};

}  // namespace

void needsPsychiatryFindings(const Asked& asked, Said& said) {
  if (hasPsychiatrist(asked)) return;
  const std::vector<Found> reasons = Reasons(asked).find();
  if (asked.chart.medications.empty() && asked.chart.conditions.empty()) return;
  said.checked.emplace_back("whether a psychiatrist should take part");
  if (!reasons.empty()) said.findings.push_back(findingOf(asked, reasons));
}

void bipolarScreenFindings(const Asked& asked, Said& said) {
  std::vector<const MedicationLine*> all;
  std::vector<const MedicationLine*> fresh;
  bool is_steadied = false;
  const int new_days = asked.knowledge.trials().reason(Reason::ManiaNeverAsked).number;
  for (const MedicationLine& line : asked.chart.medications) {
    if (line.status != "active" || line.is_not_interpreted) continue;
    is_steadied = is_steadied || steadiesMood(asked, line);
    if (!isAntidepressant(asked, line) || isLowDose(asked, line)) continue;
    all.push_back(&line);
    const bool is_new = !line.since.empty() && dayNumber(asked.now) - dayNumber(line.since) <= new_days;
    if (is_new) fresh.push_back(&line);
  }
  if (all.empty()) return;
  if (const ConditionLine* bipolar = conditionOf(asked, "bipolar")) {
    said.checked.emplace_back("antidepressants with bipolar disorder");
    if (is_steadied) return;
    std::vector<std::string> parts;
    for (const MedicationLine* line : all) parts.push_back(idPart(line->ingredients.front()));
    std::sort(parts.begin(), parts.end());
    Finding finding = cautionOf(asked, Reason::BipolarAlone, all, "condition-caution/bipolar+" + join(parts, "+"),
                                "psychiatrist; primary-care", kAskMood,
                                "Review: antidepressant without a mood stabilizer; add one, taper or say why not");
    finding.evidence.push_back(evidenceOf(*bipolar));
    said.findings.push_back(std::move(finding));
    return;
  }
  if (fresh.empty() || is_steadied || conditionOf(asked, "depression") == nullptr || wasManiaAsked(asked)) return;
  said.findings.push_back(cautionOf(
      asked, Reason::ManiaNeverAsked, fresh, "condition-caution/mania-never-asked", "psychiatrist; primary-care",
      kTellMania, "Ask for past hypomania or mania and family history before or soon after the start"));
}

}  // namespace baton::rules
