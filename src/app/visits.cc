#include "app/visits.h"

#include <algorithm>

#include "record/handoff.h"
#include "record/visits.h"
#include "sources/changes/events.h"
#include "sources/reconcile/line_parts.h"

namespace baton::app {
namespace {

using record::Chart;
using record::PlanFact;

VisitRow rowOf(VisitKind kind, const record::About& about, std::string name, std::string status) {
  VisitRow row;
  row.kind = kind;
  row.key = about.key;
  row.name = std::move(name);
  row.status = std::move(status);
  row.is_not_interpreted = about.is_not_interpreted;
  row.source = about.source;
  return row;
}

// Who takes part, beside the person: the first name that is known.
std::string whoOf(const std::vector<record::Reference>& participants, const Chart& chart) {
  for (const record::Reference& one : participants) {
    if (one.key.starts_with("Patient/") || one.target.find("Patient/") != std::string::npos) continue;
    for (const record::HelperFact& helper : chart.facts.helpers) {
      if (!one.key.empty() && helper.about.key == one.key && !helper.name.empty()) return helper.name;
    }
    if (!one.display.empty()) return one.display;
  }
  return "";
}

bool isOpen(const std::string& status) {
  return status == "active" || status == "on-hold" || status == "requested" || status == "accepted" ||
         status == "in-progress" || status == "ready" || status == "draft";
}

void addPlans(const Chart& chart, Visits& visits) {
  for (const PlanFact& plan : chart.facts.plans) {
    if (plan.about.is_entered_in_error) continue;
    const bool is_appointment = plan.kind == PlanFact::Kind::Appointment;
    const std::string name = plan.description.empty() ? plan.what.label() : plan.description;
    VisitRow row = rowOf(is_appointment ? VisitKind::Appointment : VisitKind::Plan, plan.about, name, plan.status);
    row.who = whoOf(plan.participants, chart);
    row.on = plan.period.start;
    row.ended = plan.period.end;
    const bool is_to_come = !row.on.empty() && row.on.last() >= chart.at;
    const bool is_off = plan.status == "cancelled" || plan.status == "noshow" || plan.status == "fulfilled";
    if (!is_appointment) {
      if (isOpen(plan.status)) visits.plans.push_back(std::move(row));
    } else if (is_to_come && !is_off) {
      visits.next.push_back(std::move(row));
    } else if (plan.status != "fulfilled") {  // what took place stands there as a visit
      visits.past.push_back(std::move(row));
    }
  }
}

// What another system asked somebody to do. Baton's own handoffs stand on the team's page.
void addTasks(const Chart& chart, Visits& visits) {
  for (const record::TaskFact& task : chart.facts.tasks) {
    if (task.about.is_entered_in_error || !isOpen(task.status) || record::isHandoff(task)) continue;
    VisitRow row = rowOf(VisitKind::Plan, task.about, task.description.empty() ? task.what.label() : task.description,
                         task.status);
    row.who = whoOf({task.owner}, chart);
    row.on = task.execution.start;
    row.ended = task.due.empty() ? task.execution.end : task.due;
    visits.plans.push_back(std::move(row));
  }
}

void addVisits(const Chart& chart, Visits& visits) {
  // One stay that several houses tell of is one visit.
  const std::vector<const record::EncounterFact*> told = record::visitsOf(chart.facts.encounters);
  for (const record::EncounterFact& fact : chart.facts.encounters) {
    if (fact.about.is_entered_in_error) continue;
    if (record::tookPlace(fact) && std::ranges::find(told, &fact) == told.end()) continue;
    VisitRow row = rowOf(VisitKind::Visit, fact.about, sources::changes::visitName(fact), fact.status);
    row.who = whoOf(fact.participants, chart);
    row.place = sources::changes::placeOf(fact, chart.facts);
    row.reason = sources::changes::reasonOf(fact);
    row.on = fact.period.start;
    row.ended = fact.period.end;
    const bool is_to_come = fact.status == "planned" && !row.on.empty() && row.on.last() >= chart.at;
    (is_to_come ? visits.next : visits.past).push_back(std::move(row));
  }
  for (const record::ProcedureFact& fact : chart.facts.procedures) {
    if (fact.about.is_entered_in_error) continue;
    VisitRow row = rowOf(VisitKind::Procedure, fact.about, sources::reconcile::plainLabel(fact.what), fact.status);
    row.on = fact.performed.start;
    if (!fact.reasons.empty()) row.reason = sources::reconcile::plainLabel(fact.reasons.front());
    visits.past.push_back(std::move(row));
  }
}

}  // namespace

Visits visitsOf(const record::Disclosure& disclosure) {
  Visits visits;
  addPlans(disclosure.chart(), visits);
  addTasks(disclosure.chart(), visits);
  addVisits(disclosure.chart(), visits);
  std::sort(visits.next.begin(), visits.next.end(),
            [](const VisitRow& a, const VisitRow& b) { return a.on.first() < b.on.first(); });
  std::stable_sort(visits.plans.begin(), visits.plans.end(),
                   [](const VisitRow& a, const VisitRow& b) { return a.on.dateText() > b.on.dateText(); });
  std::stable_sort(visits.past.begin(), visits.past.end(), [](const VisitRow& a, const VisitRow& b) {
    // By the day as it is shown, then by the moment (as in sources/timeline.cc).
    if (a.on.dateText() != b.on.dateText()) return a.on.dateText() > b.on.dateText();
    return a.on.first() > b.on.first();
  });
  return visits;
}

}  // namespace baton::app
