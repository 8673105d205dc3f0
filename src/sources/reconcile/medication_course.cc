#include "sources/reconcile/medication_course.h"

#include <algorithm>
#include <map>

#include "sources/reconcile/line_parts.h"

namespace baton::sources::reconcile {
namespace {

using record::MedicationFact;

bool isIntent(const MedicationFact& fact) {
  return fact.intent == "proposal" || fact.intent == "plan" || fact.intent == "option";
}

// R4 status codes of the four resources (http://hl7.org/fhir/R4/valueset-medicationrequest-status.html and its kin).
Standing standingOf(const MedicationFact& fact, Instant at) {
  const std::string& status = fact.status;
  if (fact.kind == MedicationFact::Kind::Dispense) {
    if (status != "completed" || !fact.supply_days || fact.written.empty()) return Standing::Silent;
    const auto lasts = static_cast<std::int64_t>(*fact.supply_days * static_cast<double>(kDayMs));
    return fact.written.last().ms + lasts >= at.ms && fact.written.first() <= at ? Standing::Active : Standing::Silent;
  }
  if (fact.kind == MedicationFact::Kind::Administration) {
    if (status == "in-progress") return Standing::Active;
    return status == "completed" || status == "stopped" ? Standing::Ended : Standing::Silent;
  }
  if (status == "active") return isIntent(fact) ? Standing::Planned : Standing::Active;
  if (status == "on-hold") return Standing::OnHold;
  if (status == "stopped" || status == "completed" || status == "not-taken") return Standing::Ended;
  if (status == "draft" || status == "intended") return Standing::Planned;
  return Standing::Silent;
}

Instant momentOf(const PartialDate& date) { return date.empty() ? Instant{INT64_MIN} : date.first(); }

// The same course told twice, running and with its end: begun on one day, not at another dose or strength.
bool isSameCourse(const Told& running, const Told& ended) {
  if (ended.standing != Standing::Ended || ended.fact->ended.empty() || running.from.empty()) return false;
  return running.from.dateText() == ended.from.dateText() && productOf(*running.reading) == productOf(*ended.reading) &&
         compareDoses(running.dose, ended.dose) != SameDose::No;
}

// Is `earlier` overtaken by a later look of the same source at the same thing?
bool isOvertaken(const Told& earlier, const Told& later) {
  using Kind = MedicationFact::Kind;
  if (isSameCourse(earlier, later)) return true;
  const bool is_look = later.fact->kind == Kind::Statement;
  const bool may_overtake = earlier.fact->kind == Kind::Statement || later.fact->about.source.format == "form";
  if (!is_look || !may_overtake || later.standing != Standing::Ended) return false;
  const record::Source& a = earlier.fact->about.source;
  const record::Source& b = later.fact->about.source;
  const bool is_same_paper = a.file == b.file && a.recorded == b.recorded;
  return !is_same_paper && isEarlier(earlier.dated, firstDated({&later.fact->written, &later.dated}));
}

int rank(Standing standing) { return static_cast<int>(standing); }

bool isOrderOrList(const Told& told) {
  return told.fact->kind == MedicationFact::Kind::Request || told.fact->kind == MedicationFact::Kind::Statement;
}

Position positionOf(const std::vector<const Told*>& told) {
  Position position;
  const bool has_order = std::any_of(told.begin(), told.end(), [](const Told* one) { return isOrderOrList(*one); });
  PartialDate fetched;
  for (const Told* candidate : told) {
    if (has_order && !isOrderOrList(*candidate)) {  // tablets left over do not outlive the order
      if (candidate->standing == Standing::Active && !isEarlier(candidate->dated, fetched)) fetched = candidate->dated;
      continue;
    }
    const bool is_overtaken =
        candidate->standing == Standing::Active &&
        std::any_of(told.begin(), told.end(), [&](const Told* other) { return isOvertaken(*candidate, *other); });
    if (is_overtaken) continue;
    if (candidate->standing == Standing::Active) position.active.push_back(candidate);
    const bool is_first = position.teller == nullptr || rank(candidate->standing) < rank(position.standing);
    const bool is_newer = position.teller && candidate->standing == position.standing &&
                          momentOf(candidate->dated) > momentOf(position.dated);
    if (!is_first && !is_newer) continue;
    position.standing = candidate->standing;
    position.dated = candidate->dated;
    position.teller = candidate;
  }
  // A refill says that the order was still in use on that day.
  if (position.standing == Standing::Active && isEarlier(position.dated, fetched)) position.dated = fetched;
  return position;
}

bool isOver(const Told& told) { return told.standing == Standing::Ended; }

}  // namespace

bool isNewerTold(const Told& a, const Told& b) {
  if (momentOf(a.from) != momentOf(b.from)) return momentOf(a.from) > momentOf(b.from);
  return a.fact->about.key < b.fact->about.key;
}

Told tell(const MedicationFact& fact, const MedicationReading& reading, MedicationReader& reader, Instant at) {
  Told told;
  told.fact = &fact;
  told.reading = &reading;
  told.dose = doseOf(fact, reading, reader);
  told.standing = standingOf(fact, at);
  // What somebody types today without a start was not started today.
  const bool is_typed = fact.about.source.format == "form" && fact.kind == MedicationFact::Kind::Statement;
  told.from = is_typed ? fact.started : firstDated({&fact.started, &fact.written});
  if (told.standing == Standing::Ended) {
    const bool has_update = fact.about.last_updated.ms != 0;
    const PartialDate updated = has_update ? PartialDate::day(fact.about.last_updated) : PartialDate();
    const bool is_order = fact.kind == MedicationFact::Kind::Request;
    told.dated = is_order ? firstDated({&fact.ended, &updated, &fact.written})
                          : firstDated({&fact.ended, &fact.written, &updated, &fact.started});
  } else {
    told.dated = firstDated({&fact.written, &fact.started, &fact.about.source.asserted});
  }
  told.system = sourceSystem(fact.about);
  return told;
}

std::vector<Position> positionsOf(const std::vector<Told>& told) {
  std::map<std::string_view, std::vector<const Told*>> by_source;
  for (const Told& one : told) by_source[one.system].push_back(&one);
  std::vector<Position> positions;
  for (auto& [system, facts] : by_source) {
    std::sort(facts.begin(), facts.end(), [](const Told* a, const Told* b) { return isNewerTold(*a, *b); });
    positions.push_back(positionOf(facts));
  }
  return positions;
}

const Position* chosen(const std::vector<Position>& positions) {
  const Position* best = nullptr;
  auto is_better = [](const Position& a, const Position& b) {
    // A plan never hides what is taken, and silence hides nothing.
    const bool a_is_weak = rank(a.standing) > rank(Standing::Ended);
    const bool b_is_weak = rank(b.standing) > rank(Standing::Ended);
    if (a.standing == Standing::Silent || b.standing == Standing::Silent) return rank(a.standing) < rank(b.standing);
    const bool one_is_active = a.standing == Standing::Active || b.standing == Standing::Active;
    if (a_is_weak != b_is_weak && one_is_active) return b_is_weak;
    if (momentOf(a.dated) != momentOf(b.dated)) return momentOf(a.dated) > momentOf(b.dated);
    return rank(a.standing) < rank(b.standing);
  };
  for (const Position& position : positions) {
    if (!best || is_better(position, *best)) best = &position;
  }
  return best && best->standing != Standing::Silent ? best : nullptr;
}

bool contradict(const Position& a, const Position& b) {
  if (a.standing == b.standing) return false;
  if (rank(a.standing) > rank(Standing::Ended) || rank(b.standing) > rank(Standing::Ended)) return false;
  const Position* ended = a.standing == Standing::Ended ? &a : b.standing == Standing::Ended ? &b : nullptr;
  if (!ended) return true;  // active here, on hold there
  const Position& running = ended == &a ? b : a;
  // Stopped there, started here afterwards: a new order, or a statement that gives its own start.
  const record::MedicationFact& fact = *running.teller->fact;
  const bool says_start = fact.kind != MedicationFact::Kind::Statement || !fact.started.empty();
  const PartialDate& started = firstDated({&fact.started, &fact.written});
  const bool is_handed_over = fact.kind == MedicationFact::Kind::Dispense;
  if (is_handed_over && isEarlier(started, ended->dated)) return false;  // fetched before the stop
  return !(says_start && !ended->dated.empty() && !started.empty() && ended->dated.first() <= started.first());
}

PartialDate courseStart(const std::vector<Told>& told, const Told& current) {
  std::vector<const Told*> earlier;
  for (const Told& one : told) {
    if (!one.from.empty() && one.standing != Standing::Planned && one.standing != Standing::Silent) {
      earlier.push_back(&one);
    }
  }
  std::sort(earlier.begin(), earlier.end(), [](const Told* a, const Told* b) { return isNewerTold(*a, *b); });
  PartialDate start = current.from;
  for (const Told* one : earlier) {
    if (start.empty() || one->from.first() >= start.first()) continue;
    if (isOver(*one)) {
      const PartialDate& ended = one->fact->ended;
      if (ended.empty()) continue;
      if (start.first().ms - ended.last().ms > kContinuousGapDays * kDayMs) continue;
    }
    start = one->from;
  }
  return start;
}

PartialDate doseStart(const std::vector<Told>& told, const Told& current) {
  if (current.dose.empty()) return {};
  std::vector<const Told*> ordered;
  for (const Told& one : told) {
    if (!one.from.empty() && !one.dose.empty()) ordered.push_back(&one);
  }
  std::sort(ordered.begin(), ordered.end(), [](const Told* a, const Told* b) { return isNewerTold(*a, *b); });
  PartialDate since = current.from;
  const PartialDate course = courseStart(told, current);
  for (const Told* one : ordered) {
    if (since.empty() || one->from.first() > since.first()) continue;
    if (!course.empty() && one->from.first() < course.first()) break;
    if (compareDoses(one->dose, current.dose) == SameDose::No) break;
    if (compareDoses(one->dose, current.dose) == SameDose::Yes) since = one->from;
  }
  return since;
}

}  // namespace baton::sources::reconcile
