#include "record/after_crisis.h"

#include <algorithm>
#include <optional>

#include "base/text.h"
#include "knowledge/after_crisis.h"
#include "record/handoff.h"
#include "record/members.h"
#include "record/visits.h"

namespace baton::record {
namespace {

using knowledge::AfterCrisisStep;

constexpr std::string_view kDischargeSummary = "18842-5";  // LOINC

std::string dayAfter(const PartialDate& date, int days) { return toIsoDate({date.first().ms + days * kDayMs}); }

// "Encounter/…#psychiatry" of a Task of ours; "" for any other.
std::string stepOf(const TaskFact& task) {
  if (!isHandoff(task) || task.about.is_entered_in_error || task.about.is_not_interpreted) return {};
  for (const Identifier& identifier : task.identifiers) {
    if (identifier.system == kAfterCrisisSystem) return identifier.value;
  }
  return {};
}

const TaskFact* taskFor(const Chart& chart, const std::string& encounter, std::string_view step) {
  const std::string wanted = encounter + "#" + std::string(step);
  const TaskFact* newest = nullptr;
  for (const TaskFact& task : chart.facts.tasks) {
    if (stepOf(task) != wanted) continue;
    if (newest == nullptr || newest->about.sequence < task.about.sequence) newest = &task;
  }
  return newest;
}

bool isBegun(const Chart& chart, const std::string& encounter) {
  return std::ranges::any_of(chart.facts.tasks, [&](const TaskFact& task) {
    return stepOf(task).starts_with(encounter + "#") && task.status == "completed";
  });
}

// Papers of a stay that is not in the record itself: they stand for it. Their day is the day it ended.
EncounterFact stayOf(const DocumentFact& papers) {
  EncounterFact stay;
  stay.about = papers.about;
  stay.status = "finished";
  stay.class_code = "IMP";
  stay.period = {papers.date, papers.date};
  stay.organization.display = papers.about.source.organisation;
  stay.reasons.push_back(papers.type);
  Concept title;
  title.text = papers.title;
  stay.reasons.push_back(std::move(title));
  return stay;
}

bool belongsToStay(const DocumentFact& papers, const std::vector<const EncounterFact*>& visits) {
  return std::ranges::any_of(visits, [&](const EncounterFact* stay) {
    if ((!isAdmission(*stay) && !isEmergency(*stay)) || stay->period.start.empty()) return false;
    if (papers.date.last() < stay->period.start.first()) return false;
    const PartialDate& end = stay->period.end.empty() ? stay->period.start : stay->period.end;
    const bool goes_on = stay->period.end.empty() && isAdmission(*stay);
    return goes_on || papers.date.first().ms <= end.last().ms + kPapersDays * kDayMs;
  });
}

bool isWithRole(const std::vector<Member>& members, const Reference& who, std::string_view role) {
  const Member* const member = memberBehind(members, who);
  if (member == nullptr) return false;
  const bool is_psychiatry = role == "psychiatrist" && member->role == "telepsychiatry";
  return member->role == role || is_psychiatry;
}

// The emergency room on the way into the hospital: the stay tells it.
bool ledToAdmission(const EncounterFact& emergency, const std::vector<const EncounterFact*>& visits) {
  const PartialDate& on = emergency.period.start;
  return !on.empty() && std::ranges::any_of(visits, [&](const EncounterFact* stay) {
    if (!isAdmission(*stay) || stay->period.start.empty()) return false;
    const std::int64_t before = stay->period.start.first().ms - on.first().ms;
    const bool is_within = stay->period.end.empty() || on.first() <= stay->period.end.last();
    return before <= kDayMs && is_within;
  });
}

// One stay and what came of it.
class Looking {
 public:
  Looking(const Chart& chart, const std::vector<Member>& members, const EncounterFact& stay)
      : chart_(chart), members_(members), stay_(stay) {
    result_.encounter = stay.about.key;
    result_.is_from_papers = !stay.about.key.starts_with("Encounter/");
    result_.is_emergency = isEmergency(stay);
    result_.began = stay.period.start;
    result_.is_over = !stay.period.end.empty() && stay.period.end.first() <= chart.at;
    result_.ended = result_.is_over ? stay.period.end : PartialDate();
    result_.place = stay.organization.display.empty() ? stay.location : stay.organization.display;
  }

