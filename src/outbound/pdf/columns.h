// columns: where each section stands on the page, from measured heights. Pure arithmetic.
//
// The first four places are always the same, so that a reader finds them without looking: allergies upper left, safety
// upper right, below them medications (left) and recent changes (right). Every further section goes under the shorter
// column. A section that is very long for one column runs over both, its second half on the right.
#pragma once

#include <cstddef>
#include <vector>

#include "outbound/fit.h"
#include "outbound/summary_page.h"

namespace baton::outbound::pdf {

constexpr std::size_t kNoSplit = static_cast<std::size_t>(-1);

struct Placed {
  std::size_t section = 0;
  int column = 0;
  double top = 0;                // below the head of the page
  double height = 0;             // of a box: with padding, equal for both boxes
  std::size_t split = kNoSplit;  // of a section over both columns: the line that the right one begins with
};

struct Placement {
  std::vector<Placed> sections;
  double height = 0;  // of the longer column
};

bool isBox(SectionKind kind);
// `wide_from`: a section higher than this runs over both columns.
Placement place(const SummaryPage& page, const Selection& selection, const Heights& heights, double wide_from);

}  // namespace baton::outbound::pdf
