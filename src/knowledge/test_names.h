// What one measured test is called: the group of knowledge/labs/ that its code or its usual name belongs to.
//
// Only groups that are one measure with a unit: "lipid panel" or "weight or BMI" would call a part by the name of the
// whole. Out: "Thyrotropin [Units/volume] in Serum or Plasma", LOINC 3016-3 → thyroid test (TSH). nullptr: no group.
#pragma once

#include <string_view>

#include "knowledge/labs.h"

namespace baton::knowledge {

const LabGroup* testOf(std::string_view system, std::string_view code);
const LabGroup* testCalled(std::string_view name);

}  // namespace baton::knowledge
