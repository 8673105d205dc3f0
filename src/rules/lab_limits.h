// Lab limits (capability PCP-1): the newest result of each test, abnormal in the light of what is taken.
//
// One finding a test: "lab/lithium-level"; the gravest limit that holds. An older abnormal result that a newer one has
// followed says nothing, nor does one older than the row's days. A value whose unit cannot be converted is said in
// not_checked, once a test. Pure; cost: script/bench.
#pragma once

#include "rules/asked.h"
#include "rules/courses.h"
#include "rules/lab_results.h"

namespace baton::rules {

enum class Passes : std::uint8_t { Yes, No, Unknown };

// Does the value pass the limit? Unknown: "<2.0" against 1.5, or no range of the laboratory where the row asks for one.
Passes passes(const LabValue& value, knowledge::LabOperator op, const knowledge::LabBound& bound);

void labLimitFindings(const Asked& asked, const Courses& courses, const LabResults& results, Said& said);

}  // namespace baton::rules