  AfterCrisis look() {
    findMedicines();
    for (MedicineDifference& one : result_.medicines) readDecision(one);
    const TaskFact* const closed = taskFor(chart_, result_.encounter, kClosed);
    result_.is_closed = closed != nullptr && closed->status == "completed" && !isReopenedSince(*closed);
    if (!result_.is_over) return std::move(result_);
    for (const AfterCrisisStep& step : knowledge::afterCrisisSteps()) {
      if (isOfUse(step)) result_.steps.push_back(stateOf(step));
      if (step.id == "safety" && isOfUse(step)) {
        result_.watch_until = dayAfter(result_.ended, knowledge::riskWindow().days);
      }
    }
    return std::move(result_);
  }

 private:
  bool isAfter(const PartialDate& date) const { return !date.empty() && date.last() >= result_.ended.first(); }
  // On the day it ended, or later, and not in the future.
  bool isSince(const PartialDate& date) const { return isAfter(date) && date.first() <= chart_.at; }
  bool isDuring(const PartialDate& date) const {
    if (date.empty() || date.precision() < Precision::Day || result_.began.empty()) return false;
    const Instant end = result_.is_over ? Instant{result_.ended.last().ms + 3 * kDayMs} : chart_.at;
    // Where only papers tell of the stay its first day is not known.
    const std::int64_t before = result_.is_from_papers ? kPapersDays * kDayMs : 0;
    return date.last().ms >= result_.began.first().ms - before && date.first() <= end;
  }

  bool hasMember(std::string_view role) const {
    return std::ranges::any_of(members_, [&](const Member& member) {
      return member.role == role || (role == "psychiatrist" && member.role == "telepsychiatry");
    });
  }

  bool isOfUse(const AfterCrisisStep& step) const {
    if (step.id == "medicines") return !result_.medicines.empty();
    if (step.id == "therapy") return hasMember("therapist");
    if (step.id == "psychiatry") return hasMember("psychiatrist") || isForTheMind();
    if (step.id == "safety") return hasMember("psychiatrist") || hasMember("therapist") || isForTheMind();
    if (step.id == "pharmacy") {
      return hasMember("pharmacy") && std::ranges::any_of(result_.medicines, [](const MedicineDifference& one) {
               return one.kind == MedicineDifference::Kind::Stopped;
             });
    }
    if (step.id == "told") return hasMember("psychiatrist") || hasMember("therapist") || hasMember("primary-care");
    return true;
  }

  bool isForTheMind() const {
    const auto speaks = [](const Concept& one) { return knowledge::speaksOfTheMind(one.label()); };
    return std::ranges::any_of(stay_.reasons, speaks) || std::ranges::any_of(stay_.types, speaks) ||
           speaks(stay_.service);
  }

  void findMedicines() {
    using Kind = MedicineDifference::Kind;
    for (const MedicationLine& line : chart_.medications) {
      if (line.is_statement_of_none || line.is_not_interpreted) continue;
      const bool is_active = line.status == "active" || line.status == "on-hold";
      std::optional<Kind> kind;
      PartialDate on;
      if (!line.conflicts.empty() && isAnySourceDuring(line)) {
        kind = Kind::Unclear;
      } else if (is_active && isDuring(line.since)) {
        kind = Kind::New, on = line.since;
      } else if (!is_active && isDuring(line.ended)) {
        kind = Kind::Stopped, on = line.ended;
      } else if (is_active && isDuring(line.dose_since)) {
        kind = Kind::Changed, on = line.dose_since;
      } else if (is_active && result_.is_over && !line.is_as_needed && isHospitalSilent(line)) {
        kind = Kind::NotMentioned;
      }
      if (kind) result_.medicines.push_back({*kind, line.id, line.text, on, line.status_reason});
    }
  }

