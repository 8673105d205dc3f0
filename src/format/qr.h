// qr: the dark squares of a QR code, for drawing.
//
// In: at most a few hundred bytes. Out: a square of modules without quiet zone (whoever draws it leaves four modules of
// white around). Empty when the text is empty or too long. Error correction level M. Source: ISO/IEC 18004.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace baton::format {

struct QrCode {
  std::size_t side = 0;
  std::vector<char> modules;  // side × side, row by row, 1 = dark
  bool empty() const { return side == 0; }
  bool isDark(std::size_t row, std::size_t column) const { return modules[row * side + column] != 0; }
};

QrCode makeQr(const std::string& text);

}  // namespace baton::format
