// Curves of what is measured again and again, with the medicines for mood and mind taken meanwhile as bars below.
#pragma once

#include <vector>

#include "app/since.h"
#include "web/pages/record_parts.h"

namespace baton::web {

// The measure that the address names ("?measure=", a ResultSeries::tag), else the first few that readers follow most.
Html curvesPart(const Page& page, const record::Disclosure& seen, const std::vector<app::TimelineEvent>& events);

}  // namespace baton::web
