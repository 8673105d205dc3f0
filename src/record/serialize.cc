#include "record/serialize.h"

#include <bit>
#include <cstring>
#include <limits>
#include <unordered_map>
#include <utility>

#include "record/serialize_fields.h"

namespace baton::record {
namespace {

constexpr std::string_view kMagic = "BATONH";
constexpr char kHistoryFormat = 3;

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

// The last enumerator of each enum that is stored.
template <class E>
constexpr std::uint64_t kLast = 0;
template <>
constexpr auto kLast<HelperFact::Kind> = static_cast<std::uint64_t>(HelperFact::Kind::Organization);
template <>
constexpr auto kLast<MedicationFact::Kind> = static_cast<std::uint64_t>(MedicationFact::Kind::Administration);
template <>
constexpr auto kLast<PlanFact::Kind> = static_cast<std::uint64_t>(PlanFact::Kind::Appointment);

std::uint64_t zigzag(std::int64_t value) {
  return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unzigzag(std::uint64_t value) { return static_cast<std::int64_t>((value >> 1) ^ (~(value & 1) + 1)); }

void putVarint(std::string& out, std::uint64_t value) {
  while (value >= 0x80) {
    out += static_cast<char>(value | 0x80);
    value >>= 7;
  }
  out += static_cast<char>(value);
}

class Writer {
 public:
  template <class... Fields>
  void operator()(const Fields&... fields) {
    (put(fields), ...);
  }

  template <class T>
  void put(const T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      putText(value);
    } else if constexpr (std::is_same_v<T, PartialDate> || std::is_same_v<T, Decimal>) {
      putText(value.text());
    } else if constexpr (std::is_same_v<T, Instant>) {
      putVarint(body_, zigzag(value.ms));
    } else if constexpr (std::is_same_v<T, double>) {
      const auto bits = std::bit_cast<std::uint64_t>(value);
      for (int shift = 0; shift < 64; shift += 8) body_ += static_cast<char>(bits >> shift);
    } else if constexpr (std::is_same_v<T, bool> || std::is_enum_v<T> || std::is_unsigned_v<T>) {
      putVarint(body_, static_cast<std::uint64_t>(value));
    } else if constexpr (std::is_integral_v<T>) {
      putVarint(body_, zigzag(value));
    } else if constexpr (IsVector<T>::value) {
      putVarint(body_, value.size());
      for (const auto& item : value) put(item);
    } else if constexpr (IsOptional<T>::value) {
      put(value.has_value());
      if (value) put(*value);
    } else {
      eachField(*this, value);
    }
  }

  std::string finish(Sequence sequence) && {
    std::string bytes(kMagic);
    bytes += kHistoryFormat;
    putVarint(bytes, sequence);
    putVarint(bytes, places_.size());
    bytes += texts_;
    bytes += body_;
    return bytes;
  }
  std::size_t bodySize() const { return body_.size(); }

 private:
  void putText(const std::string& text) {
    const auto [place, is_new] = places_.try_emplace(text, places_.size());
    if (is_new) {
      putVarint(texts_, text.size());
      texts_ += text;
    }
    putVarint(body_, place->second);
  }

  std::unordered_map<std::string_view, std::uint64_t> places_;  // views into the history, which outlives the writer
  std::string texts_;
  std::string body_;
};

// Fewest bytes that one T can take: what a count may be checked against.
template <class T>
std::size_t fewestBytes() {
  static const std::size_t bytes = [] {
    const T empty{};
    Writer writer;
    writer.put(empty);
    return writer.bodySize();
  }();
  return bytes;
}

// Reads what Writer wrote. The first false byte sets is_good_ to false for good; every later read gives empty values.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  template <class... Fields>
  void operator()(Fields&... fields) {
    (get(fields), ...);
  }

