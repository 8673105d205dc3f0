// What happened in the last 28 days that can move a risk: changed medicines, missed doses, more drinking, a stay in
// hospital, an emergency visit, a major stress (knowledge/risks/triggers.tsv). Pure.
#pragma once

#include <vector>

#include "rules/risks.h"

namespace baton::rules {

inline constexpr int kMoveDays = 28;

// Newest first; of one trigger each time that it happened, at most a few.
std::vector<RiskMove> riskMoves(const Asked& asked);

}  // namespace baton::rules
