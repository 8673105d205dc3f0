#include "store/entry_codec.h"

#include <limits>

namespace baton::store {
namespace {

using record::Entry;

void putNumber(std::string& out, std::uint64_t value) {
  while (value >= 128) {
    out += static_cast<char>((value & 127U) | 128U);
    value >>= 7U;
  }
  out += static_cast<char>(value);
}

void putText(std::string& out, std::string_view text) {
  putNumber(out, text.size());
  out += text;
}

bool takeNumber(std::string_view& rest, std::uint64_t& value) {
  value = 0;
  for (unsigned shift = 0; shift < 64 && !rest.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(rest.front());
    rest.remove_prefix(1);
    value |= static_cast<std::uint64_t>(byte & 127U) << shift;
    if (byte < 128) return true;
  }
  return false;
}

bool takeText(std::string_view& rest, std::string& text) {
  std::uint64_t size = 0;
  if (!takeNumber(rest, size) || size > rest.size()) return false;
  text.assign(rest.substr(0, size));
  rest.remove_prefix(size);
  return true;
}

// Small negative numbers stay short: 0, -1, 1, -2 ... become 0, 1, 2, 3 ...
std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1U) ^ static_cast<std::uint64_t>(value >> 63);
}

std::int64_t unzigzag(std::uint64_t value) { return static_cast<std::int64_t>((value >> 1U) ^ (~(value & 1U) + 1U)); }

bool takeEntry(std::string_view& rest, Entry& entry) {
  std::uint64_t version = 0;
  std::uint64_t recorded = 0;
  if (!takeText(rest, entry.type) || !takeText(rest, entry.id) || !takeNumber(rest, version)) return false;
  if (version > std::numeric_limits<std::uint32_t>::max() || !takeNumber(rest, recorded)) return false;
  entry.version = static_cast<std::uint32_t>(version);
  entry.recorded.ms = unzigzag(recorded);
  record::Origin& origin = entry.origin;
  return takeText(rest, entry.author) && takeText(rest, entry.reason) && takeText(rest, origin.format) &&
         takeText(rest, origin.file) && takeText(rest, origin.digest) && takeText(rest, origin.organisation) &&
         takeText(rest, origin.where) && takeText(rest, origin.full_url) && takeText(rest, entry.content);
}

}  // namespace

void encodeEntry(const Entry& entry, std::string& out) {
  putText(out, entry.type);
  putText(out, entry.id);
  putNumber(out, entry.version);
  putNumber(out, zigzag(entry.recorded.ms));
  putText(out, entry.author);
  putText(out, entry.reason);
  putText(out, entry.origin.format);
  putText(out, entry.origin.file);
  putText(out, entry.origin.digest);
  putText(out, entry.origin.organisation);
  putText(out, entry.origin.where);
  putText(out, entry.origin.full_url);
  putText(out, entry.content);
}

Result<Entry> EntryReader::next() {
  Entry entry;
  if (!takeEntry(rest_, entry)) {
    rest_ = {};
    return fail(ErrorCode::Damaged, "An entry in the store cannot be read: its fields do not add up.");
  }
  return entry;
}

}  // namespace baton::store
