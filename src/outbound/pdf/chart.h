// A small chart over the years, with its axis labelled: highest and lowest value, first and last day.
#pragma once

#include "format/canvas.h"
#include "outbound/summary_page.h"

namespace baton::outbound::pdf {

// Fills kChartWidth × (kChartHeight + 9) points from the upper left corner x, y.
void drawChart(format::Canvas& canvas, const Trend& trend, double x, double y);

}  // namespace baton::outbound::pdf
