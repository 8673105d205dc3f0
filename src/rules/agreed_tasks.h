// What was agreed at a visit and is late: one finding, low, naming each task and who has it. Kind "followup-overdue".
// Nothing is late without a day that somebody named. Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void agreedTaskFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
