// Stop risk: a medicine that was stopped lately without a taper, where an abrupt stop can harm (knowledge/stopping).
//
// In: stopped and completed lines with a date, within the row's window. Quiet: taken for too short a time, as needed, a
// lower dose or words of a taper before the end, another of the covering class taken meanwhile, the same ingredient in
// another line. A stop in hospital or for a bad reaction was somebody's decision: told, never interrupting. A start
// that nobody dates makes it uncertain: told, never interrupting. A month or a year counts by its first day.
// Id: "stop-risk/venlafaxine". Supplies that ran out are rules/refills.h. Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void stopRiskFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
