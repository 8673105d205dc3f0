// Authenticated encryption: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03, through libsodium).
//
// A sealed message is nonce (24 bytes, random) ‖ ciphertext (as long as the plain text) ‖ tag (16 bytes). The
// associated data is not stored: the reader must bring the same bytes, which ties a message to the place it was made
// for. With random nonces of 192 bits one key may seal 2^80 messages. About 1 µs for a short message, 1 GB/s for long.
#pragma once

#include <string>
#include <string_view>

#include "base/outside.h"
#include "base/result.h"
#include "crypto/secret.h"

namespace baton::crypto {

constexpr std::size_t kSealOverhead = 40;  // bytes that sealing adds

std::string seal(const Key& key, Random& random, std::string_view plain, std::string_view associated);
// Errors: Damaged when the key, the associated data or any byte is not what it was sealed with.
Result<std::string> open(const Key& key, std::string_view sealed, std::string_view associated);

// A key sealed under another key: 72 bytes. `associated` says whose key it is.
std::string wrapKey(const Key& wrapping, Random& random, const Key& key, std::string_view associated);
Result<Key> unwrapKey(const Key& wrapping, std::string_view wrapped, std::string_view associated);  // Damaged

Key generateKey(Random& random);

}  // namespace baton::crypto
