#include "rules/circumstances.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace baton::rules {
namespace {

using knowledge::Holds;
using record::ConditionLine;
using record::Evidence;
using record::ObservationFact;

constexpr int kPregnancyDays = 300;
constexpr int kBreastfeedingDays = 730;
constexpr int kKidneyDays = 365;
constexpr int kYoungest = 12;
constexpr int kOldest = 50;

constexpr std::string_view kPregnancyStatus = "82810-3";
constexpr std::string_view kBreastfeedingStatus = "63895-7";
constexpr std::string_view kIsPregnant = "77386006";
constexpr std::string_view kIsBreastfeeding = "413712001";
// Estimated glomerular filtration rate per 1.73 m2, by the equations in use (MDRD, CKD-EPI 2009 and 2021).
constexpr std::array<std::string_view, 7> kEgfr = {"33914-3", "48642-3", "48643-1", "62238-1",
                                                   "88293-6", "88294-4", "98979-8"};

std::optional<int> daysSince(const PartialDate& date, Instant at) {
  if (date.empty()) return std::nullopt;
  return static_cast<int>((at.ms - date.last().ms) / kDayMs);
}

std::string labelOf(const ConditionLine& line) {
  if (line.since.empty()) return line.text;
  return line.text + ", since " + line.since.dateText();
}

// The finer concept of a line, where its codes or words name one.
std::string conceptOf(const knowledge::Conditions& conditions, const ConditionLine& line) {
  for (const record::Coding& coding : line.codes) {
    if (const auto match = conditions.find(coding.system, coding.code)) return match->concept_id;
  }
  const auto match = conditions.findText(line.text);
  return match ? match->concept_id : "";
}

std::string_view loincOf(const ObservationFact& observation) {
  for (const record::Coding& coding : observation.what.codings) {
    if (coding.system == record::kLoinc) return coding.code;
  }
  return {};
}

bool counts(const ObservationFact& observation) {
  return !observation.about.is_entered_in_error && !observation.about.is_not_interpreted &&
         observation.status != "cancelled" && observation.status != "entered-in-error";
}

std::string shownWithDate(const ObservationFact& observation) {
  std::string text = observation.what.label() + " " + observation.shown();
  if (!observation.effective.empty()) text += " on " + observation.effective.dateText();
  return text;
}

std::string_view geneIn(std::string_view label) {
  static constexpr std::array<std::string_view, 4> kGenes = {"CYP2D6", "CYP2C19", "HLA-B*15:02", "HLA-A*31:01"};
  if (label.find("CYP") == std::string_view::npos && label.find("HLA") == std::string_view::npos) return {};
  for (const std::string_view gene : kGenes) {
    if (label.find(gene) != std::string_view::npos) return gene;
  }
  return {};
}

// "Ultra-rapid metabolizer" → "ultrarapid"; "" for star alleles and anything else.
std::string phenotypeIn(std::string_view words, std::string_view gene) {
  const auto has = [&](std::string_view part) { return containsNoCase(words, part); };
  if (gene.starts_with("HLA")) {
    if (has("negative") || has("not detected") || has("absent") || has("not present")) return "negative";
    return has("positive") || has("detected") || has("present") ? "positive" : "";
  }
  if (has("ultrarapid") || has("ultra-rapid") || has("ultra rapid")) return "ultrarapid";
  if (has("poor metab")) return "poor";
  if (has("intermediate metab")) return "intermediate";
  if (has("rapid metab")) return "rapid";
  return has("normal metab") || has("extensive metab") ? "normal" : "";
}

class PersonReader {
 public:
  PersonReader(const knowledge::Knowledge& knowledge, const record::Chart& chart, const TakenList& list)
      : knowledge_(knowledge), chart_(chart), list_(list) {}

  Circumstances read() {
    result_.has_record = true;
    result_.age_years = list_.age_years;
    for (const ConditionLine& line : chart_.conditions) addCondition(line);
    for (const ObservationFact& observation : chart_.facts.observations) addObservation(observation);
    result_.could_become_pregnant = couldBecomePregnant();
    return std::move(result_);
  }

 private:
  void addCondition(const ConditionLine& line) {
    if (line.status == "refuted" || line.is_not_interpreted) return;
    const bool is_current = line.status != "resolved" && line.status != "inactive";
    const std::string key = line.sources.empty() ? "" : line.sources.front().key;
    if (const std::string_view gene = geneIn(line.text); !gene.empty()) {
      addGene(gene, line.text, {key, line.text});
    }
    if (line.group.empty()) return;
    KnownCondition known{line.group,
                         conceptOf(knowledge_.conditions(), line),
                         is_current,
                         daysSince(line.since, chart_.at),
                         {key, labelOf(line)}};
    if (is_current && line.group == "pregnancy") set(known, kPregnancyDays, result_.is_pregnant, result_.pregnancy);
    if (is_current && line.group == "breastfeeding")
      set(known, kBreastfeedingDays, result_.is_breastfeeding, result_.breastfeeding);
    result_.conditions.push_back(std::move(known));
  }

