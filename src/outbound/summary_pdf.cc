// The summary as exactly one PDF page, laid out by measured fit.
//
// The ladder: text from 10.5 points down to 7.5, then short variants, then the lightest lines leave; only when safety
// alone is too long does the text go below 7.5, and only when even that does not help do safety lines leave, said in
// their own section. The start is guessed from the number of letters, so that one or two steps are measured.
#include <algorithm>
#include <array>

#include "format/pdf.h"
#include "outbound/draw.h"
#include "outbound/fit.h"
#include "outbound/pdf/blocks.h"
#include "outbound/pdf/chart.h"
#include "outbound/pdf/frame.h"

namespace baton::outbound {
namespace {

using format::Canvas;
using namespace pdf;

constexpr std::array kLadder = {Level{10.5, Detail::Long}, Level{9.75, Detail::Long}, Level{9, Detail::Long},
                                Level{8.25, Detail::Long}, Level{7.5, Detail::Long},  Level{7.5, Detail::Brief}};
constexpr std::array kBelow = {Level{6.75, Detail::Brief}, Level{6, Detail::Brief}, Level{5.25, Detail::Brief}};
// A guess may be this much too long before its step is skipped.
constexpr double kGuessSlack = 1.06;
constexpr double kDropSlack = 1.4;
// A section longer than this part of the page runs over both columns.
constexpr double kWideFrom = 0.38;

struct Fitted {
  Body body;
  Placement placement;
};

class Page {
 public:
  Page(Canvas& canvas, const SummaryPage& page, Size size)
      : canvas_(canvas), page_(page), size_(size), head_(canvas, page, size), selection_(page) {
    column_ = (size.width - 2 * kMargin - kGap) / 2;
  }

  void drawAll() {
    const Fitted fitted = fit();
    head_.draw(canvas_, page_, size_);
    for (const Placed& placed : fitted.placement.sections) drawSection(fitted.body, placed);
    Foot(canvas_, page_, selection_.notShown(), size_).draw(canvas_, size_);
  }

 private:
  double room() {
    const Foot foot(canvas_, page_, selection_.notShown(), size_);
    return size_.height - 2 * kMargin - head_.height() - foot.height() - 6;
  }

  void place(Fitted& fitted) {
    const double wide_from = kWideFrom * (size_.height - 2 * kMargin);
    fitted.placement = pdf::place(page_, selection_, fitted.body.heights, wide_from);
  }

  Fitted measure(Level level) {
    Fitted fitted{shapeBody(canvas_, page_, selection_, level, column_), {}};
    place(fitted);
    return fitted;
  }

  Fitted fit() {
    double free = room();
    for (const Level& level : kLadder) {
      if (totalHeight(selection_, guessHeights(page_, level, column_)) / 2 > free * kGuessSlack) continue;
      Fitted fitted = measure(level);
      if (fitted.placement.height <= free) return fitted;
    }
    dropByGuess(kLadder.back(), free);
    Fitted fitted = measure(kLadder.back());
    if (dropToFit(fitted, kSafetyWeight)) return fitted;
    for (const Level& level : kBelow) {
      fitted = measure(level);
      if (fitted.placement.height <= room()) return fitted;
    }
    dropToFit(fitted, kSafetyWeight * 10);
    return fitted;
  }

  // Leaves out what can never fit before anything is shaped.
  void dropByGuess(Level level, double free) {
    const Heights guess = guessHeights(page_, level, column_);
    while (selection_.next() != nullptr && selection_.next()->weight < kSafetyWeight &&
           totalHeight(selection_, guess) / 2 > free * kDropSlack) {
      selection_.dropNext();
    }
  }

  // Lines below `limit` leave until the page fits; then what has room after all comes back. True when it fits.
  bool dropToFit(Fitted& fitted, int limit) {
    const std::size_t from = selection_.droppedSoFar();
    auto fits = [&](double free) {
      place(fitted);
      return fitted.placement.height <= free;
    };
    double free = room();
    while (!fits(free)) {
      if (selection_.next() == nullptr || selection_.next()->weight >= limit) return false;
      selection_.dropNext();
      if (fits(free)) free = room();  // the foot has grown by what it names
    }
    selection_.bringBack(from, [&] { return fits(free); });
    place(fitted);
    return true;
  }

  void drawSection(const Body& body, const Placed& placed) {
    const PageSection& section = page_.sections[placed.section];
    const bool is_box = isBox(section.kind);
    double x = kMargin + placed.column * (column_ + kGap);
    double y = kMargin + head_.height() + placed.top;
    if (is_box) {
      canvas_.fillBox(x, y, column_, placed.height, 4, section.kind == SectionKind::Allergies ? kCareTint : kCalmTint);
      x += kBoxPadding;
      y += kBoxPadding;
    }
    canvas_.draw(body.titles[placed.section], x, y, "H2");
    y += body.heights.title;
    const double top_of_lines = y;
    const double rule_end = x + (placed.split == kNoSplit ? column_ : 2 * column_ + kGap);
    if (!is_box) canvas_.line(x, y - 1.5, rule_end, y - 1.5, 0.6, kRule);
    const std::size_t end = section.lines.size();
    y = drawLines(body, placed.section, 0, std::min(placed.split, end), x, y);
    if (placed.split != kNoSplit) {
      drawLines(body, placed.section, placed.split, end, x + column_ + kGap, top_of_lines);
    }
    drawNote(body, placed.section, x, y);
  }

  // From line `from` up to `to`; gives where the next thing would stand.
  double drawLines(const Body& body, std::size_t s, std::size_t from, std::size_t to, double x, double y) {
    const double width = lineWidth(page_.sections[s].kind, column_);
    for (std::size_t l = from; l < to; ++l) {
      if (!selection_.shows(s, l)) continue;
      y += body.heights.line_gap;
      const bool has_chart = selection_.showsTrend(s, l);
      canvas_.draw(has_chart ? body.lines[s][l].beside_chart : body.lines[s][l].text, x, y, "P");
      if (has_chart) drawChart(canvas_, *page_.sections[s].lines[l].trend, x + width - kChartWidth, y);
      y += has_chart ? body.heights.chart_lines[s][l] : body.heights.lines[s][l];
    }
    return y;
  }

  void drawNote(const Body& body, std::size_t s, double x, double y) {
    const std::size_t missing = selection_.missingSafety(s);
    if (missing == 0) return;
    const std::string note = fill(word(Word::MoreNotOnPage, page_.language), {std::to_string(missing)});
    const double width = lineWidth(page_.sections[s].kind, column_);
    canvas_.draw(canvas_.shape({{{note, kAlert, true, 1}}, body.level.size, width, 0, 1, false}), x,
                 y + body.heights.line_gap, "P");
  }

  Canvas& canvas_;
  const SummaryPage& page_;
  Size size_;
  Head head_;
  Selection selection_;
  double column_ = 0;
};

}  // namespace

Result<std::string> drawPdf(const SummaryPage& page, Paper paper, Instant now) {
  const Size size = sizeOf(paper);
  format::PdfInfo info;
  info.width = size.width;
  info.height = size.height;
  info.title = page.title;
  info.subject = page.not_whole.empty() ? page.made_on : page.made_on + ". " + page.not_whole;
  info.author = "Baton";
  info.created = now;
  BATON_TRY(Canvas canvas, Canvas::make(info));
  Page(canvas, page, size).drawAll();
  BATON_TRY(const std::string bytes, canvas.finish());
  return format::finishPdf(bytes, std::string(codeOf(page.language)));
}

}  // namespace baton::outbound
