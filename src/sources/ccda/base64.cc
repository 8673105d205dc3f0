#include "sources/ccda/base64.h"

#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace baton::sources::ccda {
namespace {

constexpr char kLetters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Two letters for every 12 bits: whole documents go through here.
constexpr auto kPairs = [] {
  std::array<std::array<char, 2>, 4096> pairs{};
  for (std::size_t bits = 0; bits < 4096; ++bits) pairs[bits] = {kLetters[bits >> 6U], kLetters[bits & 63U]};
  return pairs;
}();

bool isLetter(char letter) {
  return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
         letter == '+' || letter == '/';
}

}  // namespace

std::string fromBase64(std::string_view letters) {
  const std::string clean = cleanBase64(letters);
  std::string bytes;
  bytes.reserve(clean.size() / 4 * 3);
  const auto valueOf = [](char letter) -> std::uint32_t {
    if (letter >= 'A' && letter <= 'Z') return static_cast<std::uint32_t>(letter - 'A');
    if (letter >= 'a' && letter <= 'z') return static_cast<std::uint32_t>(letter - 'a') + 26;
    if (letter >= '0' && letter <= '9') return static_cast<std::uint32_t>(letter - '0') + 52;
    return letter == '+' ? 62 : letter == '/' ? 63 : 0;
  };
  for (std::size_t at = 0; at + 4 <= clean.size(); at += 4) {
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 4; ++i) bits = (bits << 6U) | valueOf(clean[at + i]);
    bytes += static_cast<char>(bits >> 16U);
    if (clean[at + 2] != '=') bytes += static_cast<char>((bits >> 8U) & 255U);
    if (clean[at + 3] != '=') bytes += static_cast<char>(bits & 255U);
  }
  return bytes;
}

std::string toBase64(std::string_view bytes) {
  std::string out;
  out.resize((bytes.size() + 2) / 3 * 4);
  char* to = out.data();
  const auto* from = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t left = bytes.size();
  for (; left >= 8; left -= 6, from += 6, to += 8) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, from, 8);
    if constexpr (std::endian::native == std::endian::little) bits = __builtin_bswap64(bits);
    std::memcpy(to, kPairs[bits >> 52U].data(), 2);
    std::memcpy(to + 2, kPairs[(bits >> 40U) & 0xfffU].data(), 2);
    std::memcpy(to + 4, kPairs[(bits >> 28U) & 0xfffU].data(), 2);
    std::memcpy(to + 6, kPairs[(bits >> 16U) & 0xfffU].data(), 2);
  }
  for (; left >= 3; left -= 3, from += 3, to += 4) {
    const std::uint32_t bits = (std::uint32_t{from[0]} << 16U) | (std::uint32_t{from[1]} << 8U) | from[2];
    std::memcpy(to, kPairs[bits >> 12U].data(), 2);
    std::memcpy(to + 2, kPairs[bits & 0xfffU].data(), 2);
  }
  if (left > 0) {
    const std::uint32_t bits = (std::uint32_t{from[0]} << 16U) | (left == 2 ? std::uint32_t{from[1]} << 8U : 0U);
    std::memcpy(to, kPairs[bits >> 12U].data(), 2);
    to[2] = left == 2 ? kLetters[(bits >> 6U) & 63U] : '=';
    to[3] = '=';
  }
  return out;
}

std::string cleanBase64(std::string_view letters) {
  std::string out;
  out.reserve(letters.size());
  std::size_t padding = 0;
  for (const char letter : letters) {
    if (letter == ' ' || letter == '\n' || letter == '\r' || letter == '\t') continue;
    if (letter == '=') {
      ++padding;
    } else if (!isLetter(letter) || padding > 0) {
      return {};
    }
    out += letter;
  }
  return out.size() % 4 == 0 && padding <= 2 ? out : std::string();
}

}  // namespace baton::sources::ccda
