// Plan lines: what somebody close needs to help by: what is taken now, what the person is allergic to, which visits
// come (capability ROLE-2, the caregiver's lens). Only of what the disclosure holds; nothing is said of what it does
// not. Pure. Source: the article (Mercer, Coordinating Care), section 8.
#pragma once

#include <vector>

#include "record/chart.h"
#include "record/update.h"

namespace baton::coordination {

std::vector<record::UpdateLine> planLines(const record::Chart& chart);

}  // namespace baton::coordination
