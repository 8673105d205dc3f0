// Small writers and readers of numbers and texts in the directory's own files: little-endian base-128 numbers, texts
// with their length before them. Reading never goes past the end: a short text makes `ok` false and answers 0.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace baton::directory {

inline void putNumber(std::string& bytes, std::uint64_t number) {
  while (number >= 0x80) {
    bytes += static_cast<char>(number | 0x80);
    number >>= 7;
  }
  bytes += static_cast<char>(number);
}
inline void putText(std::string& bytes, std::string_view text) {
  putNumber(bytes, text.size());
  bytes += text;
}
template <class T>
void putRaw(std::string& bytes, const T& value) {
  bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

struct ByteReader {
  std::string_view bytes;
  bool ok = true;

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes.empty()) break;
      const auto byte = static_cast<unsigned char>(bytes.front());
      bytes.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7FU) << shift;
      if ((byte & 0x80U) == 0) return value;
    }
    ok = false;
    return 0;
  }
  std::string_view text() {
    const std::uint64_t size = number();
    if (!ok || size > bytes.size()) {
      ok = false;
      return {};
    }
    const std::string_view value = bytes.substr(0, size);
    bytes.remove_prefix(size);
    return value;
  }
  template <class T>
  T raw() {
    T value{};
    if (bytes.size() < sizeof value) {
      ok = false;
      return value;
    }
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes.remove_prefix(sizeof value);
    return value;
  }
};

}  // namespace baton::directory
