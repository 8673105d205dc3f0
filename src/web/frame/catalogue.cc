#include "web/frame/catalogue.h"

#include <cstring>

namespace baton::web {
namespace {

constexpr std::uint32_t kMagic = 0x950412de;  // of a file in this machine's byte order, which is how we build it

// A key in the file is "context\4singular\0plural"; the part up to the NUL is what one looks up.
std::string_view upToNul(std::string_view text) { return text.substr(0, text.find('\0')); }

}  // namespace

Catalogue::Catalogue(std::string_view bytes) : bytes_(bytes) {
  if (number(0) != kMagic) return;
  const auto count = number(8);
  const auto originals = number(12);
  const auto translations = number(16);
  if (!count || !originals || !translations) return;
  const std::uint64_t table_bytes = std::uint64_t{*count} * 8;
  if (*originals + table_bytes > bytes_.size() || *translations + table_bytes > bytes_.size()) return;
  count_ = *count;
  originals_ = *originals;
  translations_ = *translations;
}

std::optional<std::uint32_t> Catalogue::number(std::size_t at) const {
  if (at + 4 > bytes_.size()) return std::nullopt;
  std::uint32_t value = 0;
  std::memcpy(&value, bytes_.data() + at, 4);
  return value;
}

std::string_view Catalogue::entry(std::uint32_t table, std::uint32_t index) const {
  const auto length = number(table + std::size_t{index} * 8);
  const auto offset = number(table + std::size_t{index} * 8 + 4);
  if (!length || !offset || std::uint64_t{*offset} + *length > bytes_.size()) return {};
  return bytes_.substr(*offset, *length);
}

std::optional<std::string_view> Catalogue::find(std::string_view key) const {
  std::uint32_t low = 0;
  std::uint32_t high = count_;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    const int order = upToNul(entry(originals_, middle)).compare(key);
    if (order == 0) {
      const std::string_view found = entry(translations_, middle);
      return found.empty() ? std::nullopt : std::optional(found);
    }
    (order < 0 ? low : high) = order < 0 ? middle + 1 : middle;
  }
  return std::nullopt;
}

std::vector<std::string_view> Catalogue::findPlural(std::string_view singular) const {
  std::vector<std::string_view> forms;
  auto rest = find(singular);
  while (rest) {
    forms.push_back(upToNul(*rest));
    const std::size_t end = rest->find('\0');
    if (end == std::string_view::npos) break;
    rest = rest->substr(end + 1);
  }
  return forms;
}

}  // namespace baton::web
