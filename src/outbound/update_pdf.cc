// The update as one PDF page: black on white, large enough for a fax.
#include <algorithm>
#include <array>

#include "format/canvas.h"
#include "format/pdf.h"
#include "outbound/pdf/style.h"
#include "outbound/update_document.h"
#include "outbound/update_page.h"

namespace baton::outbound {
namespace {

using format::Canvas;
using format::TextBlock;
using record::Update;
using record::UpdateSection;

constexpr double kEdge = 54;  // a fax machine cuts what is nearer to the edge
constexpr std::array kSizes = {11.0, 10.25, 9.5, 8.75, 8.0, 7.5};
constexpr format::Color kInk{0.09, 0.125, 0.165};

struct Piece {
  TextBlock block;
  const char* tag = "P";
  double above = 0;  // free space
};

class UpdatePage {
 public:
  UpdatePage(Canvas& canvas, const Update& update, pdf::Size size) : canvas_(canvas), update_(update), size_(size) {}

  void draw() {
    std::size_t dropped = 0;
    std::vector<Piece> pieces;
    for (const double size : kSizes) {
      pieces = shape(size, 0);
      if (heightOf(pieces) <= room()) break;
    }
    while (heightOf(pieces) > room() && dropped < lines()) pieces = shape(kSizes.back(), ++dropped);
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
    for (const UpdateSection& section : update_.sections) count += section.lines.size();
    return count;
  }
  static double heightOf(const std::vector<Piece>& pieces) {
    double height = 0;
    for (const Piece& piece : pieces) height += piece.above + piece.block.height();
    return height;
  }

  Piece piece(const std::string& text, double size, bool is_bold, const char* tag, double above, double tab = 0) {
    return {
        canvas_.shape({.runs = {{text, kInk, is_bold, 1}}, .size = size, .width = size_.width - 2 * kEdge, .tab = tab}),
        tag, above};
  }

  // The last `dropped` lines leave; a section that loses all of them leaves too.
  std::vector<Piece> shape(double size, std::size_t dropped) {
    std::vector<Piece> pieces;
    pieces.push_back(piece("Update about " + update_.person, size * 1.6, true, "H1", 0));
    pieces.push_back(piece(onPaper("For " + readerWords(update_.role) + ", " + toIsoDate(update_.since) + " to " +
                                   toIsoDate(update_.made) + " (since " + update_.since_why + ")."),
                           size, false, "P", size * 0.3));
    std::size_t left = lines() - dropped;
    for (const UpdateSection& section : update_.sections) {
      if (left == 0) break;
      pieces.push_back(piece(section.title, size * 1.1, true, "H2", size));
      for (const record::UpdateLine& line : section.lines) {
        if (left == 0) break;
        --left;
        pieces.push_back(piece("•\t" + lineOnPaper(line), size, false, "LI", size * 0.25, size));
      }
    }
    if (dropped > 0) {
      pieces.push_back(
          piece("Not shown for lack of room: " + std::to_string(dropped) + " lines. Ask for the whole update.", size,
                true, "P", size));
    }
    pieces.push_back(
        piece("Made with Baton from the record and the log that the person keeps. It shows what is written "
              "down; it is no diagnosis.",
              size * 0.85, false, "P", size));
    return pieces;
  }

  Canvas& canvas_;
  const Update& update_;
  pdf::Size size_;
};

}  // namespace

void drawUpdate(Canvas& canvas, const Update& update, pdf::Size size) { UpdatePage(canvas, update, size).draw(); }

Result<std::string> updatePdf(const Update& update, Paper paper) {
  const pdf::Size size = pdf::sizeOf(paper);
  format::PdfInfo info;
  info.width = size.width;
  info.height = size.height;
  info.title = "Update about " + update.person;
  info.created = update.made;
  BATON_TRY(Canvas canvas, Canvas::make(info));
  drawUpdate(canvas, update, size);
  BATON_TRY(const std::string bytes, canvas.finish());
  return format::finishPdf(bytes, "en");
}

}  // namespace baton::outbound
