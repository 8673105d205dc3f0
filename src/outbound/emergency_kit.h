// The emergency kit: the store's key on paper, as words to type and a QR code to scan (capability TRUST-3).
// Plain text, 80 columns, so that any printer and any terminal can show it. Holds the key itself: never logged.
#pragma once

#include <string>

#include "base/instant.h"

namespace baton::outbound {

struct EmergencyKit {
  std::string key_id;
  std::string words;  // 24 words
  std::string data_dir;
  std::string key_file;
  Instant made;
};

std::string emergencyKitText(const EmergencyKit& kit);

}  // namespace baton::outbound
