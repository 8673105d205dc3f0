#include "rules/watch_plans.h"

#include <algorithm>
#include <unordered_map>

#include "knowledge/measure_names.h"
#include "knowledge/table.h"
#include "record/visits.h"
#include "rules/change_words.h"
#include "rules/reported_effects.h"

namespace baton::rules {
namespace {

using knowledge::ChangeKind;
using knowledge::WatchPlanRow;
using record::Finding;
using record::WatchCheck;
using record::WatchPlan;

constexpr int kLeastGrade = 2;  // rarer effects are in the warning signs, not in the list
constexpr std::size_t kMostEffects = 6;
// A check that was missed longer ago than this after the end of the plan is history.
constexpr int kLateDays = 28;

bool isToTheDay(const PartialDate& date) { return !date.empty() && date.precision() >= Precision::Day; }

std::string dayAfter(const PartialDate& on, int days) {
  const auto first = parseInstant(on.dateText());
  return toIsoDate({(first ? first->ms : on.first().ms) + days * kDayMs});
}

// Day 1 to 7 after the change is week 1.
int weekOf(int day) { return std::max(day - 1, 0) / 7 + 1; }

// A visit or a score: somebody looked.
struct Contact {
  PartialDate on;
  std::string words;
};

class Planner {
 public:
  explicit Planner(const Asked& asked) : asked_(asked), changes_(medicineChanges(asked)) {}

  std::vector<WatchPlan> plan() {
    std::vector<WatchPlan> plans;
    for (const MedicineChange* change : newestOfEach()) {
      if (auto one = planOf(*change)) plans.push_back(std::move(*one));
    }
    std::stable_sort(plans.begin(), plans.end(),
                     [](const WatchPlan& left, const WatchPlan& right) { return left.on > right.on; });
    return plans;
  }

  // Medicines whose plan would be another one if the age were known.
  std::vector<std::string> needingAge() const {
    std::vector<std::string> names;
    if (asked_.taken.age_years) return names;
    for (const MedicineChange* change : newestOfEach()) {
      const std::string& ingredient = change->line->ingredients.front();
      if (change->daysAgo(asked_.now) <= kWatchDays &&
          asked_.knowledge.watchPlans().dependsOnAge(asked_.knowledge.psychotropics(), ingredient, change->kind)) {
        names.push_back(nameOf(asked_, *change->line));
      }
    }
    return names;
  }

 private:
  std::vector<const MedicineChange*> newestOfEach() const {
    std::vector<const MedicineChange*> newest;
    for (const MedicineChange& change : changes_) {
      if (!newest.empty() && newest.back()->line == change.line)
        newest.back() = &change;
      else
        newest.push_back(&change);
    }
    return newest;
  }

  const WatchPlanRow* rowOf(const MedicineChange& change) const {
    for (const std::string& ingredient : change.line->ingredients) {
      const WatchPlanRow* const row = asked_.knowledge.watchPlans().find(asked_.knowledge.psychotropics(), ingredient,
                                                                         change.kind, asked_.taken.age_years);
      if (row != nullptr) return row;
    }
    return nullptr;
  }

  std::optional<WatchPlan> planOf(const MedicineChange& change) {
    const int day = change.daysAgo(asked_.now);
    const bool is_taken = change.line->status == "active" || change.kind == ChangeKind::Stop;
    if (!is_taken || day > kGoneDays) return std::nullopt;
    const WatchPlanRow* const row = rowOf(change);
    if (row == nullptr || day > std::max(kWatchDays, row->lastDay() + kLateDays)) return std::nullopt;
    WatchPlan plan;
    const std::string name = nameOf(asked_, *change.line);
    plan.id = "watch/" + idPart(change.line->ingredients.front()) + "/" + std::string(toText(change.kind));
    plan.row = row->id;
    plan.line = change.line->id;
    plan.medicine = name;
    plan.change = toText(change.kind);
    plan.title = withCapital(sayChange(asked_, change, name));
    plan.on = change.on.dateText();
    plan.day = day;
    plan.until = dayAfter(change.on, std::max(kWatchDays, row->lastDay()));
    plan.is_for_young = row->age_below.has_value();
    plan.benefit = pick(asked_, row->benefit_plain, row->benefit_plain_es, row->benefit_clinical);
    plan.benefit_from = dayAfter(change.on, row->benefit_from);
    plan.benefit_until = dayAfter(change.on, row->benefit_to);
    plan.is_about_leaving = std::find(row->on.begin(), row->on.end(), ChangeKind::Start) == row->on.end() &&
                            std::find(row->on.begin(), row->on.end(), ChangeKind::Raise) == row->on.end();
    plan.ask = pick(asked_, row->ask_plain, row->ask_plain_es, row->ask_clinical);
    plan.warning = pick(asked_, row->warn_plain, row->warn_plain_es, row->warn_clinical);
    plan.who = knowledge::splitListOwned(row->who);
    plan.missed = row->missed;
    plan.is_as_needed = change.line->is_as_needed;
    plan.evidence = {change.resource, plan.title};
    plan.sources = sourcesOf(row->source, "", row->checked_on);
    if (change.kind != ChangeKind::Stop && change.kind != ChangeKind::Lower) addEffects(change, plan);
    addChecks(*row, change, plan);
    return plan;
  }

