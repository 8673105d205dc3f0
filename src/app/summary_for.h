// The one page for one reader who is named (app/views.h): permissions and refusals may name them.
#pragma once

#include <string>

#include "app/views.h"

namespace baton::app {

// The role of `request` does not matter. Errors: as viewSummary().
Result<std::string> viewSummaryFor(Home& home, const record::PersonId& person, const record::Audience& audience,
                                   const SummaryRequest& request);

}  // namespace baton::app
