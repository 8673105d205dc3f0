// The wallet card as a sheet: both sides one above the other, with a line to cut.
#include <array>

#include "format/canvas.h"
#include "format/pdf.h"
#include "outbound/pdf/style.h"
#include "outbound/wallet_card.h"

namespace baton::outbound {
namespace {

using format::Canvas;
using format::TextBlock;

constexpr double kPointsPerMm = 72 / 25.4;
constexpr double kWidth = 86 * kPointsPerMm;
constexpr double kHeight = 54 * kPointsPerMm;
constexpr double kPadding = 7;
constexpr std::array kSizes = {8.0, 7.25, 6.5, 6.0, 5.5, 5.0};

struct Piece {
  TextBlock block;
  const char* tag = "P";
  double above = 0;
};

// One side in one size of letters, without the last `dropped` lines.
class Side {
 public:
  Side(Canvas& canvas, const std::vector<CardPart>& parts, std::string more)
      : canvas_(canvas), parts_(parts), more_(std::move(more)) {}

  void lead(std::string text, double scale) { leads_.push_back({std::move(text), scale}); }
  void foot(std::string text, bool is_bold) { feet_.push_back({std::move(text), is_bold}); }

  void draw(double x, double y) {
    std::vector<Piece> pieces;
    for (const double size : kSizes) {
      pieces = shape(size, 0);
      if (heightOf(pieces) <= kHeight - 2 * kPadding) break;
    }
    for (std::size_t dropped = 1; heightOf(pieces) > kHeight - 2 * kPadding && dropped <= lines(); ++dropped) {
      pieces = shape(kSizes.back(), dropped);
    }
    y += kPadding;
    for (const Piece& piece : pieces) {
      y += piece.above;
      canvas_.draw(piece.block, x + kPadding, y, piece.tag);
      y += piece.block.height();
    }
  }

 private:
  std::size_t lines() const {
    std::size_t count = 0;
    for (const CardPart& part : parts_) count += part.lines.size();
    return count;
  }
  static double heightOf(const std::vector<Piece>& pieces) {
    double height = 0;
    for (const Piece& piece : pieces) height += piece.above + piece.block.height();
    return height;
  }
  TextBlock block(std::vector<format::Run> runs, double size, int most_lines) {
    return canvas_.shape({std::move(runs), size, kWidth - 2 * kPadding, 0, most_lines, false});
  }

  std::vector<Piece> shape(double size, std::size_t dropped) {
    std::vector<Piece> pieces;
    for (const auto& [text, scale] : leads_) {
      pieces.push_back({block({{text, pdf::kInk, scale > 1, scale}}, size, 2), scale > 1 ? "H1" : "P", 0});
    }
    std::size_t left = lines() - dropped;
    for (const CardPart& part : parts_) {
      if (left == 0) break;
      pieces.push_back({block({{part.title, pdf::kAccent, true, 1}}, size, 1), "H2", size * 0.35});
      for (const CardLine& line : part.lines) {
        if (left == 0) break;
        --left;
        std::vector<format::Run> runs;
        if (!line.lead.empty()) {
          runs.push_back(
              {line.lead + (line.text.empty() ? "" : "  "), line.is_alert ? pdf::kAlert : pdf::kInk, true, 1});
        }
        if (!line.text.empty()) runs.push_back({line.text, pdf::kInk, false, 1});
        pieces.push_back({block(std::move(runs), size, 2), "LI", size * 0.1});
      }
    }
    if (dropped > 0) {
      pieces.push_back({block({{fill(more_, {std::to_string(dropped)}), pdf::kAlert, true, 1}}, size, 1), "P", 0});
    }
    for (const auto& [text, is_bold] : feet_) {
      pieces.push_back({block({{text, is_bold ? pdf::kInk : pdf::kMuted, is_bold, 1}}, size, 2), "P", size * 0.35});
    }
    return pieces;
  }

  Canvas& canvas_;
  const std::vector<CardPart>& parts_;
  std::string more_;
  std::vector<std::pair<std::string, double>> leads_;
  std::vector<std::pair<std::string, bool>> feet_;
};

void dashed(Canvas& canvas, double x1, double y1, double x2, double y2) {
  constexpr double kDash = 3;
  const double length = x2 > x1 ? x2 - x1 : y2 - y1;
  for (double at = 0; at < length; at += 2 * kDash) {
    const double end = std::min(at + kDash, length);
    if (x2 > x1) {
      canvas.line(x1 + at, y1, x1 + end, y1, 0.5, pdf::kMuted);
    } else {
      canvas.line(x1, y1 + at, x1, y1 + end, 0.5, pdf::kMuted);
    }
  }
}

}  // namespace

Result<std::string> walletCardPdf(const WalletCard& card, Paper paper, Instant now) {
  const pdf::Size size = pdf::sizeOf(paper);
  format::PdfInfo info;
  info.width = size.width;
  info.height = size.height;
  info.title = card.title;
  info.subject = card.made_on;
  info.author = "Baton";
  info.created = now;
  BATON_TRY(Canvas canvas, Canvas::make(info));
  const double x = (size.width - kWidth) / 2;
  double y = 2 * pdf::kMargin;
  Side front(canvas, card.front, card.more);
  front.lead(card.name, 1.35);
  if (!card.about.empty()) front.lead(card.about, 1);
  front.foot(card.crisis, true);
  front.draw(x, y);
  Side back(canvas, card.back, card.more);
  back.foot(card.made_on, false);
  back.draw(x, y + kHeight);
  for (const double line : {y, y + kHeight, y + 2 * kHeight}) dashed(canvas, x, line, x + kWidth, line);
  for (const double line : {x, x + kWidth}) dashed(canvas, line, y, line, y + 2 * kHeight);
  y += 2 * kHeight + 18;
  for (const std::string* text : {&card.how, &card.learns}) {
    const TextBlock block =
        canvas.shape({{{*text, pdf::kInk, false, 1}}, 10, size.width - 4 * pdf::kMargin, 0, 0, false});
    canvas.draw(block, 2 * pdf::kMargin, y, "P");
    y += block.height() + 6;
  }
  BATON_TRY(const std::string bytes, canvas.finish());
  return format::finishPdf(bytes, std::string(codeOf(card.language)));
}

}  // namespace baton::outbound
