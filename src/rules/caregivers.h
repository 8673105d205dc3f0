// What those who help see and carry (CARE-1, CARE-3): patterns over weeks as one finding, and a load that gets too much
// as another.
//
// A pattern is told when it was written down in several different weeks (knowledge/caregivers/patterns.tsv): one bad
// day is none. The words of who saw it stand beside it, with their name; they replace nothing that the person said.
// Ids: "risk-rising/patterns+irritability+sleep-reversal"; "caregiver-overload/nights+no-break". Never above moderate.
// Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void carePatternFindings(const Asked& asked, Said& said);
void caregiverLoadFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
