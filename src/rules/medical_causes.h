// Medical causes (capability ROLE-3): with depression, anxiety, bad sleep or tiredness on record, was anything in the
// body looked at that can feel the same?
//
// One finding, "medical-causes", with a question for primary care; it goes silent cause by cause: a dated normal
// result, a diagnosis, a diagnosis that was ruled out. What is only a question (snoring, pain, periods) is asked along
// with a missing test, or while a score is high. A test that a medicine's monitoring asks for already is left to it.
// Pure.
#pragma once

#include "rules/asked.h"
#include "rules/lab_results.h"
#include "rules/monitoring_due.h"

namespace baton::rules {

void medicalCauseFindings(const Asked& asked, const LabResults& results, const DueList& due, Said& said);

}  // namespace baton::rules
