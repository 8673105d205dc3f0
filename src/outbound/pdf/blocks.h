// blocks: the page's texts shaped and measured at one size, before anything is placed or drawn.
#pragma once

#include <vector>

#include "format/canvas.h"
#include "outbound/draw.h"
#include "outbound/fit.h"
#include "outbound/pdf/columns.h"
#include "outbound/pdf/style.h"

namespace baton::outbound::pdf {

// One step of the ladder: text size and how much each line says.
struct Level {
  double size = 10;
  Detail detail = Detail::Long;
};

struct LineBlocks {
  format::TextBlock text;
  format::TextBlock beside_chart;  // narrower; only where there is a chart
};

struct Body {
  Level level;
  std::vector<format::TextBlock> titles;
  std::vector<std::vector<LineBlocks>> lines;
  Heights heights;
};

// Shapes what the selection shows at this level. `column` is the width of one column.
Body shapeBody(format::Canvas& canvas, const SummaryPage& page, const Selection& selection, Level level, double column);
// The heights guessed from the number of letters, a thousand times cheaper: for choosing where to begin.
Heights guessHeights(const SummaryPage& page, Level level, double column);
// Width that a section's lines have.
double lineWidth(SectionKind kind, double column);

}  // namespace baton::outbound::pdf
