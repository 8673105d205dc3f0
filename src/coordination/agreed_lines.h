// What an update tells of the plan: what visits decided and what a review of the plan found in its span, and what was
// agreed and is still open (FAIL-4, ROAD-3). English, as clinicians write; the person's own words to the letter. Pure.
#pragma once

#include <vector>

#include "coordination/measures.h"
#include "record/chart.h"
#include "record/update.h"

namespace baton::coordination {

std::vector<record::UpdateLine> agreedLines(const record::Chart& chart, const Span& span);

}  // namespace baton::coordination
