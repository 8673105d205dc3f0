#include "outbound/lock_screen.h"

#include <algorithm>
#include <array>

#include "format/canvas.h"

namespace baton::outbound {
namespace {

using format::Canvas;
using format::Color;
using format::TextBlock;

// Light on dark, 12:1 and more: a lock screen is read at night and in the sun.
constexpr Color kGround{0.05, 0.09, 0.13};
constexpr Color kLight{0.97, 0.98, 0.99};
constexpr Color kSoft{0.78, 0.85, 0.90};
constexpr Color kAlertLight{1.0, 0.80, 0.62};
// Of the height: what phones cover with the clock above and with buttons below. Own choice, wide enough for both kinds.
constexpr double kFreeAbove = 0.34;
constexpr double kFreeBelow = 0.12;
constexpr double kMargin = 0.07;  // of the width
constexpr std::array kSizes = {0.050, 0.044, 0.038,
                               0.033};  // letters, of the width; smaller is not read at arm's length

struct Piece {
  TextBlock block;
  double above = 0;
};

class Picture {
 public:
  Picture(Canvas& canvas, const WalletCard& card, const ScreenSize& size) : canvas_(canvas), card_(card), size_(size) {}

  void draw() {
    const double room = size_.height * (1 - kFreeAbove - kFreeBelow);
    std::vector<Piece> pieces;
    for (const double scale : kSizes) {
      pieces = shape(scale * size_.width, 0);
      if (heightOf(pieces) <= room) break;
    }
    for (std::size_t dropped = 1; heightOf(pieces) > room && dropped <= lines(); ++dropped) {
      pieces = shape(kSizes.back() * size_.width, dropped);
    }
    double y = size_.height * kFreeAbove;
    for (const Piece& piece : pieces) {
      y += piece.above;
      canvas_.draw(piece.block, size_.width * kMargin, y, "P");
      y += piece.block.height();
    }
  }

 private:
  std::size_t lines() const {
    std::size_t count = 0;
    for (const auto* side : {&card_.front, &card_.back}) {
      for (const CardPart& part : *side) count += part.lines.size();
    }
    return count;
  }
  static double heightOf(const std::vector<Piece>& pieces) {
    double height = 0;
    for (const Piece& piece : pieces) height += piece.above + piece.block.height();
    return height;
  }
  Piece piece(std::vector<format::Run> runs, double letters, double above) {
    return {canvas_.shape({std::move(runs), letters, size_.width * (1 - 2 * kMargin), 0, 2, false}), above};
  }

  std::vector<Piece> shape(double letters, std::size_t dropped) {
    std::vector<Piece> pieces;
    pieces.push_back(piece({{card_.name, kLight, true, 1.3}}, letters, 0));
    if (!card_.about.empty()) pieces.push_back(piece({{card_.about, kSoft, false, 1}}, letters, 0));
    std::size_t left = lines() - dropped;
    for (const auto* side : {&card_.front, &card_.back}) {
      for (const CardPart& part : *side) {
        if (left == 0) break;
        pieces.push_back(piece({{part.title, kSoft, true, 0.85}}, letters, letters * 0.6));
        for (const CardLine& line : part.lines) {
          if (left == 0) break;
          --left;
          std::vector<format::Run> runs;
          if (!line.lead.empty()) {
            runs.push_back(
                {line.lead + (line.text.empty() ? "" : "  "), line.is_alert ? kAlertLight : kLight, true, 1});
          }
          if (!line.text.empty()) runs.push_back({line.text, kLight, false, 1});
          pieces.push_back(piece(std::move(runs), letters, letters * 0.1));
        }
      }
    }
    if (dropped > 0) {
      pieces.push_back(piece({{fill(card_.more, {std::to_string(dropped)}), kAlertLight, true, 1}}, letters, 0));
    }
    pieces.push_back(piece({{card_.made_on, kSoft, false, 0.8}}, letters, letters * 0.6));
    return pieces;
  }

  Canvas& canvas_;
  const WalletCard& card_;
  const ScreenSize& size_;
};

}  // namespace

Result<std::string> lockScreenPng(const WalletCard& card, const ScreenSize& size) {
  const auto [least, most] = std::minmax(size.width, size.height);
  if (least < kLeastScreenSide || most > kMostScreenSide || size.width > size.height) {
    return fail(ErrorCode::BadInput, "A phone's screen is 320 to 4096 pixels, and higher than wide: 1080x2340.");
  }
  BATON_TRY(Canvas canvas, Canvas::makePicture(size.width, size.height, kGround));
  Picture(canvas, card, size).draw();
  return canvas.finish();
}

std::string lockScreenLearns(const WalletCard& card) {
  const std::string_view said = card.language == Language::Spanish
                                    ? "Quien vea este teléfono, también bloqueado, sabrá: "
                                    : "Whoever sees this phone, also while it is locked, learns: ";
  const std::size_t colon = card.learns.find(": ");
  return std::string(said) + (colon == std::string::npos ? card.learns : card.learns.substr(colon + 2));
}

}  // namespace baton::outbound
