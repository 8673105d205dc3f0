// How long a fault test runs: BATON_ROUNDS for soak, a tenth under the sanitizers, which are slow.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <random>

namespace baton::faults {

inline std::int64_t fromEnvironment(const char* name, std::int64_t otherwise) {
  const char* text = std::getenv(name);
  const std::int64_t number = text == nullptr ? 0 : std::atoll(text);
  return number > 0 ? number : otherwise;
}

#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kIsSanitized = true;
#elif defined(__has_feature)
inline constexpr bool kIsSanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool kIsSanitized = false;
#endif

inline std::int64_t rounds(std::int64_t usual) {
  if (kIsSanitized) usual = usual / 10 + 1;
  return fromEnvironment("BATON_ROUNDS", usual);
}

inline std::mt19937_64 dice() { return std::mt19937_64(static_cast<std::uint64_t>(fromEnvironment("BATON_SEED", 1))); }

}  // namespace baton::faults
