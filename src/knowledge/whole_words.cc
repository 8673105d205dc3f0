#include "knowledge/whole_words.h"

#include <algorithm>
#include <array>

namespace baton::knowledge {
namespace {

// How many bytes before a finding a denial may stand: "no more feeling very sleepy".
constexpr std::size_t kReach = 40;

bool isWordByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

std::uint64_t bitOf(char first, char second) {
  const auto sort = static_cast<unsigned char>(first) * 31U + static_cast<unsigned char>(second);
  return std::uint64_t{1} << (sort % 64U);
}

}  // namespace

WordBegins::WordBegins(std::string_view folded) {
  for (std::size_t at = 0; at + 1 < folded.size(); ++at) {
    if (at == 0 || !isWordByte(folded[at - 1])) pairs_ |= bitOf(folded[at], folded[at + 1]);
  }
}

bool WordBegins::mayHold(std::string_view words) const {
  return words.size() < 2 || (pairs_ & bitOf(words[0], words[1])) != 0;
}

std::optional<std::size_t> findWholeWords(std::string_view folded, std::string_view words) {
  for (std::size_t at = folded.find(words); at != std::string_view::npos; at = folded.find(words, at + 1)) {
    const std::size_t end = at + words.size();
    const bool begins = at == 0 || !isWordByte(folded[at - 1]);
    if (begins && (end == folded.size() || !isWordByte(folded[end]))) return at;
  }
  return std::nullopt;
}

bool isDenied(std::string_view folded, std::size_t at) {
  static constexpr std::array<std::string_view, 14> kDenials = {"no",      "not",   "denies", "denied", "without",
                                                                "never",   "non",   "sin",    "niega",  "ningun",
                                                                "ninguna", "nunca", "none",   "free of"};
  std::string_view before = folded.substr(at > kReach ? at - kReach : 0, std::min(at, kReach));
  const std::size_t stop = before.find_last_of(".,;:!?");
  if (stop != std::string_view::npos) before.remove_prefix(stop + 1);
  return std::any_of(kDenials.begin(), kDenials.end(),
                     [&](std::string_view word) { return findWholeWords(before, word).has_value(); });
}

}  // namespace baton::knowledge
