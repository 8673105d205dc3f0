#include "crypto/mac.h"

#include <algorithm>

#include "crypto/sodium_ready.h"

namespace baton::crypto {
namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

std::array<std::uint8_t, 8> littleEndian(std::uint64_t value) {
  std::array<std::uint8_t, 8> bytes{};
  for (auto& byte : bytes) {
    byte = static_cast<std::uint8_t>(value & 255U);
    value >>= 8U;
  }
  return bytes;
}

void macInto(const Key& key, std::initializer_list<std::string_view> parts, std::span<std::uint8_t, 32> out) {
  makeSodiumReady();
  crypto_generichash_state state;
  crypto_generichash_init(&state, key.view().data(), Key::kBytes, out.size());
  for (const auto part : parts) {
    const auto length = littleEndian(part.size());
    crypto_generichash_update(&state, length.data(), length.size());
    crypto_generichash_update(&state, raw(part), part.size());
  }
  crypto_generichash_final(&state, out.data(), out.size());
  sodium_memzero(&state, sizeof state);
}

}  // namespace

Mac macOf(const Key& key, std::initializer_list<std::string_view> parts) {
  Mac mac{};
  macInto(key, parts, mac);
  return mac;
}

Key deriveKey(const Key& parent, std::string_view purpose, std::string_view subject) {
  Key key;
  macInto(parent, {"baton derived key", purpose, subject}, key.mutableView());
  return key;
}

std::string_view bytesOf(const Mac& mac) { return {reinterpret_cast<const char*>(mac.data()), mac.size()}; }

bool readMac(std::string_view bytes, Mac& mac) {
  if (bytes.size() != mac.size()) return false;
  std::copy_n(raw(bytes), mac.size(), mac.begin());
  return true;
}

}  // namespace baton::crypto
