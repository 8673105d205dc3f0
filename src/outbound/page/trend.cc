#include "outbound/page/trend.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "outbound/page/say.h"

namespace baton::outbound::page {
namespace {

using record::ObservationFact;

constexpr std::size_t kFewestPoints = 3;

std::string number(double value) {
  const double rounded = std::round(value * 10) / 10;
  return rounded == std::floor(rounded) ? fmt::format("{:.0f}", rounded) : fmt::format("{:.1f}", rounded);
}

// Values of different units cannot share an axis: those of the newest unit are kept.
std::vector<Trend::Point> pointsOf(const std::vector<const ObservationFact*>& newest_first, double factor) {
  std::vector<Trend::Point> points;
  const std::string& unit = newest_first.front()->quantity->unit;
  for (auto fact = newest_first.rbegin(); fact != newest_first.rend(); ++fact) {
    if (!(*fact)->quantity || (*fact)->quantity->unit != unit || (*fact)->effective.empty()) continue;
    const double value = (*fact)->quantity->value.value() * factor;
    if (!std::isfinite(value)) continue;
    points.push_back({(*fact)->effective.first().ms / kDayMs, value});
  }
  std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  return points;
}

// Means of equal stretches of the series; its first and last day stay where they are.
std::vector<Trend::Point> thinned(const std::vector<Trend::Point>& points) {
  if (points.size() <= kMaxTrendPoints) return points;
  std::vector<Trend::Point> thin;
  for (std::size_t i = 0; i < kMaxTrendPoints; ++i) {
    const std::size_t from = i * points.size() / kMaxTrendPoints;
    const std::size_t to = (i + 1) * points.size() / kMaxTrendPoints;
    double sum = 0;
    for (std::size_t k = from; k < to; ++k) sum += points[k].value;
    thin.push_back({points[(from + to - 1) / 2].day, sum / static_cast<double>(to - from)});
  }
  thin.front().day = points.front().day;
  thin.back().day = points.back().day;
  return thin;
}

void setAxis(Trend& trend, double scale_high) {
  const auto [least, most] = std::minmax_element(trend.points.begin(), trend.points.end(),
                                                 [](const auto& a, const auto& b) { return a.value < b.value; });
  trend.low = scale_high > 0 ? 0 : std::floor(least->value);
  trend.high = scale_high > 0 ? std::max(scale_high, most->value) : std::ceil(most->value);
  if (trend.high <= trend.low) trend.high = trend.low + 1;
  trend.low_label = number(trend.low);
  trend.high_label = number(trend.high);
}

bool isMinutesOfSleep(const Measure* measure, const ObservationFact& fact) {
  return measure != nullptr && measure->loinc == "93832-4" && fact.quantity && fact.quantity->unit == "min";
}

}  // namespace

std::string sleepHours(const ObservationFact& observation) {
  if (!isMinutesOfSleep(measureOf(observation), observation)) return {};
  return number(observation.quantity->value.value() / 60) + " h";
}

std::optional<Trend> trendOf(const Measure& measure, const std::vector<const ObservationFact*>& newest_first,
                             Language language) {
  if (newest_first.size() < kFewestPoints || !newest_first.front()->quantity) return std::nullopt;
  const bool is_minutes = isMinutesOfSleep(&measure, *newest_first.front());
  const std::vector<Trend::Point> points = pointsOf(newest_first, is_minutes ? 1.0 / 60 : 1);
  if (points.size() < kFewestPoints || points.front().day == points.back().day) return std::nullopt;
  Trend trend;
  trend.points = thinned(points);
  setAxis(trend, measure.scale_high);
  auto dayWords = [&](std::int64_t day) { return dateWords(Instant{day * kDayMs}, language); };
  trend.first_label = dayWords(points.front().day);
  trend.last_label = dayWords(points.back().day);
  trend.label = std::string(nameOf(measure, language)) + ", " + trend.first_label + ": " +
                number(points.front().value) + ", " + trend.last_label + ": " + number(points.back().value);
  trend.weight = (measure.place == Place::Score ? 650 : 500) + measure.rank;
  return trend;
}

}  // namespace baton::outbound::page
