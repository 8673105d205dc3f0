#include "format/qr.h"

#include <qrencode.h>

#include <memory>

namespace baton::format {

QrCode makeQr(const std::string& text) {
  QrCode code;
  if (text.empty() || text.find('\0') != std::string::npos) return code;
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> made(
      QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
  if (made == nullptr) return code;
  code.side = static_cast<std::size_t>(made->width);
  code.modules.reserve(code.side * code.side);
  for (std::size_t i = 0; i < code.side * code.side; ++i) code.modules.push_back(static_cast<char>(made->data[i] & 1U));
  return code;
}

}  // namespace baton::format
