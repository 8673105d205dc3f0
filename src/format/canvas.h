// canvas: PDF pages (points) or one PNG picture (pixels) to write text and lines on, from the upper left corner.
//
// The only place of the program that includes Cairo and Pango. Text is shaped (right-to-left, Chinese, accents,
// fallback fonts), stays searchable, fonts are embedded as subsets. Shaped text is measured before it is drawn, so that
// a layout can try sizes. The same calls give the same bytes (creation date from the caller). Errors: Storage when no
// font is installed at all. Cost: about 30 µs a line of text, 3 ms to embed two fonts; the first page of a process also
// reads the font list (some 20 ms). Threads: one canvas per thread at a time. Source: Cairo 1.16 PDF surfaces and tags,
// Pango 1.50; ISO 32000-1 §14.8 tagged PDF.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"
#include "base/result.h"

namespace baton::format {

struct Color {
  double red = 0;
  double green = 0;
  double blue = 0;
};

// A stretch of text in one look. The text is data: nothing in it is markup.
struct Run {
  std::string text;
  Color color;
  bool is_bold = false;
  double scale = 1;  // of the paragraph's size
};

struct Paragraph {
  std::vector<Run> runs;
  double size = 10;       // points
  double width = 0;       // wraps here; 0 = never
  double tab = 0;         // a tab in the text goes here, and wrapped lines hang here
  int most_lines = 0;     // cut with "…" after so many; 0 = any
  bool is_right = false;  // to the right edge of `width`
};

struct PdfInfo {
  double width = 612;  // points
  double height = 792;
  std::string title;
  std::string subject;
  std::string author;
  Instant created;
};

// Shaped text with its measured size; cheap to copy.
class TextBlock {
 public:
  double width() const { return width_; }
  double height() const { return height_; }

 private:
  friend class Canvas;
  std::shared_ptr<void> layout_;
  double width_ = 0;
  double height_ = 0;
};

class Canvas {
 public:
  static Result<Canvas> make(const PdfInfo& info);
  // One picture instead of pages: sizes are pixels, finish() answers a PNG. Errors: Storage as make(); BadInput beyond
  // 1 to 4096 pixels a side.
  static Result<Canvas> makePicture(int width, int height, const Color& background);
  Canvas(Canvas&&) noexcept;
  Canvas& operator=(Canvas&&) noexcept;
  ~Canvas();

  TextBlock shape(const Paragraph& paragraph);
  // Upper left corner of the block at x, y. `tag` is the structure element it is read as: "H1", "H2", "P", "LI".
  void draw(const TextBlock& block, double x, double y, const char* tag);

  void fillBox(double x, double y, double width, double height, double radius, const Color& color);
  void line(double x1, double y1, double x2, double y2, double thickness, const Color& color);
  struct Point {
    double x = 0;
    double y = 0;
  };
  void polyline(std::span<const Point> points, double thickness, const Color& color);
  void dot(double x, double y, double radius, const Color& color);

  // What is drawn from here on stands on one more page.
  void newPage();

  // Ends the page. The canvas may not be used afterwards.
  Result<std::string> finish();

 private:
  struct Impl;
  explicit Canvas(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace baton::format
