// The course of one medication: who says that it is taken, since when, and at what dose.
//
// Rules (the table-driven cases in reconcile_medications_test.cc say the same in a nurse's words):
// - A source's position: active as long as one of its orders or statements is; an order that ended closes itself only.
//   Two statements of one source, written on different days and in different files, are two looks at one thing: the
//   later one stands. A course told twice with the same start, once running and once with its end (the lists of a
//   discharge letter), has ended. What a source no longer lists is not stopped by that, and an old order is not expired
//   by its age.
// - Between sources the newest dated position is shown, on the same day the active one; both stay visible as a conflict
//   unless they are one after the other (stopped here, started there later).
// - A dispense says that it was handed over: where its source has no order, it counts as active while its stated supply
//   lasts, else it says nothing. Beside an active order it only says that the order was in use on that day. Tablets
//   left over at home do not contradict a later stop.
// - A proposal or plan is not an order, a cancelled or declined one says nothing when there is anything else.
// - A course is continuous over a stated gap of at most kContinuousGapDays between end and next start (about what a
//   late refill takes; our own convention for showing `since`, not a clinical threshold). An order that is over
//   without a stated end is not joined to a later one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "record/facts.h"
#include "sources/reconcile/dose.h"

namespace baton::sources::reconcile {

inline constexpr int kContinuousGapDays = 14;

enum class Standing { Active, OnHold, Ended, Planned, Silent };

// One fact with what the course needs of it, worked out once.
struct Told {
  const record::MedicationFact* fact = nullptr;
  const MedicationReading* reading = nullptr;
  Dose dose;
  Standing standing = Standing::Silent;
  PartialDate from;   // start, else the day it was written
  PartialDate dated;  // since when the standing holds: the end of what ended, else written, else start
  std::string system;
};

Told tell(const record::MedicationFact& fact, const MedicationReading& reading, MedicationReader& reader, Instant at);

// What one source holds about the medication.
struct Position {
  Standing standing = Standing::Silent;
  PartialDate dated;
  const Told* teller = nullptr;     // the fact that says so, the newest of them
  std::vector<const Told*> active;  // its facts that are active, newest first
};

// One for each source, in the order of their names. `told` in any order.
std::vector<Position> positionsOf(const std::vector<Told>& told);
// The one that counts; nullptr when nobody says anything.
const Position* chosen(const std::vector<Position>& positions);
// Do the two contradict each other?
bool contradict(const Position& a, const Position& b);

// Earliest start of the course that `current` belongs to.
PartialDate courseStart(const std::vector<Told>& told, const Told& current);
// Since when `current`'s dose is unchanged, walking back through the facts.
PartialDate doseStart(const std::vector<Told>& told, const Told& current);

// Newest first by start; then by key.
bool isNewerTold(const Told& a, const Told& b);

}  // namespace baton::sources::reconcile
