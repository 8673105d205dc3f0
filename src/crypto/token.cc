#include "crypto/token.h"

#include <algorithm>
#include <array>

#include "crypto/secret.h"
#include "crypto/sodium_ready.h"

namespace baton::crypto {
namespace {

constexpr std::size_t kTokenBytes = 32;
constexpr std::string_view kCodeLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

std::span<const std::uint8_t> view(std::string_view bytes) {
  return {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()};
}

}  // namespace

std::string randomBytes(Random& random, std::size_t count) {
  std::string bytes(count, '\0');
  random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
  return bytes;
}

std::string randomToken(Random& random) { return toBase64Url(randomBytes(random, kTokenBytes)); }

std::string randomCode(Random& random, std::size_t count) {
  std::string code = randomBytes(random, count);
  for (char& letter : code) letter = kCodeLetters[static_cast<unsigned char>(letter) & 31U];
  return code;
}

std::string randomDigits(Random& random, std::size_t count) {
  constexpr std::uint8_t kFair = 250;  // bytes below it are as many of each digit
  std::string digits;
  while (digits.size() < count) {
    std::array<std::uint8_t, 16> bytes{};
    random.fill(bytes);
    for (const std::uint8_t byte : bytes) {
      if (byte < kFair && digits.size() < count) digits += static_cast<char>('0' + byte % 10);
    }
  }
  return digits;
}

std::string readCode(std::string_view typed) {
  std::string code;
  for (char c : typed) {
    if (c == ' ' || c == '-') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') c = '0';
    if (c == 'I' || c == 'L') c = '1';
    code += c;
  }
  return code;
}

std::string toBase64Url(std::string_view bytes) {
  constexpr int kVariant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
  std::string text(sodium_base64_encoded_len(bytes.size(), kVariant), '\0');
  sodium_bin2base64(text.data(), text.size(), view(bytes).data(), bytes.size(), kVariant);
  text.pop_back();  // the terminator
  return text;
}

std::optional<std::string> fromBase64Url(std::string_view text) {
  // libsodium 1.0.18 reads some bytes above 0x7f as letters (found by fuzzing): one token must have one spelling.
  const auto isLetter = [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  if (!std::all_of(text.begin(), text.end(), isLetter)) return std::nullopt;
  std::string bytes(text.size(), '\0');
  std::size_t written = 0;
  const char* end = nullptr;
  const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(),
                                       text.size(), nullptr, &written, &end, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
  bytes.resize(written);
  return bytes;
}

std::string toBase32(std::string_view bytes) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  std::string text;
  unsigned held = 0;
  unsigned bits = 0;
  for (const char byte : bytes) {
    held = (held << 8U | static_cast<unsigned char>(byte)) & 0xFFFFU;
    for (bits += 8; bits >= 5; bits -= 5) text += kLetters[held >> (bits - 5) & 31U];
  }
  if (bits > 0) text += kLetters[held << (5 - bits) & 31U];
  return text;
}

bool isSame(std::string_view left, std::string_view right) { return equalInConstantTime(view(left), view(right)); }

}  // namespace baton::crypto
