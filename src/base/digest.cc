#include "base/digest.h"

#include <sodium.h>

#include <memory>

#include "base/assert.h"

namespace baton {
namespace {

constexpr std::size_t kHexBytes = 32;
constexpr std::size_t kAlignment = 64;  // crypto_generichash_state asks for it

crypto_generichash_state* stateIn(std::vector<unsigned char>& memory) {
  void* start = memory.data();
  std::size_t space = memory.size();
  return static_cast<crypto_generichash_state*>(std::align(kAlignment, crypto_generichash_statebytes(), start, space));
}

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

}  // namespace

std::string digest(std::string_view bytes, std::size_t length) {
  std::string out(length, '\0');
  const int failed =
      crypto_generichash(reinterpret_cast<unsigned char*>(out.data()), length, raw(bytes), bytes.size(), nullptr, 0);
  BATON_ASSERT(failed == 0);
  return out;
}

std::string toHex(std::string_view bytes) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string hex;
  hex.reserve(bytes.size() * 2);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

std::string digestHex(std::string_view bytes) { return toHex(digest(bytes, kHexBytes)); }

std::string sha256Base64(std::string_view bytes) {
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, raw(bytes), bytes.size());
  std::string text(sodium_base64_ENCODED_LEN(sizeof hash, sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), hash, sizeof hash, sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // libsodium writes a final zero byte
  return text;
}

DigestStream::DigestStream() : state_(crypto_generichash_statebytes() + kAlignment) {
  crypto_generichash_init(stateIn(state_), nullptr, 0, kHexBytes);
}

void DigestStream::add(std::string_view bytes) { crypto_generichash_update(stateIn(state_), raw(bytes), bytes.size()); }

std::string DigestStream::finishHex() {
  std::string out(kHexBytes, '\0');
  crypto_generichash_final(stateIn(state_), reinterpret_cast<unsigned char*>(out.data()), kHexBytes);
  return toHex(out);
}

}  // namespace baton
