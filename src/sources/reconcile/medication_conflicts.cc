#include "sources/reconcile/medication_conflicts.h"

#include <algorithm>

#include "sources/reconcile/line_parts.h"

namespace baton::sources::reconcile {
namespace {

using record::Conflict;
using record::MedicationLine;

std::string standingWords(const Position& position) {
  const record::MedicationFact& fact = *position.teller->fact;
  switch (position.standing) {
    case Standing::Active:
      return "active" + dateWords(" since ", position.teller->from);
    case Standing::OnHold:
      return "on hold" + dateWords(" since ", position.dated);
    case Standing::Ended:
      return fact.status + dateWords(" on ", fact.ended.empty() ? position.dated : fact.ended);
    case Standing::Planned:
      return "planned";
    case Standing::Silent:
      break;
  }
  return "nothing about it";
}

void addStatusConflict(MedicationLine& line, const std::vector<Position>& positions) {
  std::vector<const Position*> sides;
  for (const Position& a : positions) {
    if (!a.teller) continue;
    const bool is_disputed = std::any_of(positions.begin(), positions.end(),
                                         [&](const Position& b) { return &a != &b && b.teller && contradict(a, b); });
    if (is_disputed) sides.push_back(&a);
  }
  if (sides.size() < 2) return;
  std::vector<Conflict::Side> shown;
  for (const Position* side : sides) shown.push_back({standingWords(*side), side->teller->fact->about.source});
  line.conflicts.push_back(conflictOf("status", std::move(shown)));
}

void addStopDateConflict(MedicationLine& line, const std::vector<Position>& positions) {
  if (line.ended.empty()) return;
  std::vector<Conflict::Side> sides;
  bool is_disputed = false;
  for (const Position& position : positions) {
    if (position.standing != Standing::Ended || position.teller->fact->ended.empty()) continue;
    // A source that knows only an older course says nothing about when this one ended.
    const PartialDate& ended = position.teller->fact->ended;
    if (isEarlier(ended, line.since)) continue;
    is_disputed = is_disputed || !couldBeEqual(ended, line.ended);
    sides.push_back({"stopped on " + ended.dateText(), position.teller->fact->about.source});
  }
  if (is_disputed) line.conflicts.push_back(conflictOf("stop date", std::move(sides)));
}

// The instructions that are current at the same time: of each source the newest, and within one source every active
// order that says something else.
std::vector<const Told*> currentInstructions(const std::vector<Position>& positions) {
  std::vector<const Told*> current;
  for (const Position& position : positions) {
    std::vector<const Told*> orders;
    std::vector<const Told*> handed_over;
    for (const Told* one : position.active) {
      if (one->dose.empty()) continue;
      (one->fact->kind == record::MedicationFact::Kind::Dispense ? handed_over : orders).push_back(one);
    }
    if (orders.empty() && !handed_over.empty()) orders.push_back(handed_over.front());
    current.insert(current.end(), orders.begin(), orders.end());
  }
  return current;
}

void addDoseConflict(MedicationLine& line, const std::vector<Position>& positions, const Dose& dose,
                     const Told& current) {
  std::vector<Conflict::Side> sides;
  for (const Told* one : currentInstructions(positions)) {
    const bool is_part = one->system == current.system && one->fact->written == current.fact->written;
    if (one == &current || is_part) continue;
    if (compareDoses(one->dose, dose) != SameDose::No) continue;
    sides.push_back({one->dose.text + dateWords(" since ", one->from), one->fact->about.source});
  }
  if (sides.empty()) return;
  sides.insert(sides.begin(), {dose.text + dateWords(" since ", current.from), current.fact->about.source});
  line.conflicts.push_back(conflictOf("dose", std::move(sides)));
}

// Strengths count only where nobody gives a dose: one tablet of 100 mg and two of 50 mg are the same dose.
void addStrengthConflict(MedicationLine& line, const std::vector<Position>& positions, const Told& current) {
  if (line.strength.empty()) return;
  std::vector<Conflict::Side> sides;
  for (const Position& position : positions) {
    for (const Told* one : position.active) {
      const std::string strength = strengthText(one->reading->text);
      const bool is_open = !one->dose.per_take || !current.dose.per_take;
      if (strength.empty() || strength == line.strength || !is_open || one->system == current.system) continue;
      sides.push_back({strength, one->fact->about.source});
      break;
    }
  }
  if (sides.empty()) return;
  sides.insert(sides.begin(), {line.strength, current.fact->about.source});
  line.conflicts.push_back(conflictOf("strength", std::move(sides)));
  if (!current.dose.per_take) line.strength.clear();
}

// Words and code that name different medicines.
void addNameConflict(MedicationLine& line, const std::vector<Told>& told) {
  for (const Told& one : told) {
    if (one.reading->contradiction.empty()) continue;
    const record::Source& source = one.fact->about.source;
    line.conflicts.push_back(
        conflictOf("medicine", {{"\"" + one.reading->label + "\"", source}, {one.reading->contradiction, source}}));
    return;
  }
}

}  // namespace

void addMedicationConflicts(MedicationLine& line, const std::vector<Told>& told, const std::vector<Position>& positions,
                            const Dose& dose, const Told& current) {
  addStatusConflict(line, positions);
  if (line.status == "active") {
    addDoseConflict(line, positions, dose, current);
    addStrengthConflict(line, positions, current);
  }
  addStopDateConflict(line, positions);
  addNameConflict(line, told);
}

void addNoneKnownConflict(std::vector<MedicationLine>& lines) {
  for (MedicationLine& none : lines) {
    if (!none.is_statement_of_none || none.sources.empty() || none.status != "active") continue;
    for (MedicationLine& line : lines) {
      if (line.is_statement_of_none || line.status != "active" || line.sources.empty()) continue;
      const Conflict conflict = conflictOf(
          "medicines", {{"no medicines are taken", none.sources.front()}, {line.text, line.sources.front()}});
      none.conflicts.push_back(conflict);
      line.conflicts.push_back(conflict);
    }
  }
}

}  // namespace baton::sources::reconcile
