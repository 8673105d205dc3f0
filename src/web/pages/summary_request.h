// Which one-page summary is asked for: ?language=es&for=therapist&paper=a4.
#pragma once

#include <string>
#include <vector>

#include "app/views.h"
#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web::keeping {

// Of the query; a caregiver gets the caregiver's page whatever the query says.
app::SummaryRequest summaryRequest(const Page& page, app::SummaryFormat format);
std::string roleShown(Language language, std::string_view role);
std::vector<Choice> roleChoices(const Page& page);
// "?language=en&for=self&paper=letter"
std::string summaryQuery(const app::SummaryRequest& request);

}  // namespace baton::web::keeping
