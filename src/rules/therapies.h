// Therapies of a chart: which therapies are going on, since when, and what says so.
//
// Read from encounters (type, service), procedures, care plans, goals and appointments, by the words and codes of
// knowledge/therapy_conflicts/therapies.tsv. Going on: a session or procedure within kTherapyDays, one that is booked
// within the next 30 days, a procedure in progress, or an active plan of the last year. A referral is not yet a
// therapy. Nothing is read out of what a plan says about one that is only considered.
// Pure. Cost: each distinct text is read once.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "rules/asked.h"

namespace baton::rules {

inline constexpr int kTherapyDays = 60;

struct TherapyNow {
  std::size_t therapy = 0;   // place in TherapyConflicts::therapies()
  PartialDate since;         // the earliest day that anything names it; "" when nothing is dated
  PartialDate latest;        // the latest past day
  std::string key;           // resource of the latest
  record::Evidence evidence;
};

// In the order of the table.
std::vector<TherapyNow> therapiesOf(const Asked& asked);

}  // namespace baton::rules
