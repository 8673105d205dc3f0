#include "crypto/cbor.h"

#include <cstdint>

namespace baton::crypto {
namespace {

constexpr int kDeepest = 8;
constexpr std::uint64_t kMostItems = 256;

// Authenticator data, WebAuthn Level 2 §6.1 and §6.5.1.
constexpr std::size_t kFlagsAt = 32;
constexpr std::size_t kFixedBytes = 37;
constexpr unsigned kHasCredential = 0x40;
constexpr unsigned kHasExtensions = 0x80;
constexpr std::size_t kAaguidBytes = 16;

enum Major : unsigned { Unsigned = 0, Negative = 1, Bytes = 2, Text = 3, Array = 4, Map = 5, Tag = 6, Simple = 7 };

class Reader {
 public:
  explicit Reader(std::string_view bytes) : rest_(bytes) {}

  struct Head {
    unsigned major = 0;
    std::uint64_t value = 0;  // number, length or count
  };

  std::optional<Head> head() {
    if (rest_.empty()) return std::nullopt;
    const unsigned first = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    const unsigned low = first & 31U;
    if (low < 24) return Head{first >> 5U, low};
    if (low > 27) return std::nullopt;  // reserved, or an indefinite length
    const std::size_t width = std::size_t{1} << (low - 24);
    if (rest_.size() < width) return std::nullopt;
    std::uint64_t value = 0;
    for (const char byte : rest_.substr(0, width)) value = value << 8U | static_cast<unsigned char>(byte);
    rest_.remove_prefix(width);
    return Head{first >> 5U, value};
  }

  std::optional<std::string_view> string(unsigned major) {
    const auto found = head();
    if (!found || found->major != major || found->value > rest_.size()) return std::nullopt;
    const std::string_view text = rest_.substr(0, found->value);
    rest_.remove_prefix(found->value);
    return text;
  }

  bool skip(int depth) {
    const auto found = head();
    if (!found || depth > kDeepest) return false;
    switch (found->major) {
      case Bytes:
      case Text:
        if (found->value > rest_.size()) return false;
        rest_.remove_prefix(found->value);
        return true;
      case Array:
      case Map:
        return skipAll(found->major == Map ? 2 : 1, found->value, depth);
      case Tag:
        return skip(depth + 1);
      default:
        return true;  // numbers and simple values are their head alone
    }
  }

  bool pass(std::size_t bytes) {
    if (rest_.size() < bytes) return false;
    rest_.remove_prefix(bytes);
    return true;
  }

  bool atEnd() const { return rest_.empty(); }

 private:
  bool skipAll(std::uint64_t each, std::uint64_t count, int depth) {
    if (count > kMostItems) return false;
    for (std::uint64_t i = 0; i < each * count; ++i) {
      if (!skip(depth + 1)) return false;
    }
    return true;
  }

  std::string_view rest_;
};

}  // namespace

std::optional<AttestationObject> readAttestationObject(std::string_view cbor) {
  Reader reader(cbor);
  const auto map = reader.head();
  if (!map || map->major != Map || map->value > kMostItems) return std::nullopt;
  std::optional<std::string_view> format;
  std::optional<std::string_view> data;
  for (std::uint64_t i = 0; i < map->value; ++i) {
    const auto key = reader.string(Text);
    if (!key) return std::nullopt;
    if (*key == "fmt" && !format) {
      format = reader.string(Text);
      if (!format) return std::nullopt;
    } else if (*key == "authData" && !data) {
      data = reader.string(Bytes);
      if (!data) return std::nullopt;
    } else if (!reader.skip(0)) {
      return std::nullopt;
    }
  }
  if (!format || !data || !reader.atEnd()) return std::nullopt;
  return AttestationObject{std::string(*format), std::string(*data)};
}

bool isAuthenticatorData(std::string_view bytes, Ceremony ceremony) {
  if (bytes.size() < kFixedBytes) return false;
  const auto flags = static_cast<unsigned char>(bytes[kFlagsAt]);
  const bool has_credential = (flags & kHasCredential) != 0;
  if (has_credential != (ceremony == Ceremony::Registration)) return false;
  Reader reader(bytes.substr(kFixedBytes));
  if (has_credential) {
    constexpr std::size_t kLengthAt = kFixedBytes + kAaguidBytes;
    if (bytes.size() < kLengthAt + 2) return false;
    const std::size_t id = static_cast<std::size_t>(static_cast<unsigned char>(bytes[kLengthAt])) << 8U |
                           static_cast<unsigned char>(bytes[kLengthAt + 1]);
    if (!reader.pass(kAaguidBytes + 2 + id) || !reader.skip(0)) return false;  // the id, then its key
  }
  if ((flags & kHasExtensions) != 0 && !reader.skip(0)) return false;
  return reader.atEnd();
}

}  // namespace baton::crypto
