#include "format/svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

namespace baton::format {
namespace {

constexpr double kWidth = 120;
constexpr double kHeight = 32;
constexpr double kInset = 3;

double across(const CurvePoint& point) { return kInset + std::clamp(point.x, 0.0, 1.0) * (kWidth - 2 * kInset); }
double down(const CurvePoint& point) {
  return kHeight - kInset - std::clamp(point.y, 0.0, 1.0) * (kHeight - 2 * kInset);
}

}  // namespace

Html curveSvg(std::span<const CurvePoint> points, std::string_view title) {
  if (points.empty()) return {};
  std::string path;
  for (const CurvePoint& point : points)
    path += fmt::format("{}{:.1f} {:.1f}", path.empty() ? "M" : "L", across(point), down(point));
  const std::string x = fmt::format("{:.1f}", across(points.back()));
  const std::string y = fmt::format("{:.1f}", down(points.back()));
  Html content = Html::element("title", Html::text(title));
  content +=
      Html::element("path", {{"d", path}, {"fill", "none"}, {"stroke", "currentColor"}, {"stroke-width", "1.4"}}, {});
  content += Html::element("circle", {{"cx", x}, {"cy", y}, {"r", "2.4"}, {"fill", "currentColor"}}, {});
  return Html::element("svg", {{"class", "curve"}, {"viewBox", "0 0 120 32"}, {"role", "img"}, {"aria-label", title}},
                       content);
}

Html qrSvg(const QrCode& code, std::string_view title) {
  if (code.empty()) return {};
  std::string path;
  for (std::size_t row = 0; row < code.side; ++row) {
    for (std::size_t column = 0; column < code.side; ++column) {
      if (code.isDark(row, column)) path += fmt::format("M{} {}h1v1h-1z", column + 4, row + 4);
    }
  }
  const std::string box = fmt::format("0 0 {0} {0}", code.side + 8);
  Html content = Html::element("path", {{"d", path}, {"fill", "#000"}}, {});
  return Html::element("svg", {{"class", "qr"}, {"viewBox", box}, {"role", "img"}, {"aria-label", title}}, content);
}

}  // namespace baton::format
