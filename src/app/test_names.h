// The plain name of a test or score for a reader, where the tables know its code or its usual name
// (knowledge/test_names.h, knowledge/measure_names.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace baton::app {

// LOINC code, or a name as sources give it ("cloZAPine [Mass/volume] in Serum or Plasma") → "clozapine level".
std::optional<std::string> testName(std::string_view loinc_or_name, bool is_spanish);

}  // namespace baton::app
