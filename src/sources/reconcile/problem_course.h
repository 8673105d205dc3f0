// What several sources say about the state of one diagnosis or allergy, and whether they contradict each other.
//
// A source's position is the newest dated statement in it; on one day the one that says it is present. Between sources
// the newest dated position is shown, on the same day the one that says it is present (so that nothing is missed); both
// stay visible as a conflict, unless one ended before the other began.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "record/lines.h"

namespace baton::sources::reconcile {

struct StateTold {
  const record::About* about = nullptr;
  std::string state;  // the line's status word; "unknown" when the source does not say
  bool is_present = false;
  PartialDate from;   // onset
  PartialDate ended;  // abatement
  PartialDate dated;  // since when the state holds: the end of what ended, else written, else onset
};

// Index of the one that counts. `told` is not empty.
std::size_t newestState(const std::vector<StateTold>& told);
// Adds a "status" conflict to the line when sources contradict each other.
void addStateConflict(record::Line& line, const std::vector<StateTold>& told);

}  // namespace baton::sources::reconcile
