// SecretBytes<N>: key material that wipes itself when it dies and has no way into a log (style.md §5).
//
// Copies are allowed, because each copy wipes itself too; conversion to text is not offered.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace baton::crypto {

// Overwrites memory in a way the compiler may not remove.
void wipe(std::span<std::uint8_t> bytes);
void wipe(std::string& text);  // the characters it holds now, then empties it

template <std::size_t N>
class SecretBytes {
 public:
  static constexpr std::size_t kBytes = N;
  SecretBytes() = default;  // zeros
  explicit SecretBytes(const std::array<std::uint8_t, N>& bytes) : bytes_(bytes) {}
  SecretBytes(const SecretBytes&) = default;
  SecretBytes& operator=(const SecretBytes&) = default;
  ~SecretBytes() { wipe(bytes_); }

  std::span<const std::uint8_t, N> view() const { return bytes_; }
  std::span<std::uint8_t, N> mutableView() { return bytes_; }

 private:
  std::array<std::uint8_t, N> bytes_{};
};

using Key = SecretBytes<32>;

// Compares in a time that depends on the length only. Different lengths are unequal.
bool equalInConstantTime(std::span<const std::uint8_t> left, std::span<const std::uint8_t> right);

}  // namespace baton::crypto
