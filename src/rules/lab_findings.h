// Lab findings: the family about tests. Results and treatments are read once and shared by three rules: monitoring
// (rules/monitoring.h), limits (rules/lab_limits.h), medical causes (rules/medical_causes.h).
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void labFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
