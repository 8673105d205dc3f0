#include "outbound/pdf/frame.h"

#include <algorithm>

#include "base/text.h"
#include "format/qr.h"

namespace baton::outbound::pdf {
namespace {

using format::Canvas;
using format::TextBlock;

constexpr double kLineGap = 1.5;
constexpr double kRightColumn = 118;  // "Made on", "For"

// A long name gets smaller letters before it wraps.
double nameSize(const std::string& name) {
  const std::size_t letters = codePoints(name);
  return letters <= 28 ? 21 : letters <= 45 ? 16 : 12;
}

// A phone number is 25 squares wide, a link some 70.
double qrSideOf(const SummaryPage& page) {
  if (page.contact_code.empty()) return 0;
  return page.is_link ? kLinkQrSide : kQrSide;
}

void drawQr(Canvas& canvas, const format::QrCode& code, double x, double y, double side) {
  const double module = side / static_cast<double>(code.side);
  for (std::size_t row = 0; row < code.side; ++row) {
    for (std::size_t column = 0; column < code.side;) {
      std::size_t end = column;
      while (end < code.side && code.isDark(row, end)) ++end;
      // One box per run of dark modules; a hair taller, so that no white line shows between rows.
      if (end > column) {
        canvas.fillBox(x + static_cast<double>(column) * module, y + static_cast<double>(row) * module,
                       static_cast<double>(end - column) * module, module + 0.05, 0, {0, 0, 0});
      }
      column = std::max(end, column + 1);
    }
  }
}

}  // namespace

Head::Head(Canvas& canvas, const SummaryPage& page, Size size) {
  const double whole = size.width - 2 * kMargin;
  const bool has_code = !page.contact_code.empty();
  right_width_ = kRightColumn + (has_code ? qrSideOf(page) + 12 : 0);
  const double left_width = whole - right_width_ - 12;
  name_ = canvas.shape({{{page.name, kInk, true, 1}}, nameSize(page.name), left_width, 0, 3, false});
  left_.push_back(canvas.shape({{{join(page.about, "  ·  "), kInk, false, 1}}, 9.5, left_width, 0, 2, false}));
  for (const std::string& owner : page.owners) {
    left_.push_back(canvas.shape({{{owner, kMuted, false, 1}}, 8, left_width, 0, 2, false}));
  }
  right_.push_back(canvas.shape({{{page.document, kAccent, true, 1}}, 9.5, kRightColumn, 0, 1, true}));
  right_.push_back(canvas.shape({{{page.made_on, kInk, false, 1}}, 8.5, kRightColumn, 0, 2, true}));
  if (!page.made_for.empty()) {
    right_.push_back(canvas.shape({{{page.made_for, kInk, false, 1}}, 8.5, kRightColumn, 0, 3, true}));
  }
  if (has_code) {
    right_.push_back(canvas.shape({{{page.contact_words, kMuted, false, 1}}, 7.5, kRightColumn, 0, 5, true}));
  }
  double left_height = name_.height();
  for (const TextBlock& block : left_) left_height += kLineGap + block.height();
  double right_height = 0;
  for (const TextBlock& block : right_) right_height += kLineGap + block.height();
  top_height_ = std::max({left_height, right_height, qrSideOf(page)});
  height_ = top_height_ + 9;
  if (page.not_whole.empty()) return;
  not_whole_ = canvas.shape({{{page.not_whole, kInk, true, 1}}, 8.5, whole - 2 * kBoxPadding, 0, 2, false});
  height_ += not_whole_.height() + 12;
}

void Head::draw(Canvas& canvas, const SummaryPage& page, Size size) const {
  double y = kMargin;
  canvas.draw(name_, kMargin, y, "H1");
  y += name_.height() + kLineGap;
  for (const TextBlock& block : left_) {
    canvas.draw(block, kMargin, y, "P");
    y += block.height() + kLineGap;
  }
  const double right = size.width - kMargin;
  double right_y = kMargin + 2;
  for (const TextBlock& block : right_) {
    canvas.draw(block, right - right_width_, right_y, "P");
    right_y += block.height() + kLineGap;
  }
  const format::QrCode code = format::makeQr(page.contact_code);
  if (!code.empty()) drawQr(canvas, code, right - qrSideOf(page), kMargin, qrSideOf(page));
  const double rule_y = kMargin + top_height_ + 4;
  canvas.line(kMargin, rule_y, right, rule_y, 1.2, kAccent);
  if (page.not_whole.empty()) return;
  canvas.fillBox(kMargin, rule_y + 5, size.width - 2 * kMargin, not_whole_.height() + 6, 3, kCalmTint);
  canvas.draw(not_whole_, kMargin + kBoxPadding, rule_y + 8, "P");
}

Foot::Foot(Canvas& canvas, const SummaryPage& page, const std::string& not_shown, Size size) {
  const double whole = size.width - 2 * kMargin;
  auto add = [&](const std::string& text, const format::Color& color, bool is_bold) {
    lines_.push_back(canvas.shape({{{text, color, is_bold, 1}}, kFootSize, whole, 0, 0, false}));
    height_ += lines_.back().height() + kLineGap;
  };
  add(not_shown, kInk, false);
  add(page.made_by + " " + page.ask, kMuted, false);
  add(page.crisis, kInk, true);
  height_ += 5;
}

void Foot::draw(Canvas& canvas, Size size) const {
  double y = size.height - kMargin - height_;
  canvas.line(kMargin, y, size.width - kMargin, y, 0.6, kRule);
  y += 4;
  for (const TextBlock& block : lines_) {
    canvas.draw(block, kMargin, y, "P");
    y += block.height() + kLineGap;
  }
}

}  // namespace baton::outbound::pdf
