// svg: two small pictures as inline SVG for a page: a curve over time and a QR code. Numbers and shapes only; the one
// text in them (the spoken title) is data and escaped. Source: SVG 1.1 §8 paths, §9 shapes.
#pragma once

#include <span>
#include <string_view>

#include "format/html.h"
#include "format/qr.h"

namespace baton::format {

struct CurvePoint {
  double x = 0;  // 0 left … 1 right
  double y = 0;  // 0 bottom … 1 top
};

// A curve with a dot at its end, 120 × 32 units. `title` is what a screen reader says.
Html curveSvg(std::span<const CurvePoint> points, std::string_view title);
// A QR code with its quiet zone. Empty for an empty code.
Html qrSvg(const QrCode& code, std::string_view title);

}  // namespace baton::format
