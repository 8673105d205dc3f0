// Passwords kept as Argon2id hashes (RFC 9106, through libsodium) in the usual text form
// "$argon2id$v=19$m=..,t=..,p=1$..".
//
// The default cost is above OWASP's smallest advice for Argon2id (Password Storage Cheat Sheet, read 2026: 19 MiB and
// two passes): 3 passes over 64 MiB, about 0.15 s. Tests pass a small one. A hash carries its cost, so old ones stay
// valid.
#pragma once

#include <string>
#include <string_view>

#include "base/outside.h"
#include "base/result.h"

namespace baton::crypto {

struct PasswordCost {
  std::uint64_t passes = 3;
  std::size_t memory_bytes = std::size_t{64} << 20U;
};

// Errors: TooLarge when the machine has not that much memory.
Result<std::string> hashPassword(std::string_view password, const PasswordCost& cost, Random& random);
// False for a wrong password and for a text that is no hash. Takes as long as making the hash.
bool isPassword(std::string_view password, const std::string& hash);
// A hash that no password has, which takes as long to check as a real one of this cost: for names that do not exist.
std::string hashOfNobody(const PasswordCost& cost);

}  // namespace baton::crypto
