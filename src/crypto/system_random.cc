#include "crypto/system_random.h"

#include "crypto/sodium_ready.h"

namespace baton::crypto {

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
  makeSodiumReady();
  randombytes_buf(bytes.data(), bytes.size());
}

}  // namespace baton::crypto
