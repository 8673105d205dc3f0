// The colours of app.css against WCAG 2.2: text 4.5:1 (1.4.3), edges of controls and focus 3:1 (1.4.11), in each theme.
#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <string>

#include "web/server/static_files.h"

using namespace baton::web;

namespace {

using Colours = std::map<std::string, std::string>;

Colours coloursOf(std::string_view css, std::string_view selector, std::size_t from = 0) {
  Colours colours;
  const std::size_t start = css.find(selector, from);
  REQUIRE(start != std::string_view::npos);
  std::string_view block = css.substr(start, css.find('}', start) - start);
  for (std::size_t at = block.find("--"); at != std::string_view::npos; at = block.find("--", at + 2)) {
    const std::size_t colon = block.find(':', at);
    colours[std::string(block.substr(at + 2, colon - at - 2))] = std::string(block.substr(colon + 2, 7));
  }
  return colours;
}

double channel(const std::string& colour, std::size_t at) {
  const double value = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const std::string& colour) {
  return 0.2126 * channel(colour, 1) + 0.7152 * channel(colour, 3) + 0.0722 * channel(colour, 5);
}

double contrast(const std::string& one, const std::string& other) {
  const double a = luminance(one);
  const double b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

struct Pair {
  const char* front;
  const char* back;
  double least;
};

constexpr Pair kPairs[] = {
    {"ink", "page", 7},
    {"ink", "surface", 7},
    {"muted", "page", 4.5},
    {"muted", "surface", 4.5},
    {"accent", "page", 4.5},
    {"accent", "surface", 4.5},
    {"accent", "soft", 4.5},
    {"on-accent", "accent", 4.5},
    {"on-accent", "accent-strong", 4.5},
    {"accent-strong", "soft", 4.5},
    {"good", "good-soft", 4.5},
    {"caution", "caution-soft", 4.5},
    {"urgent", "urgent-soft", 4.5},
    {"urgent", "page", 4.5},
    {"urgent", "surface", 4.5},
    {"on-urgent", "urgent", 4.5},
    {"ink", "soft", 4.5},
    {"ink", "good-soft", 4.5},
    {"ink", "caution-soft", 4.5},
    {"ink", "urgent-soft", 4.5},
    {"surface", "ink", 4.5},
    {"edge", "page", 3},
    {"edge", "surface", 3},
    {"focus-ink", "focus", 4.5},
};

void check(const Colours& colours) {
  for (const Pair& pair : kPairs) {
    CAPTURE(pair.front);
    CAPTURE(pair.back);
    CHECK(contrast(colours.at(pair.front), colours.at(pair.back)) >= pair.least);
  }
}

}  // namespace

TEST_CASE("contrast: known values") {
  CHECK(contrast("#000000", "#ffffff") == doctest::Approx(21));
  CHECK(contrast("#777777", "#ffffff") == doctest::Approx(4.48).epsilon(0.01));
}

TEST_CASE("contrast: light and dark") {
  const std::string_view css = findStaticFile("app.css")->bytes;
  const Colours light = coloursOf(css, ":root {");
  check(light);
  Colours dark = light;
  for (const auto& [name, value] : coloursOf(css, "html.theme-dark {")) dark[name] = value;
  check(dark);
  CHECK(contrast(dark.at("focus"), dark.at("page")) >= 3);
  CHECK(contrast(light.at("focus-ink"), light.at("page")) >= 3);
}

TEST_CASE("contrast: a dark device gets the same colours as the dark theme") {
  const std::string_view css = findStaticFile("app.css")->bytes;
  CHECK(coloursOf(css, "html.theme-auto {") == coloursOf(css, "html.theme-dark {"));
}
