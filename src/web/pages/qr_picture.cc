#include "web/pages/qr_picture.h"

#include "format/qr.h"

namespace baton::web {

using format::Html;

// One path for all dark squares; four modules of white around (ISO/IEC 18004).
Html qrPicture(const std::string& text, const std::string& alternative) {
  constexpr std::size_t kQuiet = 4;
  const format::QrCode code = format::makeQr(text);
  std::string path;
  for (std::size_t row = 0; row < code.side; ++row) {
    for (std::size_t column = 0; column < code.side; ++column) {
      if (!code.isDark(row, column)) continue;
      path += "M" + std::to_string(column + kQuiet) + " " + std::to_string(row + kQuiet) + "h1v1h-1z";
    }
  }
  const std::string side = std::to_string(code.side + 2 * kQuiet);
  Html inside = Html::element("rect", {{"width", side}, {"height", side}, {"fill", "#fff"}}, {});
  inside += Html::element("path", {{"d", path}, {"fill", "#000"}}, {});
  return Html::element("svg",
                       {{"viewBox", "0 0 " + side + " " + side},
                        {"width", "240"},
                        {"height", "240"},
                        {"role", "img"},
                        {"aria-label", alternative}},
                       inside);
}

}  // namespace baton::web
