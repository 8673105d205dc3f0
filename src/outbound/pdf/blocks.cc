#include "outbound/pdf/blocks.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"

namespace baton::outbound::pdf {
namespace {

using format::Canvas;
using format::Paragraph;

constexpr double kMarkScale = 0.88;
constexpr double kLineHeight = 1.362;  // of Noto Sans: ascent 1.069 + descent 0.293

double titleSize(Level level) { return std::max(1.08 * level.size, 9.25); }

Heights gapsOf(Level level) {
  Heights heights;
  heights.line_gap = 0.22 * level.size;
  heights.section_gap = 0.95 * level.size;
  heights.note = 1.4 * level.size;
  return heights;
}

// Room for "Mar 22, 2026" in the margin of a line.
double tabOf(double size) { return 6.3 * size; }

// Letters count by how wide they are in Noto Sans, in parts of the size: Latin about a half, East Asian one.
double guessWidth(std::string_view text) {
  double width = 0;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80)
      width += byte >= '0' && byte <= '9' ? 0.572 : byte == ' ' || byte == ',' || byte == '.' ? 0.265 : 0.55;
    else if (byte >= 0xE0)
      width += 1;
    else if (byte >= 0xC0)
      width += 0.56;
  }
  return width;
}

Paragraph lineParagraph(const PageLine& line, bool has_margin, Level level, double width) {
  Paragraph paragraph;
  paragraph.size = level.size;
  paragraph.width = width;
  const std::string& rest = level.detail == Detail::Long ? line.text : line.brief;
  if (has_margin) {
    paragraph.tab = tabOf(level.size);
    // A mark that is wider than the margin runs on into the line.
    const bool fits = guessWidth(line.mark) * kMarkScale * level.size < paragraph.tab - 2;
    paragraph.runs.push_back({line.mark + (fits ? "\t" : "  "), kMuted, false, kMarkScale});
  }
  if (!line.lead.empty()) paragraph.runs.push_back({line.lead, line.is_alert ? kAlert : kInk, true, 1});
  if (!rest.empty()) {
    const std::string gap = line.lead.empty() ? "" : "  ";
    const bool stands_alone = line.lead.empty();
    paragraph.runs.push_back({gap + rest, stands_alone ? kInk : kMuted, false, 1});
  }
  return paragraph;
}

bool hasMargin(const PageSection& section) {
  return std::any_of(section.lines.begin(), section.lines.end(),
                     [](const PageLine& line) { return !line.mark.empty(); });
}

double guessLines(const PageLine& line, bool has_margin, Level level, double width) {
  const std::string& rest = level.detail == Detail::Long ? line.text : line.brief;
  const double room = has_margin ? width - tabOf(level.size) : width;
  const double letters = guessWidth(line.lead) * 1.08 + guessWidth(rest);
  return std::max(1.0, std::ceil(letters * level.size / room + 0.05));
}

}  // namespace

double lineWidth(SectionKind kind, double column) { return isBox(kind) ? column - 2 * kBoxPadding : column; }

Body shapeBody(Canvas& canvas, const SummaryPage& page, const Selection& selection, Level level, double column) {
  Body body;
  body.level = level;
  body.heights = gapsOf(level);
  for (std::size_t s = 0; s < page.sections.size(); ++s) {
    const PageSection& section = page.sections[s];
    const double width = lineWidth(section.kind, column);
    const bool has_margin = hasMargin(section);
    body.lines.emplace_back(section.lines.size());
    body.heights.lines.emplace_back(section.lines.size(), 0.0);
    body.heights.chart_lines.emplace_back(section.lines.size(), 0.0);
    body.titles.emplace_back();
    if (!selection.showsSection(s)) continue;
    body.titles[s] = canvas.shape({{{section.title, kAccent, true, 1}}, titleSize(level), width, 0, 1, false});
    body.heights.title = std::max(body.heights.title, body.titles[s].height() + 0.25 * level.size);
    for (std::size_t l = 0; l < section.lines.size(); ++l) {
      if (!selection.shows(s, l)) continue;
      const PageLine& line = section.lines[l];
      LineBlocks& blocks = body.lines[s][l];
      blocks.text = canvas.shape(lineParagraph(line, has_margin, level, width));
      body.heights.lines[s][l] = body.heights.chart_lines[s][l] = blocks.text.height();
      if (!selection.showsTrend(s, l)) continue;
      blocks.beside_chart = canvas.shape(lineParagraph(line, has_margin, level, width - kChartWidth - 10));
      body.heights.chart_lines[s][l] = std::max(blocks.beside_chart.height(), kChartHeight + 9);
    }
  }
  return body;
}

Heights guessHeights(const SummaryPage& page, Level level, double column) {
  Heights heights = gapsOf(level);
  heights.title = kLineHeight * titleSize(level) + 0.25 * level.size;
  for (const PageSection& section : page.sections) {
    const bool has_margin = hasMargin(section);
    const double width = lineWidth(section.kind, column);
    std::vector<double>& lines = heights.lines.emplace_back();
    std::vector<double>& chart_lines = heights.chart_lines.emplace_back();
    for (const PageLine& line : section.lines) {
      lines.push_back(guessLines(line, has_margin, level, width) * kLineHeight * level.size);
      chart_lines.push_back(line.trend ? std::max(lines.back(), kChartHeight + 9) : lines.back());
    }
  }
  return heights;
}

}  // namespace baton::outbound::pdf
