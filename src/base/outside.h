// The world outside, passed in: only `app` makes the real ones, tests bring their own (architecture.md, decision 11).
#pragma once

#include <cstdint>
#include <span>

#include "base/instant.h"

namespace baton {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() = 0;
};

class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant instant) : instant_(instant) {}
  Instant now() override { return instant_; }

 private:
  Instant instant_;
};

class Random {
 public:
  virtual ~Random() = default;
  virtual void fill(std::span<std::uint8_t> bytes) = 0;  // cryptographically strong in the real one
};

}  // namespace baton
