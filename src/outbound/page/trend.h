// trend: the points and axis of a small chart, from the values of one measure.
//
// In: observations newest first. Out: nothing when fewer than three dated numbers; at most kMaxTrendPoints points, each
// the mean of a stretch of time when there are more (so a thousand nights of sleep stay readable). Minutes of sleep are
// shown as hours. Scores have their instrument's axis (0 to its highest score), others their own range.
#pragma once

#include <optional>
#include <vector>

#include "outbound/page/measures.h"
#include "outbound/summary_page.h"

namespace baton::outbound::page {

std::optional<Trend> trendOf(const Measure& measure, const std::vector<const record::ObservationFact*>& newest_first,
                             Language language);

// "5.5 h" for a night's sleep that the source gives in minutes; "" for everything else.
std::string sleepHours(const record::ObservationFact& observation);

}  // namespace baton::outbound::page
