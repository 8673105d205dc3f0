// Inadequate trial: what was given too little or too short is told, so that nobody counts it as a failure (PCP-4).
//
// Two findings: a current antidepressant below its usual dose for its weeks while PHQ-9 or GAD-7 stay at 10 or more
// ("inadequate-trial/sertraline"); and past ones that are said to have failed without a full trial, merged
// ("inadequate-trial/past/escitalopram+..."), only while the scores say that it still matters. Neither interrupts.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void inadequateTrialFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