  // A step that a person opened again after the whole was closed.
  bool isReopenedSince(const TaskFact& closed) const {
    return std::ranges::any_of(chart_.facts.tasks, [&](const TaskFact& task) {
      return stepOf(task).starts_with(result_.encounter + "#") && task.status == "requested" &&
             task.about.sequence > closed.about.sequence;
    });
  }

  void readDecision(MedicineDifference& one) const {
    const TaskFact* const task = taskFor(chart_, result_.encounter, std::string(kMedicineStep) + one.line);
    if (task == nullptr || task->status == "requested") return;
    one.decision = task->business_status.label();
    one.decided_by = task->owner.display;
    one.decided_on = task->execution.end;
    one.note = task->note;
  }

  std::vector<std::string> undecided() const {
    std::vector<std::string> names;
    for (const MedicineDifference& one : result_.medicines) {
      if (!one.isDecided()) names.push_back(one.text);
    }
    return names;
  }

  bool isAnySourceDuring(const MedicationLine& line) const {
    return std::ranges::any_of(line.sources, [&](const Source& source) { return isDuring(source.asserted); });
  }
  // The hospital told of medicines, and not of this one: not named is not stopped.
  bool isHospitalSilent(const MedicationLine& line) const {
    if (hospital_.empty()) {
      const DocumentFact* const papers = dischargePapers();
      hospital_ = (papers != nullptr ? papers->about : stay_.about).source.organisation;
      tells_medicines_ = !hospital_.empty() && std::ranges::any_of(chart_.medications, [&](const auto& other) {
        return std::ranges::any_of(other.sources,
                                   [&](const Source& source) { return source.organisation == hospital_; });
      });
    }
    return tells_medicines_ &&
           std::ranges::none_of(line.sources, [&](const Source& source) { return source.organisation == hospital_; });
  }

  CrisisStep stateOf(const AfterCrisisStep& step) {
    CrisisStep state;
    state.id = step.id;
    const bool has_changes = std::ranges::any_of(result_.medicines, [](const MedicineDifference& one) {
      return one.kind != MedicineDifference::Kind::NotMentioned;
    });
    state.due = dayAfter(result_.ended, has_changes ? step.due_days_medicines : step.due_days);
    if (const TaskFact* const task = taskFor(chart_, result_.encounter, step.id)) {
      const bool is_done = task->status == "completed" && (step.id != "medicines" || undecided().empty());
      if (is_done || task->status == "cancelled") {
        state.state = is_done ? StepState::Done : StepState::NotNeeded;
        state.on = (task->execution.end.empty() ? task->modified : task->execution.end).dateText();
        state.by = task->requester.display;
        state.note = task->note;
        state.resource = task->about.key;
        return state;
      }
    }
    if (show(step, state)) return state;
    if (state.due < toIsoDate(chart_.at)) state.state = StepState::Late;
    return state;
  }

  // What the record shows of a step by itself. True when it is done or booked in time.
  bool show(const AfterCrisisStep& step, CrisisStep& state) {
    if (step.id == "papers") return showPapers(state);
    if (step.id == "medicines") return showList(state);
    if (step.id == "psychiatry" || step.id == "therapy" || step.id == "primary-care") return showVisit(step.who, state);
    if (step.id == "told") return showTold(state);
    if (step.id == "plan") return showPlan(state);
    if (step.id == "safety") return showAsked(state);
    return false;
  }

  static bool done(CrisisStep& state, const PartialDate& on, std::string by, const About& about) {
    state.state = StepState::Done;
    state.on = on.dateText();
    state.by = std::move(by);
    state.resource = about.key;
    return true;
  }

