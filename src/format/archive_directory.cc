#include "format/archive_directory.h"

#include <algorithm>
#include <fstream>

namespace baton::archive {
namespace {

constexpr std::size_t kEndRecord = 22;
constexpr std::size_t kLongestComment = 65'535;
constexpr std::size_t kZip64Locator = 20;
constexpr std::size_t kZip64EndRecord = 56;
// Name and extra fields of a member rarely take 400 bytes; a directory that claims far more is there to fill memory.
constexpr std::uint64_t kBytesPerMember = 1'024;

std::uint64_t number(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = width; i > 0; --i) value = (value << 8U) | static_cast<unsigned char>(bytes[at + i - 1]);
  return value;
}

std::string readAt(std::ifstream& file, std::uint64_t at, std::size_t size) {
  std::string bytes(size, '\0');
  file.clear();
  file.seekg(static_cast<std::streamoff>(at));
  file.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

struct Claim {
  std::uint64_t members = 0;
  std::uint64_t directory_bytes = 0;
};

// The larger of the two, should the record and its 64-bit twin disagree.
Claim withZip64(std::ifstream& file, std::string_view tail, std::size_t end_at, Claim claim) {
  if (end_at < kZip64Locator || tail.substr(end_at - kZip64Locator, 4) != "PK\x06\x07") return claim;
  const std::string record = readAt(file, number(tail, end_at - kZip64Locator + 8, 8), kZip64EndRecord);
  if (record.size() < kZip64EndRecord || !record.starts_with("PK\x06\x06")) return claim;
  claim.members = std::max(claim.members, number(record, 32, 8));
  claim.directory_bytes = std::max(claim.directory_bytes, number(record, 40, 8));
  return claim;
}

}  // namespace

Status checkDirectory(const std::string& path, const Limits& limits) {
  std::ifstream file(path, std::ios::binary | std::ios::ate);
  if (!file) return fail(ErrorCode::NotFound, "There is no file " + path + ".");
  const auto size = static_cast<std::uint64_t>(file.tellg());
  const std::size_t tail_size =
      static_cast<std::size_t>(std::min<std::uint64_t>(size, kEndRecord + kLongestComment + kZip64Locator));
  const std::string tail = readAt(file, size - tail_size, tail_size);
  const std::size_t end_at = tail.rfind("PK\x05\x06");
  if (end_at == tail.npos || end_at + kEndRecord > tail.size()) {
    return fail(ErrorCode::BadInput, "The zip file is damaged or not complete: its directory is missing.");
  }
  Claim claim{.members = number(tail, end_at + 10, 2), .directory_bytes = number(tail, end_at + 12, 4)};
  constexpr std::uint64_t kInZip64 = 0xFFFF;
  const bool is_in_zip64 = claim.members == kInZip64 || claim.directory_bytes == 0xFFFF'FFFF;
  if (is_in_zip64) claim = withZip64(file, tail, end_at, {});
  if (claim.members > limits.members) {
    return fail(ErrorCode::TooLarge, "The zip file holds more than " + std::to_string(limits.members) + " files.");
  }
  if (claim.directory_bytes > limits.members * kBytesPerMember) {
    return fail(ErrorCode::TooLarge, "The directory of the zip file is larger than any real one.");
  }
  return {};
}

}  // namespace baton::archive
