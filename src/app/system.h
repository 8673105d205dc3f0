// The real clock and randomness. Made once, in main; everything else is given them.
#pragma once

#include "base/outside.h"
#include "crypto/system_random.h"

namespace baton::app {

class SystemClock final : public Clock {
 public:
  Instant now() override;
};

using crypto::SystemRandom;

}  // namespace baton::app
