// When something happened, by the clock of the place where it was written: the day and the time of an admission in the
// evening are not the reader's next morning.
#pragma once

#include <string>

#include "web/frame/shown.h"

namespace baton::web {

// "October 28, 2026, 9:40 pm". What is still to come, and a time whose place is not known, is told by the reader's own
// clocks (shownWhen), for they have to be there.
std::string shownHappened(const Manner& manner, const PartialDate& date, Instant now);

}  // namespace baton::web
