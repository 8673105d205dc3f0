#include "app/zone.h"

#include <ctime>

namespace baton::app {

std::int32_t offsetMinutes(Instant at) {
  const std::time_t seconds = static_cast<std::time_t>(at.ms / 1000);
  std::tm parts{};
  if (::localtime_r(&seconds, &parts) == nullptr) return 0;
  return static_cast<std::int32_t>(parts.tm_gmtoff / 60);
}

}  // namespace baton::app
