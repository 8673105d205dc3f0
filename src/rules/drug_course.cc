#include <algorithm>
#include <array>

#include "base/text.h"
#include "rules/drug_sections.h"

namespace baton::rules {
namespace {

using knowledge::ChangeKind;
using knowledge::MissedKind;
using knowledge::MissedRow;
using knowledge::RefillLimit;
using knowledge::WatchPlanRow;

std::string mgText(double mg) {
  std::string text = std::to_string(mg);
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text + " mg";
}

std::string_view gradeText(int grade) {
  static constexpr std::array<std::string_view, 4> kGrades = {"not expected", "can happen", "common", "very common"};
  return kGrades[static_cast<std::size_t>(grade)];
}

std::string daysText(int from, int to) { return "days " + std::to_string(from) + " to " + std::to_string(to); }

}  // namespace

std::vector<KnownRow> knownTrial(const DrugAsked& asked) {
  const knowledge::TrialDose* const dose = asked.knowledge.trials().dose(asked.ingredient());
  if (dose == nullptr) return {};
  std::string says = "a fair trial takes " + std::to_string(dose->weeks) + " weeks";
  if (dose->minimum_mg) {
    says += " at " + mgText(*dose->minimum_mg) + " a day or more; from " + mgText(*dose->resistance_mg) +
            " on, no help counts toward resistance";
  } else {
    says += "; the dose goes by a blood level";
  }
  return {{"", std::move(says), std::string(dose->source), "", std::string(dose->checked_on), dose->is_verified}};
}

std::vector<KnownRow> knownEffects(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  const knowledge::Effects& effects = asked.knowledge.effects();
  for (std::uint16_t number = 0; number < effects.all().size(); ++number) {
    const auto* const grade = effects.grade(asked.knowledge.psychotropics(), asked.ingredient(), number);
    if (grade == nullptr) continue;
    const knowledge::Effect& effect = effects.all()[number];
    std::string says = std::string(effect.name_clinical) + ": " + std::to_string(grade->grade) + ", " +
                       std::string(gradeText(grade->grade));
    if (grade->grade > 0) {
      says += ", usually begins " + daysText(grade->onset_from, grade->onset_to) + ", over about " +
              std::to_string(grade->offset_days) + " days after the last dose";
      if (effect.eases_day > 0) says += ", often eases by day " + std::to_string(effect.eases_day);
    }
    if (grade->subject != asked.ingredient()) says += " (" + std::string(grade->subject) + ")";
    rows.push_back({std::string(effect.id), std::move(says), std::string(grade->source), "",
                    std::string(grade->checked_on), grade->is_verified});
  }
  return rows;
}

// The rows that hold for some change at some age: a child's, a young adult's, an adult's.
std::vector<KnownRow> knownWatchPlans(const DrugAsked& asked) {
  std::vector<const WatchPlanRow*> plans;
  for (const ChangeKind kind : {ChangeKind::Start, ChangeKind::Raise, ChangeKind::Lower, ChangeKind::Stop}) {
    for (const int age : {8, 17, 24, 50}) {
      const auto* const plan =
          asked.knowledge.watchPlans().find(asked.knowledge.psychotropics(), asked.ingredient(), kind, age);
      if (plan != nullptr && std::find(plans.begin(), plans.end(), plan) == plans.end()) plans.push_back(plan);
    }
  }
  std::vector<KnownRow> rows;
  for (const WatchPlanRow* plan : plans) {
    std::vector<std::string> kinds;
    for (const ChangeKind kind : plan->on) kinds.emplace_back(knowledge::toText(kind));
    std::vector<std::string> days;
    for (const int day : plan->check_days) days.push_back(std::to_string(day));
    std::string says = join(kinds, ", ");
    if (plan->age_below) says += ", below " + std::to_string(*plan->age_below) + " years";
    says += ": benefit " + daysText(plan->benefit_from, plan->benefit_to) + ", checks on days " + join(days, ", ") +
            " by " + std::string(plan->who) + ". " + std::string(plan->benefit_clinical) +
            ". Ask: " + std::string(plan->ask_clinical) + ". Warn: " + std::string(plan->warn_clinical);
    rows.push_back({std::string(plan->id), std::move(says), std::string(plan->source), "",
                    std::string(plan->checked_on), plan->is_verified});
  }
  return rows;
}

std::vector<KnownRow> knownSupply(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  const knowledge::Refills& refills = asked.knowledge.refills();
  const bool is_psychotropic = asked.knowledge.psychotropics().isPsychotropic(asked.ingredient());
  const auto addLimit = [&](RefillLimit which, std::string says) {
    const knowledge::RefillSource& limit = refills.sourceOf(which);
    rows.push_back(
        {"", std::move(says), std::string(limit.source), "", std::string(limit.checked_on), limit.is_verified});
  };
  if (const knowledge::Controlled* const controlled = refills.controlled(asked.ingredient())) {
    rows.push_back({"", "controlled substance, schedule " + std::string(controlled->schedule) + " of the US act",
                    std::string(controlled->source), "", std::string(controlled->checked_on), controlled->is_verified});
    addLimit(RefillLimit::EarlyDays, "an early refill: " + std::to_string(refills.limit(RefillLimit::EarlyDays)) +
                                         " days or more still at hand");
  }
  const auto kind = asked.knowledge.drugs().drug(asked.drug).kind;
  if (kind != knowledge::DrugKind::Prescription) return rows;
  const RefillLimit gap = is_psychotropic ? RefillLimit::GapPsychotropic : RefillLimit::GapOther;
  addLimit(gap, "a gap in supply is told from " + std::to_string(refills.limit(gap)) + " days on");
  return rows;
}

std::vector<KnownRow> knownMissedDoses(const DrugAsked& asked) {
  std::vector<KnownRow> rows;
  for (const MissedKind kind : {MissedKind::Days, MissedKind::Since, MissedKind::Doses}) {
    for (const MissedRow* row : asked.knowledge.stopping().missed(asked.knowledge.drugs(), asked.ingredient(), kind)) {
      const std::string count = std::to_string(row->from);
      std::string says = kind == MissedKind::Days    ? count + " days in a row without"
                         : kind == MissedKind::Since ? count + " days since the last injection"
                                                     : count + " doses missed in two weeks";
      if (!row->words.empty()) {
        std::vector<std::string> words(row->words.begin(), row->words.end());
        says += " (" + join(words, ", ") + ")";
      }
      says += ": " + std::string(row->risk.clinical) + ". " + std::string(row->action.clinical) + ". " +
              std::string(knowledge::toText(row->severity));
      rows.push_back({std::string(row->id), std::move(says), std::string(row->source), "", std::string(row->checked_on),
                      row->is_verified});
    }
  }
  return rows;
}

std::vector<KnownRow> knownStopRisks(const DrugAsked& asked) {
  const knowledge::StopRow* const row = asked.knowledge.stopping().stop(asked.knowledge.drugs(), asked.ingredient());
  if (row == nullptr) return {};
  std::string says = "after " + std::to_string(row->taken_days) + " days or more: " + std::string(row->risk.clinical) +
                     ". " + std::string(row->action.clinical) + ". " + std::string(knowledge::toText(row->severity));
  if (!row->grave_with.empty()) says += ", high with " + std::string(row->grave_with);
  return {{std::string(row->id), std::move(says), std::string(row->source), "", std::string(row->checked_on),
           row->is_verified}};
}

}  // namespace baton::rules
