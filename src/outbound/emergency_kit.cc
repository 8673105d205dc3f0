#include "outbound/emergency_kit.h"

#include <cstdio>

#include "base/text.h"
#include "format/qr.h"

namespace baton::outbound {
namespace {

constexpr std::size_t kWordsInARow = 4;

std::string numberedWords(const std::string& words) {
  std::string rows;
  std::size_t number = 0;
  for (const std::string_view word : split(words, ' ')) {
    ++number;
    char cell[32];
    std::snprintf(cell, sizeof cell, "%4zu. %-12.*s", number, static_cast<int>(word.size()), word.data());
    rows += cell;
    if (number % kWordsInARow == 0) rows += "\n";
  }
  return rows;
}

// Two rows of modules in one line of text, by half blocks; four modules of quiet zone around (ISO/IEC 18004 §9.1).
std::string qrText(const std::string& text) {
  const format::QrCode code = format::makeQr(text);
  constexpr int kQuiet = 4;
  const int side = static_cast<int>(code.side);
  auto isDark = [&](int row, int column) {
    return row >= 0 && column >= 0 && row < side && column < side &&
           code.isDark(static_cast<std::size_t>(row), static_cast<std::size_t>(column));
  };
  std::string drawn;
  for (int row = -kQuiet; row < side + kQuiet; row += 2) {
    for (int column = -kQuiet; column < side + kQuiet; ++column) {
      const bool upper = isDark(row, column);
      const bool lower = isDark(row + 1, column);
      drawn += upper && lower ? "\u2588" : upper ? "\u2580" : lower ? "\u2584" : " ";
    }
    drawn += "\n";
  }
  return drawn;
}

}  // namespace

std::string emergencyKitText(const EmergencyKit& kit) {
  return "BATON EMERGENCY KIT                                     made " + toIsoDate(kit.made) +
         "\n\n"
         "Print this page and keep it where you keep your passport. Whoever has this page\n"
         "and a copy of the record can read the record. Without it, a lost computer means\n"
         "a lost record.\n\n"
         "Key " +
         kit.key_id + ", in 24 words:\n\n" + numberedWords(kit.words) + "\nThe same as a QR code:\n\n" +
         qrText(kit.words) +
         "\nTo get the record back on another computer:\n"
         "  1. Install Baton and copy a backup file there (baton backup -o FILE makes one).\n"
         "  2. Run: baton restore FILE --words-file -     and type the 24 words.\n\n"
         "The record is in   " +
         kit.data_dir + "\nIts key is in      " + kit.key_file + "\n";
}

}  // namespace baton::outbound
