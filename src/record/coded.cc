#include "record/coded.h"

#include <charconv>

namespace baton::record {

std::string Concept::label() const {
  if (!text.empty()) return text;
  for (const Coding& coding : codings) {
    if (!coding.display.empty()) return coding.display;
  }
  return codings.empty() ? "" : codings.front().code;
}

std::string Concept::codeIn(std::string_view system) const {
  for (const Coding& coding : codings) {
    if (coding.system == system) return coding.code;
  }
  return "";
}

std::uint64_t hashOfDigest(std::string_view hex) {
  constexpr std::size_t kDigits = 16;
  std::uint64_t hash = 0;
  if (hex.size() < kDigits) return 0;
  const std::string_view first = hex.substr(0, kDigits);
  std::from_chars(first.begin(), first.end(), hash, 16);
  return hash;
}

}  // namespace baton::record
