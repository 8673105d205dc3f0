// The look of the printed page: calm, dark on white, readable in black and white; sizes in points.
#pragma once

#include "format/canvas.h"
#include "outbound/summary_page.h"

namespace baton::outbound::pdf {

inline constexpr format::Color kInk{0.09, 0.12, 0.15};
inline constexpr format::Color kMuted{0.33, 0.38, 0.43};  // 7:1 on white
inline constexpr format::Color kAccent{0.04, 0.30, 0.37};
inline constexpr format::Color kAlert{0.55, 0.16, 0.08};
inline constexpr format::Color kRule{0.78, 0.82, 0.85};
inline constexpr format::Color kCalmTint{0.945, 0.96, 0.965};
inline constexpr format::Color kCareTint{0.99, 0.955, 0.925};
inline constexpr format::Color kCurve{0.04, 0.42, 0.52};

inline constexpr double kMargin = 36;
inline constexpr double kGap = 20;        // between the columns
inline constexpr double kBoxPadding = 7;  // of the two tinted boxes
inline constexpr double kQrSide = 52;
inline constexpr double kLinkQrSide = 92;  // 32 mm: squares of half a millimetre
inline constexpr double kChartWidth = 84;
inline constexpr double kChartHeight = 22;
inline constexpr double kFootSize = 7.5;

struct Size {
  double width = 612;
  double height = 792;
};
inline Size sizeOf(Paper paper) { return paper == Paper::Letter ? Size{612, 792} : Size{595.276, 841.89}; }

}  // namespace baton::outbound::pdf