  const DocumentFact* dischargePapers() const {
    for (const DocumentFact& document : chart_.facts.documents) {
      if (isDuringOrSince(document.date) && isDischargePaper(document)) return &document;
    }
    return nullptr;
  }
  bool showPapers(CrisisStep& state) const {
    const DocumentFact* const papers = dischargePapers();
    return papers != nullptr && done(state, papers->date, papers->title, papers->about);
  }
  bool isDuringOrSince(const PartialDate& date) const {
    return !date.empty() && !result_.began.empty() && date.last() >= result_.began.first();
  }

  bool showList(CrisisStep& state) const {
    if (const auto open = undecided(); !open.empty()) {
      state.note = join(open, ", ");
      return false;
    }
    for (const ListFact& list : chart_.facts.lists) {
      const bool is_medicines = containsNoCase(list.title, "medication") || list.what.codeIn(kLoinc) == "10160-0";
      if (list.about.is_entered_in_error || !is_medicines || !isSince(list.confirmed)) continue;
      if (list.confirmed.dateText() == result_.ended.dateText()) continue;  // the hospital's own list of that day
      return done(state, list.confirmed, list.owner.display, list.about);
    }
    return false;
  }

  bool showVisit(std::string_view role, CrisisStep& state) const {
    for (const EncounterFact* visit : visitsOf(chart_.facts.encounters)) {
      if (isAdmission(*visit) || isEmergency(*visit) || !isSince(visit->period.start)) continue;
      if (visit->period.start.dateText() == result_.ended.dateText()) continue;  // FUH: not the day of discharge
      for (const Reference& who : visit->participants) {
        if (isWithRole(members_, who, role)) return done(state, visit->period.start, who.display, visit->about);
      }
    }
    const PlanFact* next = nullptr;
    for (const PlanFact& plan : chart_.facts.plans) {
      if (plan.kind != PlanFact::Kind::Appointment || plan.about.is_entered_in_error || !isAfter(plan.period.start))
        continue;
      if (plan.status == "cancelled" || plan.status == "noshow" || plan.period.start.last() < chart_.at) continue;
      const bool is_with =
          std::ranges::any_of(plan.participants, [&](const Reference& who) { return isWithRole(members_, who, role); });
      if (is_with && (next == nullptr || plan.period.start.first() < next->period.start.first())) next = &plan;
    }
    if (next == nullptr) return false;
    state.on = next->period.start.dateText();
    state.resource = next->about.key;
    // Booked too late is late already.
    state.state = state.on <= state.due ? StepState::Booked : StepState::Late;
    return true;
  }

  bool hasAcknowledged(const Member& member) const {
    return std::ranges::any_of(chart_.facts.tasks, [&](const TaskFact& task) {
      if (task.what.codeIn(kHandoffSystem) != kAcknowledgeCode || task.about.is_entered_in_error) return false;
      const bool is_answered = task.status == "accepted" || task.status == "in-progress" || task.status == "completed";
      return is_answered && isAfter(task.authored) && memberBehind(members_, task.owner) == &member;
    });
  }
  bool showTold(CrisisStep& state) const {
    std::vector<std::string> silent;
    for (const Member& member : members_) {
      const bool is_meant = member.role == "psychiatrist" || member.role == "telepsychiatry" ||
                            member.role == "therapist" || member.role == "primary-care";
      if (is_meant && !hasAcknowledged(member)) silent.push_back(member.name);
    }
    if (silent.empty()) {
      state.state = StepState::Done;
      return true;
    }
    state.note = join(silent, ", ");
    return false;
  }

  bool showPlan(CrisisStep& state) const {
    for (const PlanFact& plan : chart_.facts.plans) {
      if (plan.kind != PlanFact::Kind::CarePlan || plan.about.is_entered_in_error) continue;
      const bool is_plan = containsNoCase(plan.what.label(), "crisis plan") ||
                           containsNoCase(plan.what.label(), "safety plan") ||
                           containsNoCase(plan.description, "crisis plan");
      if (is_plan && isSince(plan.period.start)) return done(state, plan.period.start, plan.author.display, plan.about);
    }
    return false;
  }

