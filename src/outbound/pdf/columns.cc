#include "outbound/pdf/columns.h"

#include <algorithm>

#include "outbound/pdf/style.h"

namespace baton::outbound::pdf {

namespace {

// Height of one line as shown, with its gap; 0 when it is not.
double lineHeight(std::size_t section, std::size_t line, const Selection& selection, const Heights& heights) {
  if (!selection.shows(section, line)) return 0;
  const auto& of = selection.showsTrend(section, line) ? heights.chart_lines : heights.lines;
  return heights.line_gap + of[section][line];
}

// Both halves about equal; the left one is never the shorter.
void splitInTwo(Placed& placed, const Selection& selection, const Heights& heights) {
  const std::size_t count = heights.lines[placed.section].size();
  const double note = selection.missingSafety(placed.section) > 0 ? heights.line_gap + heights.note : 0;
  const double all = placed.height - heights.title - note;
  double left = 0;
  std::size_t line = 0;
  while (line < count && left < all / 2) left += lineHeight(placed.section, line++, selection, heights);
  placed.split = line;
  placed.height = heights.title + std::max(left + note, all - left);
}

int columnOf(SectionKind kind, const double (&heights)[2]) {
  const bool is_level = heights[1] > heights[0] - 1 && heights[1] < heights[0] + 1;
  if (kind == SectionKind::Medications) return 0;
  if (kind == SectionKind::Changes && heights[1] < heights[0] + 1) return 1;
  return !is_level && heights[1] < heights[0] ? 1 : 0;
}

}  // namespace

bool isBox(SectionKind kind) { return kind == SectionKind::Allergies || kind == SectionKind::Safety; }

Placement place(const SummaryPage& page, const Selection& selection, const Heights& heights, double wide_from) {
  Placement placement;
  double filled[2] = {0, 0};
  double box_height = 0;
  for (std::size_t s = 0; s < page.sections.size(); ++s) {
    const SectionKind kind = page.sections[s].kind;
    Placed placed{s, 0, 0, sectionHeight(s, selection, heights), kNoSplit};
    if (placed.height == 0) continue;
    if (isBox(kind)) {
      placed.column = kind == SectionKind::Allergies ? 0 : 1;
      box_height = std::max(box_height, placed.height + 2 * kBoxPadding);
      filled[0] = filled[1] = box_height;
    } else if (placed.height > wide_from) {
      splitInTwo(placed, selection, heights);
      placed.top = std::max(filled[0], filled[1]) + heights.section_gap;
      filled[0] = filled[1] = placed.top + placed.height;
    } else {
      placed.column = columnOf(kind, filled);
      placed.top = filled[placed.column] + heights.section_gap;
      filled[placed.column] = placed.top + placed.height;
    }
    placement.sections.push_back(placed);
  }
  for (Placed& placed : placement.sections) {
    if (isBox(page.sections[placed.section].kind)) placed.height = box_height;
  }
  placement.height = std::max(filled[0], filled[1]);
  return placement;
}

}  // namespace baton::outbound::pdf
