// Record requests that are overdue (capability REC-5): an office has 30 days, and once 30 more.
//
// One finding for all of them, low: nothing in care waits for old papers. Kind "record-request-overdue". Source:
// 45 CFR 164.524(b)(2), knowledge/records/limits.tsv. Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void recordRequestFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
