#include "outbound/pdf/chart.h"

#include <algorithm>

#include "outbound/pdf/style.h"

namespace baton::outbound::pdf {
namespace {

constexpr double kLabelSize = 5.5;
constexpr double kLabelRoom = 14;  // left of the axis

void label(format::Canvas& canvas, const std::string& text, double x, double y, double width, bool is_right) {
  canvas.draw(canvas.shape({{{text, kMuted, false, 1}}, kLabelSize, width, 0, 1, is_right}), x, y, "P");
}

}  // namespace

void drawChart(format::Canvas& canvas, const Trend& trend, double x, double y) {
  const double left = x + kLabelRoom;
  const double width = kChartWidth - kLabelRoom - 3;
  const double top = y + 3;
  const double bottom = top + kChartHeight - 3;
  canvas.line(left, top, left, bottom, 0.4, kRule);
  canvas.line(left, bottom, left + width, bottom, 0.4, kRule);
  label(canvas, trend.high_label, x, top - 3.5, kLabelRoom - 2.5, true);
  label(canvas, trend.low_label, x, bottom - 4.5, kLabelRoom - 2.5, true);
  label(canvas, trend.first_label, left, bottom + 0.5, width, false);
  label(canvas, trend.last_label, left, bottom + 0.5, width + 3, true);
  const double days =
      static_cast<double>(std::max<std::int64_t>(1, trend.points.back().day - trend.points.front().day));
  std::vector<format::Canvas::Point> curve;
  for (const Trend::Point& point : trend.points) {
    const double along = static_cast<double>(point.day - trend.points.front().day) / days;
    const double up = (point.value - trend.low) / (trend.high - trend.low);
    curve.push_back({left + along * width, bottom - std::clamp(up, 0.0, 1.0) * (bottom - top)});
  }
  canvas.polyline(curve, 0.9, kCurve);
  canvas.dot(curve.back().x, curve.back().y, 1.6, kCurve);
}

}  // namespace baton::outbound::pdf