  void addEffects(const MedicineChange& change, WatchPlan& plan) {
    const auto told = linkedEffects(asked_, changes_);
    for (const std::string& ingredient : change.line->ingredients) {
      for (const knowledge::EffectGrade* grade :
           asked_.knowledge.effects().of(asked_.knowledge.psychotropics(), ingredient)) {
        if (grade->grade < kLeastGrade || plan.effects.size() >= kMostEffects) continue;
        const knowledge::Effect& effect = asked_.knowledge.effects().all()[grade->effect];
        const bool is_told = std::any_of(told.begin(), told.end(), [&](const LinkedEffect& one) {
          return one.report.effect == grade->effect && daysFromTo(change.on, one.report.told) >= 0;
        });
        plan.effects.push_back(
            {std::string(effect.id),
             std::string(pick(asked_, effect.name_plain, effect.name_plain_es, effect.name_clinical)), grade->grade,
             dayAfter(change.on, grade->onset_from), dayAfter(change.on, grade->onset_to),
             weekOf(grade->onset_from + 1), weekOf(grade->onset_to),
             effect.eases_day == 0 ? "" : dayAfter(change.on, effect.eases_day), is_told});
      }
    }
  }

  const std::vector<Contact>& contacts() {
    if (is_read_) return contacts_;
    is_read_ = true;
    for (const record::EncounterFact* visit : record::visitsOf(asked_.chart.facts.encounters)) {
      if (visit->about.is_entered_in_error || !isToTheDay(visit->period.start)) continue;
      const std::string label =
          visit->types.empty() ? std::string(pick(asked_, "visit", "cita")) : visit->types.front().label();
      contacts_.push_back({visit->period.start, label});
    }
    for (const record::ObservationFact& fact : asked_.chart.facts.observations) {
      const bool is_score = isToTheDay(fact.effective) && fact.quantity && !fact.about.is_entered_in_error &&
                            fact.status != "entered-in-error" && isScale(fact);
      if (is_score) contacts_.push_back({fact.effective, scaleName(fact)});
    }
    return contacts_;
  }

  // "PHQ-9 total score", however its source calls it.
  std::string scaleName(const record::ObservationFact& fact) const {
    const knowledge::MeasureName* name = knowledge::measureCalled(fact.what.label());
    for (const record::Coding& coding : fact.what.codings) {
      if (name == nullptr && coding.system == record::kLoinc) name = knowledge::measureOf(coding.code);
    }
    return name == nullptr ? fact.what.label() : std::string(pick(asked_, name->name_plain, name->name_plain_es));
  }

  // A questionnaire of the tables: not a number of the daily log.
  bool isScale(const record::ObservationFact& fact) const {
    const bool is_survey = std::find(fact.categories.begin(), fact.categories.end(), "survey") != fact.categories.end();
    if (!is_survey) return false;
    const std::string loinc = fact.what.codeIn(record::kLoinc);
    return !loinc.empty() && !asked_.knowledge.changes().find(loinc).empty();
  }

  void addChecks(const WatchPlanRow& row, const MedicineChange& change, WatchPlan& plan) {
    int from = 1;  // the visit at which it was changed is no check
    for (const int day : row.check_days) {
      WatchCheck check;
      check.day = day;
      check.on = dayAfter(change.on, day);
      check.who = plan.who.front();
      check.done_by = doneBy(change, std::max(from, day - kEarlyDays));
      if (check.done_by.empty()) check.planned = plannedFor(change, day);
      check.is_due = check.done_by.empty() && plan.day >= day && check.planned.empty();
      if (check.done_by.empty() && plan.next_check.empty()) plan.next_check = check.on;
      plan.checks.push_back(std::move(check));
      from = day - kEarlyDays;
    }
  }

