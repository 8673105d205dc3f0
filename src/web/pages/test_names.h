// What a test is called on a page: "Thyroid test (TSH)", in the reader's language, where the tables know it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/frame/page.h"

namespace baton::web {

// `test`: its LOINC code, or its name as a source gives it. The source's own words stand on the page of the fact.
std::optional<std::string> testNameOf(const Page& page, std::string_view test);

}  // namespace baton::web
