// Red flags of a record: what was written or measured lately that must lead to help now, never to a queue (URG-1).
//
// Reads typed words of observations, titles and conclusions of documents, and new conditions (rules/red_flag_text.h),
// scores and reported outcomes (knowledge/red_flags/scores.tsv), each within the days of its flag. Signs of a dangerous
// reaction speak only when a medicine that can cause it is taken, or was stopped in the last two weeks. One finding for
// each flag, `red-flag/FLAG`. The text inside notes and letters is not read, and that is said. Pure.
// Cost: the words of the last two weeks, one pass.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void redFlagFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
