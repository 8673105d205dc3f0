#include "rules/therapies.h"

#include <algorithm>
#include <unordered_map>

#include "record/visits.h"
#include "rules/medicine_changes.h"

namespace baton::rules {
namespace {

using record::PlanFact;

constexpr int kBookedDays = 30;
constexpr int kPlanDays = 365;

struct Found {
  std::optional<PartialDate> since, latest;
  record::Evidence evidence;
  bool is_going_on = false;
};

bool isDated(const PartialDate& date) { return !date.empty() && date.precision() >= Precision::Day; }

class Finder {
 public:
  explicit Finder(const Asked& asked)
      : asked_(asked), tables_(asked.knowledge.therapyConflicts()), found_(tables_.therapies().size()) {}

  std::vector<TherapyNow> find() {
    readEncounters();
    readProcedures();
    for (const PlanFact& plan : asked_.chart.facts.plans) readPlan(plan);
    readGoals();
    std::vector<TherapyNow> all;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Found& one = found_[i];
      if (!one.is_going_on) continue;
      all.push_back({i, one.since.value_or(PartialDate()), one.latest.value_or(PartialDate()), one.evidence.resource,
                     one.evidence});
    }
    return all;
  }

 private:
  // Days before now; negative is ahead.
  int ago(const PartialDate& date) const { return daysFromTo(date, asked_.now); }

  const std::vector<std::size_t>& read(std::string_view text) {
    const auto [known, is_new] = read_.try_emplace(text);
    if (is_new) known->second = tables_.read(text);
    return known->second;
  }

  std::vector<std::size_t> read(const record::Concept& concept_) {
    std::vector<std::size_t> all;
    for (const record::Coding& coding : concept_.codings) {
      if (coding.system == record::kSnomed) append(all, tables_.readSnomed(coding.code));
      append(all, read(std::string_view(coding.display)));
    }
    append(all, read(std::string_view(concept_.text)));
    return all;
  }

  static void append(std::vector<std::size_t>& all, const std::vector<std::size_t>& more) {
    for (const std::size_t one : more) {
      if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
    }
  }

  void mark(const std::vector<std::size_t>& therapies, const PartialDate& on, bool is_going_on, const std::string& key,
            const std::string& label) {
    for (const std::size_t one : therapies) {
      Found& found = found_[one];
      const bool is_past = isDated(on) && ago(on) >= 0;
      if (is_past && (!found.since || daysFromTo(on, *found.since) > 0)) found.since = on;
      const bool is_later = is_past && (!found.latest || daysFromTo(*found.latest, on) > 0);
      if (is_later) found.latest = on;
      found.is_going_on = found.is_going_on || is_going_on;
      if (is_later || found.evidence.text.empty()) {
        found.evidence = {key, label + (isDated(on) ? ", " + on.dateText() : "")};
      }
    }
  }

  bool isLately(const PartialDate& on, int days) const { return isDated(on) && ago(on) >= 0 && ago(on) <= days; }

  void readEncounters() {
    for (const record::EncounterFact& fact : asked_.chart.facts.encounters) {
      if (!record::tookPlace(fact) || fact.about.is_entered_in_error || fact.about.is_not_interpreted) continue;
      std::vector<std::size_t> therapies;
      std::string label;
      for (const record::Concept& type : fact.types) {
        append(therapies, read(type));
        if (label.empty()) label = type.label();
      }
      append(therapies, read(fact.service));
      if (therapies.empty()) continue;
      mark(therapies, fact.period.start, isLately(fact.period.start, kTherapyDays), fact.about.key,
           label.empty() ? fact.service.label() : label);
    }
  }

  void readProcedures() {
    for (const record::ProcedureFact& fact : asked_.chart.facts.procedures) {
      if (fact.about.is_entered_in_error || fact.about.is_not_interpreted) continue;
      if (fact.status == "entered-in-error" || fact.status == "not-done" || fact.status == "stopped") continue;
      const std::vector<std::size_t> therapies = read(fact.what);
      if (therapies.empty()) continue;
      const PartialDate& last = fact.performed.end.empty() ? fact.performed.start : fact.performed.end;
      mark(therapies, fact.performed.start, fact.status == "in-progress" || isLately(last, kTherapyDays),
           fact.about.key, fact.what.label());
    }
  }

  void readPlan(const PlanFact& fact) {
    if (fact.about.is_entered_in_error || fact.about.is_not_interpreted) return;
    if (fact.kind == PlanFact::Kind::ServiceRequest) return;
    std::vector<std::size_t> therapies = read(fact.what);
    append(therapies, read(std::string_view(fact.description)));
    const PartialDate& on = fact.period.start;
    if (fact.kind == PlanFact::Kind::Appointment) {
      const bool counts = fact.status == "booked" || fact.status == "fulfilled" || fact.status == "arrived" ||
                          fact.status == "checked-in";
      if (!counts || !isDated(on)) return;
      const bool is_soon = ago(on) < 0 && -ago(on) <= kBookedDays;
      return mark(therapies, on, is_soon || isLately(on, kTherapyDays), fact.about.key, fact.what.label());
    }
    for (const std::string& activity : fact.activities) append(therapies, read(std::string_view(activity)));
    const bool is_over = !fact.period.end.empty() && fact.period.end.last() < asked_.now;
    if (fact.status != "active" || is_over) return;
    mark(therapies, on, isLately(on, kPlanDays), fact.about.key, fact.what.label());
  }

  void readGoals() {
    for (const record::GoalFact& fact : asked_.chart.facts.goals) {
      if (fact.lifecycle_status != "active" || fact.about.is_entered_in_error || fact.about.is_not_interpreted)
        continue;
      mark(read(fact.description), fact.start, isLately(fact.start, kPlanDays), fact.about.key,
           fact.description.label());
    }
  }

  const Asked& asked_;
  const knowledge::TherapyConflicts& tables_;
  std::vector<Found> found_;
  std::unordered_map<std::string_view, std::vector<std::size_t>> read_;
};

}  // namespace

std::vector<TherapyNow> therapiesOf(const Asked& asked) { return Finder(asked).find(); }

}  // namespace baton::rules