  // The first contact since day `from` of the change: a late look makes up for an earlier one.
  std::string doneBy(const MedicineChange& change, int from) {
    const Contact* first = nullptr;
    for (const Contact& contact : contacts()) {
      const bool is_past = contact.on.first() <= asked_.now;
      if (!is_past || daysFromTo(change.on, contact.on) < from) continue;
      if (first == nullptr || daysFromTo(first->on, contact.on) < 0) first = &contact;
    }
    return first == nullptr ? "" : first->words + ", " + first->on.dateText();
  }

  // Booked for the next days, or for the check itself: nothing to remind of.
  std::string plannedFor(const MedicineChange& change, int day) const {
    for (const record::PlanFact& plan : asked_.chart.facts.plans) {
      if (plan.kind != record::PlanFact::Kind::Appointment || plan.status != "booked") continue;
      if (plan.about.is_entered_in_error || !isToTheDay(plan.period.start)) continue;
      const int ahead = -daysFromTo(plan.period.start, asked_.now);
      if (ahead < 0) continue;
      const int at = daysFromTo(change.on, plan.period.start);
      const bool is_soon = ahead <= kEarlyDays && at >= day - kEarlyDays;
      const bool is_for_it = at >= day - kEarlyDays && at <= day + kEarlyDays;
      if (is_soon || is_for_it) return plan.what.label() + ", " + plan.period.start.dateText();
    }
    return "";
  }

  const Asked& asked_;
  std::vector<MedicineChange> changes_;
  std::vector<Contact> contacts_;
  bool is_read_ = false;
};

// The last check that is due: an earlier one that was missed needs no second reminder.
const WatchCheck* dueOf(const WatchPlan& plan) {
  const WatchCheck* due = nullptr;
  for (const WatchCheck& check : plan.checks) {
    if (check.is_due) due = &check;
  }
  return due;
}

Finding findingOf(const Asked& asked, const WatchPlan& plan, const WatchCheck& due) {
  Finding finding;
  finding.id = "followup-due/" + plan.id.substr(plan.id.find('/') + 1);
  finding.kind = "followup-due";
  finding.severity = plan.missed;
  finding.about = {plan.evidence.resource};
  finding.subjects = {plan.medicine};
  finding.title =
      std::string(pick(asked, "A check after the change of ", "Falta una revisión después del cambio de ")) +
      plan.medicine + std::string(pick(asked, " is due", ""));
  finding.why = plan.title + ". " + std::string(pick(asked, "A check was due on ", "Se esperaba una revisión el ")) +
                due.on +
                std::string(pick(asked, ", and the record shows no visit, call or score since. ",
                                 ", y el historial no muestra ninguna cita, llamada ni puntaje desde entonces. ")) +
                std::string(pick(asked, "To ask: ", "Para preguntar: ", "Ask about: ")) + plan.ask;
  finding.evidence = {plan.evidence};
  const std::string by = finding.severity == record::Severity::Low ? "next-visit" : "next-contact";
  finding.steps.push_back({"self",
                           std::string(pick(asked, "Ask the person who prescribes for a short check. ",
                                            "Pida a quien receta una revisión corta. ")) +
                               plan.warning,
                           by});
  std::string what = plan.ask;
  if (asked.reader == Reader::Person) {
    const knowledge::WatchPlanRow* row = nullptr;
    for (const auto& one : asked.knowledge.watchPlans().rows()) {
      if (one.id == plan.row) row = &one;
    }
    if (row != nullptr) what = row->ask_clinical;
  }
  for (const std::string& role : plan.who) finding.steps.push_back({role, what, by});
  finding.sources = plan.sources;
  return finding;
}

}  // namespace

std::vector<WatchPlan> watchPlans(const Asked& asked) {
  std::vector<WatchPlan> plans = Planner(asked).plan();
  std::erase_if(plans, [&](const WatchPlan& plan) { return plan.until < toIsoDate(asked.now); });
  return plans;
}

void watchPlanFindings(const Asked& asked, Said& said) {
  Planner planner(asked);
  bool has_plans = false;
  for (const WatchPlan& plan : planner.plan()) {
    has_plans = true;
    const WatchCheck* const due = dueOf(plan);
    // What is taken now and then has no rhythm that could be missed.
    if (due == nullptr || plan.is_as_needed) continue;
    said.findings.push_back(findingOf(asked, plan, *due));
  }
  if (has_plans) {
    said.checked.emplace_back(pick(asked, "checks after medicine changes", "revisiones después de cambios"));
  }
  for (const std::string& name : planner.needingAge()) {
    said.not_checked.push_back(
        {std::string(pick(asked, "the closer watch under 25 for ", "la vigilancia más cercana antes de los 25 con ")) +
             name,
         std::string(pick(asked, "the record has no birth date", "el historial no tiene fecha de nacimiento"))});
  }
}

}  // namespace baton::rules
