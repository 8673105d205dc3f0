// When primary care is not enough: the reasons in this record, told once, while no psychiatrist takes part (PCP-4).
//
// Reasons and their numbers: knowledge/trials/reasons.tsv. A psychiatrist takes part: an active member of the care team
// of role psychiatrist or telepsychiatry, or a visit of psychiatry within a year. Id: "needs-psychiatry/" and the
// reasons, so that an acknowledgement ends when another reason comes. Beside it, told also when a psychiatrist takes
// part: an antidepressant without a mood stabilizer in bipolar disorder ("condition-caution/bipolar+sertraline"), and a
// new antidepressant for depression when nobody asked for mania ("condition-caution/mania-never-asked"). Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void needsPsychiatryFindings(const Asked& asked, Said& said);
void bipolarScreenFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
