// Scores that went the wrong way by a step that matters, within the last 28 days (PIC-4).
//
// Compares the newest value of a scale with the newest one that is at least a week older; the step and its source are
// knowledge/changes/thresholds.tsv. Better scores raise nothing. Thoughts of death (PHQ-9 item 9) are a red flag and
// not told here; laboratory values belong to monitoring. Finding `score-change/SCALE`, moderate. Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void scoreChangeFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