  // PHQ-9 item 9 (LOINC 44260-8) or a reported C-SSRS outcome (93374-7) since the end.
  bool showAsked(CrisisStep& state) const {
    for (const ObservationFact& fact : chart_.facts.observations) {
      const std::string code = fact.what.codeIn(kLoinc);
      const bool is_asked = code == "44260-8" || code == "93374-7" ||
                            std::ranges::any_of(fact.components, [](const ObservationFact::Component& part) {
                              return part.what.codeIn(kLoinc) == "44260-8";
                            });
      if (is_asked && !fact.about.is_entered_in_error && isSince(fact.effective) &&
          fact.effective.dateText() != result_.ended.dateText()) {
        return done(state, fact.effective, fact.what.label(), fact.about);
      }
    }
    return false;
  }

  const Chart& chart_;
  const std::vector<Member>& members_;
  const EncounterFact& stay_;
  AfterCrisis result_;
  mutable std::string hospital_;
  mutable bool tells_medicines_ = false;
};

}  // namespace

bool isDischargePaper(const DocumentFact& document) {
  if (document.about.is_entered_in_error || document.status == "entered-in-error") return false;
  return document.type.codeIn(kLoinc) == kDischargeSummary || containsNoCase(document.title, "discharge") ||
         containsNoCase(document.type.label(), "discharge");
}

bool isPaperOf(const DocumentFact& document, const AfterCrisis& stay) {
  if (!isDischargePaper(document) || document.date.empty() || stay.ended.empty()) return false;
  if (document.about.key == stay.encounter) return true;
  return document.date.last() >= stay.began.first() &&
         document.date.first().ms <= stay.ended.last().ms + kPapersDays * kDayMs;
}

bool AfterCrisis::isAllDone() const {
  return is_over && std::ranges::all_of(steps, [](const CrisisStep& step) {
           return step.state == StepState::Done || step.state == StepState::NotNeeded;
         });
}

std::vector<AfterCrisis> afterCrises(const Chart& chart) {
  std::vector<AfterCrisis> all;
  std::vector<Member> members;
  const std::vector<const EncounterFact*> visits = visitsOf(chart.facts.encounters);
  const auto add = [&](const EncounterFact& stay) {
    const PartialDate& last = stay.period.end.empty() ? stay.period.start : stay.period.end;
    if (last.empty() || last.precision() < Precision::Day || stay.period.start.first() > chart.at) return;
    const Instant learned = stay.about.source.recorded;
    const bool is_lately = chart.at.ms - last.last().ms <= kOpenDays * kDayMs;
    const bool was_told_in_time = learned.ms > 0 && learned.ms - last.last().ms <= kOpenDays * kDayMs;
    if (!is_lately && !was_told_in_time && !isBegun(chart, stay.about.key)) return;
    if (members.empty()) members = membersOf(chart);
    all.push_back(Looking(chart, members, stay).look());
  };
  for (const EncounterFact* stay : visits) {
    if (!isAdmission(*stay) && !isEmergency(*stay)) continue;
    if (isEmergency(*stay) && ledToAdmission(*stay, visits)) continue;
    add(*stay);
  }
  // Papers of one stay may be several: the first opens the plan.
  std::vector<EncounterFact> told;
  for (const DocumentFact& document : chart.facts.documents) {
    if (!isDischargePaper(document) || document.date.empty() || belongsToStay(document, visits)) continue;
    EncounterFact stay = stayOf(document);
    std::vector<const EncounterFact*> before;
    for (const EncounterFact& other : told) before.push_back(&other);
    if (belongsToStay(document, before)) continue;
    told.push_back(std::move(stay));
  }
  for (const EncounterFact& stay : told) add(stay);
  std::ranges::sort(
      all, [](const AfterCrisis& left, const AfterCrisis& right) { return left.began.first() > right.began.first(); });
  return all;
}

}  // namespace baton::record