  static void set(const KnownCondition& known, int days, Holds& holds, Evidence& evidence) {
    if (known.days_since && *known.days_since > days) return;
    if (holds == Holds::Yes) return;
    holds = known.days_since ? Holds::Yes : Holds::Unknown;
    evidence = known.evidence;
  }

  void addObservation(const ObservationFact& observation) {
    const std::string_view loinc = loincOf(observation);
    if (loinc == kPregnancyStatus || loinc == kBreastfeedingStatus) {
      addStatus(observation, loinc == kPregnancyStatus);
    } else if (std::find(kEgfr.begin(), kEgfr.end(), loinc) != kEgfr.end()) {
      addKidney(observation);
    }
    const std::string_view label = observation.what.text.empty() && !observation.what.codings.empty()
                                       ? observation.what.codings.front().display
                                       : observation.what.text;
    const std::string_view gene = geneIn(label);
    if (gene.empty() || !counts(observation)) return;
    std::string words = observation.shown() + " " + observation.value_text + " " + observation.value_concept.label();
    for (const ObservationFact::Component& part : observation.components) {
      words += " " + part.value_text + " " + part.value_concept.label();
    }
    addGene(gene, words, {observation.about.key, shownWithDate(observation)});
  }

  // Observations come newest first: the first that counts speaks.
  void addStatus(const ObservationFact& observation, bool is_pregnancy) {
    const auto days = daysSince(observation.effective, chart_.at);
    bool& is_said = is_pregnancy ? is_pregnancy_said_ : is_breastfeeding_said_;
    if (is_said || !counts(observation) || !days || *days > (is_pregnancy ? kPregnancyDays : kKidneyDays)) return;
    is_said = true;
    const std::string code = observation.value_concept.codeIn(record::kSnomed);
    const bool is_so = code == (is_pregnancy ? kIsPregnant : kIsBreastfeeding);
    (is_pregnancy ? result_.is_pregnant : result_.is_breastfeeding) = is_so ? Holds::Yes : Holds::No;
    (is_pregnancy ? result_.pregnancy : result_.breastfeeding) = {observation.about.key, shownWithDate(observation)};
  }

  void addKidney(const ObservationFact& observation) {
    const auto days = daysSince(observation.effective, chart_.at);
    if (result_.egfr || !counts(observation) || !observation.quantity || !days || *days > kKidneyDays) return;
    const std::string& comparator = observation.quantity->comparator;
    if (comparator == ">" || comparator == ">=") {
      result_.egfr = 200;  // "more than 60": above everything that a row asks
    } else {
      result_.egfr = observation.quantity->value.value();
    }
    result_.kidney = {observation.about.key, shownWithDate(observation)};
  }

  void addGene(std::string_view gene, std::string_view words, Evidence evidence) {
    const auto same = [&](const GeneResult& one) { return one.gene == gene; };
    if (std::any_of(result_.genes.begin(), result_.genes.end(), same)) return;
    result_.genes.push_back({std::string(gene), phenotypeIn(words, gene), std::move(evidence)});
  }

  bool isPrevented() const {
    const auto isPreventing = [](std::string_view group) {
      return group == "contraception" || group == "pregnancy-not-possible";
    };
    for (const KnownCondition& known : result_.conditions) {
      if (isPreventing(known.group)) return true;
    }
    for (const record::ProcedureFact& procedure : chart_.facts.procedures) {
      const auto match = knowledge_.conditions().findText(procedure.what.label());
      if (match && isPreventing(match->group)) return true;
    }
    return std::any_of(list_.items.begin(), list_.items.end(), [&](const TakenItem& item) {
      return item.taken.state != knowledge::TakenState::Stopped &&
             knowledge_.drugs().isMember(item.taken.ingredient, "contraceptive-hormonal");
    });
  }

  bool couldBecomePregnant() const {
    const bool is_of_age = result_.age_years && *result_.age_years >= kYoungest && *result_.age_years <= kOldest;
    return chart_.gender == "female" && is_of_age && result_.is_pregnant == Holds::No && !isPrevented();
  }

  const knowledge::Knowledge& knowledge_;
  const record::Chart& chart_;
  const TakenList& list_;
  Circumstances result_;
  bool is_pregnancy_said_ = false;
  bool is_breastfeeding_said_ = false;
};

}  // namespace

Circumstances circumstancesOf(const knowledge::Knowledge& knowledge, const record::Chart& chart,
                              const TakenList& list) {
  return PersonReader(knowledge, chart, list).read();
}

}  // namespace baton::rules
