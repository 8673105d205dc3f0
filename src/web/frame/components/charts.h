// A curve over time with the same numbers in a table beside it; a picture is never the only way to know.
//
// The picture is SVG, made here. With JavaScript, curves.js puts uPlot in its place where the page asks for it
// (chartScripts): the same numbers, with a cursor for the mouse and the arrow keys. On paper it is the SVG again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "format/html.h"
#include "web/frame/page.h"

namespace baton::web {

using format::Html;

struct ChartPoint {
  Instant at = {};
  double value = 0;
  std::string when = {};   // shown in the table
  std::string shown = {};  // the value with its unit, shown in the table
  std::string note = {};   // what Baton says of it: "moderate"
};
struct ChartBar {         // a span over the curve: a medication being taken
  std::string name = {};  // whole; the picture shortens what does not fit, the list beside it does not
  Instant from = {};
  Instant to = {};
  std::string from_shown = {};
  std::string to_shown = {};  // "" while it is still taken
};
struct Chart {
  std::string title = {};
  std::string value_name = {};  // head of the table's second column
  std::string summary = {};     // what the picture says, in a sentence: "From 18 in March to 7 in June"
  Html summary_shown = {};      // the same with its values marked, where they are in another language
  std::string language = {};    // of title and values where it is not the page's: "en"
  double low = 0;               // range of the axis
  double high = 0;
  std::vector<ChartPoint> points = {};  // by time
  std::vector<ChartBar> bars = {};
};
// Empty chart → empty state words of the page's; give at least one point.
Html chart(const Page& page, const Chart& chart);
// What makes the pictures of a page live; once, at the end of its content.
Html chartScripts(const Page& page);

}  // namespace baton::web
