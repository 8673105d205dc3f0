// SystemRandom: the operating system's random numbers (getrandom through libsodium), for keys and nonces.
//
// Only `app` and programs make one; everything else takes a Random& (architecture.md, decision 11). Safe for threads.
#pragma once

#include "base/outside.h"

namespace baton::crypto {

class SystemRandom final : public Random {
 public:
  void fill(std::span<std::uint8_t> bytes) override;
};

}  // namespace baton::crypto
