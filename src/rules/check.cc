#include "rules/check.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <iterator>
#include <tuple>

#include "rules/after_crisis.h"
#include "rules/agreed_tasks.h"
#include "rules/allergy_conflicts.h"
#include "rules/caregivers.h"
#include "rules/class_items.h"
#include "rules/condition_cautions.h"
#include "rules/duplicates.h"
#include "rules/inadequate_trial.h"
#include "rules/interactions.h"
#include "rules/lab_findings.h"
#include "rules/missed_doses.h"
#include "rules/needs_psychiatry.h"
#include "rules/plan_reviews.h"
#include "rules/record_requests.h"
#include "rules/red_flags.h"
#include "rules/refills.h"
#include "rules/responsibilities.h"
#include "rules/risks.h"
#include "rules/score_change.h"
#include "rules/side_effects.h"
#include "rules/stop_risk.h"
#include "rules/telehealth.h"
#include "rules/therapy_conflicts.h"
#include "rules/unacknowledged.h"
#include "rules/untold_changes.h"
#include "rules/watch_plans.h"

namespace baton::rules {
namespace {

using Family = void (*)(const Asked&, Said&);

// One line for each family that looks at the whole record, in the order of the alphabet.
// clang-format off
constexpr std::initializer_list<Family> kFamilies = {
    afterCrisisFindings,
    agreedTaskFindings,
    allergyConflictFindings,
    bipolarScreenFindings,
    carePatternFindings,
    caregiverLoadFindings,
    conditionCautionFindings,
    inadequateTrialFindings,
    labFindings,
    lateInjectionFindings,
    missedDoseFindings,
    needsPsychiatryFindings,
    planReviewFindings,
    recordRequestFindings,
    redFlagFindings,
    refillFindings,
    responsibilityFindings,
    riskFindings,
    scoreChangeFindings,
    sideEffectFindings,
    stopRiskFindings,
    telehealthFindings,
    therapyConflictFindings,
    unacknowledgedFindings,
    untoldChangeFindings,
    watchPlanFindings,
};
// clang-format on

// What a reader hears who is not shown results, logs and tasks (Shown::ListOnly). A family that is in neither of these
// speaks of what is not there, and has nothing to say to them.
// These rest on medicines, allergies and visits, which every reader is shown.
constexpr std::initializer_list<Family> kOnList = {allergyConflictFindings, refillFindings, stopRiskFindings};
// These rest on results, scores and logs too: their findings stand, but nobody hears that all of these were looked at.
constexpr std::initializer_list<Family> kOnResults = {
    bipolarScreenFindings,  conditionCautionFindings, inadequateTrialFindings,
    missedDoseFindings,     needsPsychiatryFindings,  redFlagFindings,
    riskFindings,           scoreChangeFindings,      sideEffectFindings,
    therapyConflictFindings};

bool isAmong(Family family, std::initializer_list<Family> families) {
  return std::find(families.begin(), families.end(), family) != families.end();
}

template <class T>
void removeRepeats(std::vector<T>& all) {
  std::vector<T> kept;
  for (T& one : all) {
    if (std::find(kept.begin(), kept.end(), one) == kept.end()) kept.push_back(std::move(one));
  }
  all = std::move(kept);
}

bool isAboutWork(const record::Finding& finding) {
  constexpr std::array<std::string_view, 4> kKinds = {"unowned-responsibility", "double-ownership",
                                                      "unacknowledged-update", "record-request-overdue"};
  return std::find(kKinds.begin(), kKinds.end(), finding.kind) != kKinds.end();
}

void ask(Family family, const Asked& asked, Shown shown, Said& said) {
  if (shown == Shown::Results || isAmong(family, kOnList)) return family(asked, said);
  if (!isAmong(family, kOnResults)) return;
  Said seen;
  family(asked, seen);
  std::move(seen.findings.begin(), seen.findings.end(), std::back_inserter(said.findings));
}

}  // namespace

void rank(std::vector<record::Finding>& findings) {
  // Sorted by where they are: a finding is long, and moved once.
  std::vector<record::Finding*> order;
  order.reserve(findings.size());
  for (record::Finding& finding : findings) order.push_back(&finding);
  std::stable_sort(order.begin(), order.end(), [](const record::Finding* left, const record::Finding* right) {
    if (left->severity != right->severity) return left->severity < right->severity;
    if (left->interrupts != right->interrupts) return left->interrupts;
    // Who does what is soon settled; what a medicine does comes first.
    if (isAboutWork(*left) != isAboutWork(*right)) return isAboutWork(*right);
    if (left->subjects.size() != right->subjects.size()) return left->subjects.size() > right->subjects.size();
    return left->id < right->id;
  });
  std::vector<record::Finding> kept;
  kept.reserve(findings.size());
  for (record::Finding* finding : order) {
    const bool is_told = std::any_of(kept.begin(), kept.end(), [&](const auto& one) {
      return one.id == finding->id && one.title == finding->title;
    });
    if (!is_told) kept.push_back(std::move(*finding));
  }
  findings = std::move(kept);
}

namespace {

void sortByName(std::vector<TakenItem>& items) {
  std::vector<TakenItem*> order;  // an item is long, and moved once
  order.reserve(items.size());
  for (TakenItem& item : items) order.push_back(&item);
  std::stable_sort(order.begin(), order.end(), [](const TakenItem* left, const TakenItem* right) {
    return std::tie(left->taken.ingredient, left->evidence.front().text, left->line) <
           std::tie(right->taken.ingredient, right->evidence.front().text, right->line);
  });
  std::vector<TakenItem> sorted;
  sorted.reserve(items.size());
  for (TakenItem* const item : order) sorted.push_back(std::move(*item));
  items = std::move(sorted);
}

// What a list says by itself: interactions and duplicates, and `more` beside them.
record::Findings checkList(const knowledge::Knowledge& knowledge, TakenList list, Reader reader, Language language,
                           Instant now, std::vector<record::Finding> more = {}) {
  settleClassItems(knowledge, list, languageFor(reader, language));
  // The order in which things were written must not show.
  sortByName(list.items);
  record::Findings answer;
  answer.now = now;
  answer.language = languageFor(reader, language) == Language::Spanish ? "es" : "en";
  answer.findings = interactionFindings(knowledge, list, reader, language, now);
  std::vector<record::Finding> duplicates = duplicateFindings(knowledge, list, reader, language, now);
  answer.findings.reserve(answer.findings.size() + duplicates.size() + more.size());
  std::move(duplicates.begin(), duplicates.end(), std::back_inserter(answer.findings));
  std::move(more.begin(), more.end(), std::back_inserter(answer.findings));
  rank(answer.findings);
  answer.checked = std::move(list.checked);
  answer.not_checked = std::move(list.not_checked);
  removeRepeats(answer.checked);
  removeRepeats(answer.not_checked);
  return answer;
}

}  // namespace

record::Findings check(const knowledge::Knowledge& knowledge, TakenList list, Reader reader, Language language,
                       Instant now) {
  std::vector<record::Finding> cautions = cautionsOfList(knowledge, list, reader, language, now);
  return checkList(knowledge, std::move(list), reader, language, now, std::move(cautions));
}

record::Findings checkRecord(const Asked& given, Shown shown) {
  const Observations observations(given.chart);
  Asked asked = given;
  asked.observations = &observations;
  record::Findings answer = checkList(asked.knowledge, asked.taken, asked.reader, asked.language, asked.now);
  Said said;
  for (const Family family : kFamilies) ask(family, asked, shown, said);
  std::move(said.findings.begin(), said.findings.end(), std::back_inserter(answer.findings));
  std::move(said.checked.begin(), said.checked.end(), std::back_inserter(answer.checked));
  std::move(said.not_checked.begin(), said.not_checked.end(), std::back_inserter(answer.not_checked));
  rank(answer.findings);
  removeRepeats(answer.checked);
  removeRepeats(answer.not_checked);
  return answer;
}

}  // namespace baton::rules
