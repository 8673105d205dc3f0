#include "web/frame/components/charts.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "base/text.h"
#include "format/json.h"
#include "web/frame/components/lists.h"
#include "web/frame/components/text.h"
#include "web/server/static_files.h"

namespace baton::web {
namespace {

using format::Attributes;

// Units of the picture's own box; the page scales it.
constexpr double kWidth = 360;  // about a phone: letters keep their size there
constexpr double kHeight = 200;
constexpr double kLeft = 44;
constexpr double kRight = 12;
constexpr double kTop = 12;
constexpr double kBottom = 28;
constexpr double kBarStep = 22;
constexpr double kLetter = 6.6;  // about the width of a letter of the bars' names

std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f", value);
  return text.data();
}

std::string axisNumber(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%g", value);
  return text.data();
}

struct Scale {
  Instant from;
  Instant to;
  double low;
  double high;
  double x(Instant at) const {
    const double span = std::max<double>(1, static_cast<double>(to.ms - from.ms));
    const double part = std::clamp(static_cast<double>(at.ms - from.ms) / span, 0.0, 1.0);
    return kLeft + part * (kWidth - kLeft - kRight);
  }
  double y(double value) const {
    const double span = high > low ? high - low : 1;
    return kHeight - kBottom - std::clamp((value - low) / span, 0.0, 1.0) * (kHeight - kTop - kBottom);
  }
};

Html label(double x, double y, std::string_view anchor, std::string_view text) {
  return Html::element("text", {{"x", number(x)}, {"y", number(y)}, {"text-anchor", anchor}}, Html::text(text));
}

Html axes(const Chart& chart, const Scale& scale) {
  Html html;
  for (const double value : {scale.low, (scale.low + scale.high) / 2, scale.high}) {
    const std::string y = number(scale.y(value));
    html += Html::element(
        "line", {{"class", "grid"}, {"x1", number(kLeft)}, {"x2", number(kWidth - kRight)}, {"y1", y}, {"y2", y}}, {});
    html += label(kLeft - 6, scale.y(value) + 4, "end", axisNumber(value));
  }
  html += label(kLeft, kHeight - 8, "start", chart.points.front().when);
  if (chart.points.size() > 1) html += label(kWidth - kRight, kHeight - 8, "end", chart.points.back().when);
  return html;
}

Html curve(const Chart& chart, const Scale& scale) {
  std::string path;
  Html dots;
  for (const ChartPoint& point : chart.points) {
    const std::string x = number(scale.x(point.at));
    const std::string y = number(scale.y(point.value));
    path.append(path.empty() ? "M" : "L").append(x).append(" ").append(y);
    dots += Html::element("circle", {{"cx", x}, {"cy", y}, {"r", "4"}}, {});
  }
  Html html = Html::element("path", {{"class", "curve"}, {"d", path}, {"fill", "none"}}, {});
  html += dots;
  return html;
}

// A name is longer than a short bar: from the middle on it grows to the left, where there is room.
bool growsLeft(double from) { return from > (kLeft + kWidth) / 2; }

Html bars(const Chart& chart, const Scale& scale) {
  Html html;
  double top = kHeight;
  for (const ChartBar& bar : chart.bars) {
    const double from = scale.x(bar.from);
    const double width = std::max(2.0, scale.x(bar.to) - from);
    html += Html::element("rect",
                          {{"class", "bar"},
                           {"x", number(from)},
                           {"y", number(top)},
                           {"width", number(width)},
                           {"height", "18"},
                           {"rx", "3"}},
                          {});
    const bool is_left = growsLeft(from);
    const double x = is_left ? from + width - 6 : from + 6;
    const double room = is_left ? x - 4 : kWidth - x - 4;
    const std::string name = shorten(bar.name, static_cast<std::size_t>(room / kLetter));
    html += Html::element(
        "text",
        {{"class", "bar-name"}, {"x", number(x)}, {"y", number(top + 13)}, {"text-anchor", is_left ? "end" : "start"}},
        Html::text(name));
    top += kBarStep;
  }
  return html;
}

json::Value exact(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.10g", value);
  return json::Value::number(text.data());
}

// For curves.js: seconds, value, and the words for both.
std::string dataOf(const Chart& chart) {
  const auto seconds = [](Instant at) { return json::Value(static_cast<long long>(at.ms / 1000)); };
  json::Value points = json::Value::array();
  for (const ChartPoint& point : chart.points) {
    json::Value one = json::Value::array();
    one.push(seconds(point.at));
    one.push(exact(point.value));
    one.push(point.when);
    one.push(point.shown);
    one.push(point.note);
    points.push(std::move(one));
  }
  json::Value spans = json::Value::array();
  for (const ChartBar& bar : chart.bars) {
    json::Value one = json::Value::array();
    one.push(seconds(bar.from));
    one.push(seconds(bar.to));
    one.push(bar.name);
    spans.push(std::move(one));
  }
  json::Value data;
  data.set("title", chart.title);
  data.set("language", chart.language);
  data.set("low", exact(chart.low));
  data.set("high", exact(chart.high));
  data.set("points", std::move(points));
  data.set("bars", std::move(spans));
  return json::write(data);
}

Html barTable(const Page& page, const Chart& chart) {
  if (chart.bars.empty()) return {};
  const Language language = page.language;
  Table spans{say(language, "Medicines taken meanwhile"),
              {say(language, "Medicine"), say(language, "From"), say(language, "Until")},
              {},
              {}};
  for (const ChartBar& bar : chart.bars) {
    spans.rows.push_back({Html::element("bdi", Html::text(bar.name)), Html::text(bar.from_shown),
                          Html::text(bar.to_shown.empty() ? say(language, "still taken") : bar.to_shown)});
  }
  return table(spans);
}

Html inItsLanguage(const Chart& chart, std::string_view text) {
  if (chart.language.empty()) return Html::text(text);
  return Html::element("span", {{"lang", chart.language}}, Html::text(text));
}

}  // namespace

