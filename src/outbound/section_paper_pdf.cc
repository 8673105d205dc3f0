// The paper of sections as exactly one PDF page.
#include <array>

#include "format/canvas.h"
#include "format/pdf.h"
#include "outbound/pdf/style.h"
#include "outbound/section_paper_page.h"

namespace baton::outbound {
namespace {

using format::Canvas;
using format::TextBlock;

constexpr double kEdge = 54;  // a fax machine cuts what is nearer to the edge
constexpr std::array kSizes = {11.0, 10.25, 9.5, 8.75, 8.0, 7.5};

struct Piece {
  TextBlock block;
  const char* tag = "P";
  double above = 0;  // free space
};

class OnePage {
 public:
  OnePage(Canvas& canvas, const SectionPaper& paper, pdf::Size size) : canvas_(canvas), paper_(paper), size_(size) {}

  void draw() {
    std::vector<Piece> pieces;
    for (const double size : kSizes) {
      pieces = shape(size, 0);
      if (heightOf(pieces) <= room()) break;
    }
    for (std::size_t dropped = 1; heightOf(pieces) > room() && dropped <= lines(); ++dropped) {
      pieces = shape(kSizes.back(), dropped);
    }
    double y = kEdge;
    for (const Piece& piece : pieces) {
      y += piece.above;
      canvas_.draw(piece.block, kEdge, y, piece.tag);
      y += piece.block.height();
    }
  }

 private:
  double room() const { return size_.height - 2 * kEdge; }
  std::size_t lines() const {
    std::size_t count = 0;
    for (const auto& section : paper_.sections) count += section.lines.size();
    return count;
  }
  static double heightOf(const std::vector<Piece>& pieces) {
    double height = 0;
    for (const Piece& piece : pieces) height += piece.above + piece.block.height();
    return height;
  }
  Piece piece(const std::string& text, double size, bool is_bold, const char* tag, double above, double tab = 0) {
    return {canvas_.shape({{{text, pdf::kInk, is_bold, 1}}, size, size_.width - 2 * kEdge, tab, 0, false}), tag, above};
  }

  // The last `dropped` lines leave; a section that loses all of them leaves too.
  std::vector<Piece> shape(double size, std::size_t dropped) {
    std::vector<Piece> pieces;
    pieces.push_back(piece(paper_.title, size * 1.6, true, "H1", 0));
    pieces.push_back(piece(paper_.lead, size, false, "P", size * 0.3));
    std::size_t left = lines() - dropped;
    for (const SectionPaper::Section& section : paper_.sections) {
      if (left == 0) break;
      const double scale = section.is_lead ? 1.12 : 1;
      pieces.push_back(piece(section.title, size * 1.1 * scale, true, "H2", size));
      for (const std::string& line : section.lines) {
        if (left == 0) break;
        --left;
        pieces.push_back(piece("•\t" + line, size * scale, false, "LI", size * 0.25, size));
      }
    }
    if (dropped > 0) {
      pieces.push_back(piece(fill(paper_.left_out, {std::to_string(dropped)}), size, true, "P", size));
    }
    pieces.push_back(piece(paper_.foot, size * 0.85, false, "P", size));
    return pieces;
  }

  Canvas& canvas_;
  const SectionPaper& paper_;
  pdf::Size size_;
};

}  // namespace

void drawPaper(Canvas& canvas, const SectionPaper& paper, pdf::Size size) { OnePage(canvas, paper, size).draw(); }

Result<std::string> paperPdf(const SectionPaper& paper, Paper size_name) {
  const pdf::Size size = pdf::sizeOf(size_name);
  format::PdfInfo info;
  info.width = size.width;
  info.height = size.height;
  info.title = paper.title;
  info.author = "Baton";
  info.created = paper.made;
  BATON_TRY(Canvas canvas, Canvas::make(info));
  drawPaper(canvas, paper, size);
  BATON_TRY(const std::string bytes, canvas.finish());
  return format::finishPdf(bytes, std::string(codeOf(paper.language)));
}

}  // namespace baton::outbound
