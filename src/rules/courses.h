// Courses: since when each medicine is taken, when its dose last changed, and what happened around it.
//
// A new line for a new dose is the same treatment: lines of one ingredient without a gap of kGapDays are one course.
// Undated lines leave the start unknown; nothing is guessed. Pure. Cost: one walk over the lines for each medicine
// taken.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/drug_set.h"
#include "rules/asked.h"

namespace baton::rules {

// A stop and a start again within this many days are one treatment (the clozapine label starts anew after 30).
inline constexpr int kGapDays = 30;

struct Course {
  std::uint16_t drug = 0;
  const TakenItem* item = nullptr;
  bool is_planned = false;  // not yet taken: to be added, or planned
  bool is_as_needed = false;
  std::optional<Instant> start;        // of the treatment
  std::optional<Instant> dose_change;  // the last one after the start
};

struct Stopped {
  std::uint16_t drug = 0;
  const TakenItem* item = nullptr;
  Instant on;
};

struct Courses {
  std::vector<Course> now;  // each ingredient once
  std::vector<Stopped> stopped;
  // Is one of these taken now, besides `drug`?
  const Course* any(const knowledge::DrugSet& set, std::uint16_t besides) const;
};

Courses coursesOf(const Asked& asked);

inline int daysFrom(Instant from, Instant to) { return static_cast<int>((to.ms - from.ms) / kDayMs); }

}  // namespace baton::rules
