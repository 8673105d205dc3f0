// frame: head and foot of the printed page. Both are measured first, so that the body knows its room.
#pragma once

#include <string>
#include <vector>

#include "format/canvas.h"
#include "outbound/pdf/style.h"
#include "outbound/summary_page.h"

namespace baton::outbound::pdf {

class Head {
 public:
  Head(format::Canvas& canvas, const SummaryPage& page, Size size);
  double height() const { return height_; }
  void draw(format::Canvas& canvas, const SummaryPage& page, Size size) const;

 private:
  format::TextBlock name_;
  std::vector<format::TextBlock> left_;   // about, owners
  std::vector<format::TextBlock> right_;  // made on, for
  format::TextBlock contact_;
  format::TextBlock not_whole_;
  double top_height_ = 0;
  double height_ = 0;
  double right_width_ = 0;
};

class Foot {
 public:
  Foot(format::Canvas& canvas, const SummaryPage& page, const std::string& not_shown, Size size);
  double height() const { return height_; }
  void draw(format::Canvas& canvas, Size size) const;

 private:
  std::vector<format::TextBlock> lines_;
  double height_ = 0;
};

}  // namespace baton::outbound::pdf
