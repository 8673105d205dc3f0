// The medication part of the timeline: when each medicine was started, changed, stopped.
#pragma once

#include <vector>

#include "sources/changes.h"

namespace baton::sources {

// From the facts of each line, in the order of their dates. A start, a dose or a stop without a date is not placed.
void addMedicationEvents(const record::Chart& chart, std::vector<TimelineEvent>& events);

}  // namespace baton::sources
