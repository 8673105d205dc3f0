// A key from a passphrase: Argon2id (RFC 9106, through libsodium), slow and hungry on purpose.
//
// The default cost is RFC 9106's second recommended option widened to libsodium's "moderate": 3 passes over 256 MiB,
// about 0.7 s. The salt is 16 random bytes kept beside whatever the key opens; it is no secret.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/outside.h"
#include "base/result.h"
#include "crypto/secret.h"

namespace baton::crypto {

using Salt = std::array<std::uint8_t, 16>;

struct PassphraseCost {
  std::uint64_t passes = 3;
  std::size_t memory_bytes = std::size_t{256} << 20U;
};

Salt generateSalt(Random& random);
// Errors: BadInput for an empty passphrase, TooLarge when the machine has not that much memory.
Result<Key> keyFromPassphrase(std::string_view passphrase, const Salt& salt, const PassphraseCost& cost = {});

}  // namespace baton::crypto