Html chart(const Page& page, const Chart& chart) {
  if (chart.points.empty()) return paragraph(say(page.language, "There are no numbers to draw yet."));
  const Scale scale{chart.points.front().at, chart.points.back().at, chart.low, chart.high};
  Html picture = axes(chart, scale);
  picture += bars(chart, scale);
  picture += curve(chart, scale);
  const double height = kHeight + kBarStep * static_cast<double>(chart.bars.size());
  const std::string box = "0 0 " + number(kWidth) + " " + number(height);
  Html inside = Html::element("figcaption", inItsLanguage(chart, chart.title));
  inside += Html::element(
      "svg",
      {{"class", "chart"}, {"viewBox", box}, {"role", "img"}, {"aria-label", chart.title + ". " + chart.summary}},
      picture);
  inside += chart.summary_shown.empty() ? paragraph(chart.summary) : Html::element("p", chart.summary_shown);
  Table numbers{chart.title, {say(page.language, "When"), chart.value_name}, {}, {false, true}, chart.language};
  for (const ChartPoint& point : chart.points) {
    Html value = inItsLanguage(chart, point.shown);
    if (!point.note.empty()) value.addText(", " + point.note);
    numbers.rows.push_back({Html::text(point.when), value});
  }
  Html tables = table(numbers);
  tables += barTable(page, chart);
  inside += details(say(page.language, "Show the numbers"), tables);
  return Html::element("figure", {{"class", "chart-figure"}, {"data-curve", dataOf(chart)}}, inside);
}

Html chartScripts(const Page& page) {
  Html html = Html::lone("link", {{"rel", "stylesheet"}, {"href", staticPath("uplot.css")}});
  for (const char* name : {"uplot.js", "curves.js"}) {
    html += Html::element("script", Attributes{{"src", staticPath(name)}, {"nonce", page.nonce}}.flag("defer"), {});
  }
  return html;
}

}  // namespace baton::web