  template <class T>
  void get(T& value) {
    if constexpr (std::is_same_v<T, std::string>) {
      if (const std::string_view text = getText(); !text.empty()) value.assign(text);
    } else if constexpr (std::is_same_v<T, PartialDate>) {
      if (const std::string_view text = getText(); !text.empty()) parseInto(value, text);
    } else if constexpr (std::is_same_v<T, Decimal>) {
      const std::string_view text = getText();
      if (text != "0") parseInto(value, text);
    } else if constexpr (std::is_same_v<T, Instant>) {
      value.ms = unzigzag(getVarint());
    } else if constexpr (std::is_same_v<T, double>) {
      value = getDouble();
    } else if constexpr (std::is_same_v<T, bool>) {
      value = getAtMost(1) == 1;
    } else if constexpr (std::is_enum_v<T>) {
      value = static_cast<T>(getAtMost(kLast<T>));
    } else if constexpr (std::is_unsigned_v<T>) {
      value = static_cast<T>(getAtMost(std::numeric_limits<T>::max()));
    } else if constexpr (std::is_integral_v<T>) {
      const std::int64_t number = unzigzag(getVarint());
      if (!std::in_range<T>(number)) return spoil();
      value = static_cast<T>(number);
    } else if constexpr (IsVector<T>::value) {
      getItems(value);
    } else if constexpr (IsOptional<T>::value) {
      if (getAtMost(1) == 1) get(value.emplace());
    } else {
      eachField(*this, value);
    }
  }

  // The table of texts; views into the bytes.
  void getTexts() {
    const std::uint64_t count = getAtMost(left());
    texts_.reserve(count);
    for (std::uint64_t i = 0; i < count && is_good_; ++i) {
      const std::uint64_t size = getVarint();
      if (size > left()) return spoil();
      texts_.emplace_back(at_, size);
      at_ += size;
    }
  }
  std::uint64_t getVarint() {
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      if (at_ == end_) break;
      const auto byte = static_cast<unsigned char>(*at_++);
      if (shift == 63 && byte > 1) break;
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    spoil();
    return 0;
  }
  bool isGood() const { return is_good_; }
  bool isAtEnd() const { return at_ == end_; }

 private:
  std::size_t left() const { return static_cast<std::size_t>(end_ - at_); }
  void spoil() {
    is_good_ = false;
    at_ = end_;
  }
  std::uint64_t getAtMost(std::uint64_t most) {
    const std::uint64_t value = getVarint();
    if (value <= most) return value;
    spoil();
    return 0;
  }
  double getDouble() {
    if (left() < 8) {
      spoil();
      return 0;
    }
    std::uint64_t bits = 0;
    for (int shift = 0; shift < 64; shift += 8) {
      bits |= static_cast<std::uint64_t>(static_cast<unsigned char>(*at_++)) << shift;
    }
    return std::bit_cast<double>(bits);
  }
  std::string_view getText() {
    const std::uint64_t place = getVarint();
    if (!is_good_) return {};
    if (place < texts_.size()) return texts_[place];
    spoil();
    return {};
  }
  template <class T>
  void parseInto(T& value, std::string_view text) {
    if (auto parsed = T::parse(text)) {
      value = std::move(*parsed);
    } else {
      spoil();
    }
  }
  template <class T>
  void getItems(std::vector<T>& items) {
    const std::uint64_t count = getVarint();
    if (count > left() / fewestBytes<T>()) return spoil();
    items.reserve(count);
    for (std::uint64_t i = 0; i < count && is_good_; ++i) get(items.emplace_back());
  }

  const char* at_;
  const char* end_;
  std::vector<std::string_view> texts_;
  bool is_good_ = true;
};

}  // namespace

std::string serialize(const History& history) {
  Writer writer;
  Facts::eachVector(history.versions, [&](const auto& facts) { writer.put(facts); });
  return std::move(writer).finish(history.sequence);
}

Result<History> deserialize(std::string_view bytes) {
  if (!bytes.starts_with(kMagic) || bytes.size() <= kMagic.size() || bytes[kMagic.size()] != kHistoryFormat) {
    return fail(ErrorCode::BadInput, "This snapshot was made by another version of Baton.");
  }
  Reader reader(bytes.substr(kMagic.size() + 1));
  History history;
  history.sequence = reader.getVarint();
  reader.getTexts();
  Facts::eachVector(history.versions, [&](auto& facts) { reader.get(facts); });
  if (!reader.isGood() || !reader.isAtEnd()) return fail(ErrorCode::BadInput, "This snapshot is damaged.");
  return history;
}

}  // namespace baton::record
