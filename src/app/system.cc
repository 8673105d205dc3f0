#include "app/system.h"

#include <chrono>

namespace baton::app {

Instant SystemClock::now() {
  using std::chrono::duration_cast;
  using std::chrono::milliseconds;
  const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
  return Instant{duration_cast<milliseconds>(since_epoch).count()};
}

}  // namespace baton::app
