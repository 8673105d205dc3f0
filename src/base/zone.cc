#include "base/zone.h"

#include <algorithm>
#include <string>

namespace baton {
namespace {

constexpr std::size_t kHeaderBytes = 44;
constexpr std::size_t kMostOfAKind = 10'000;  // far more than any zone has
constexpr std::int32_t kMostSeconds = 26 * 3600;

std::uint64_t bigEndian(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char c : bytes) value = value << 8U | static_cast<unsigned char>(c);
  return value;
}

// RFC 8536 §3.1: how much of each kind follows.
struct Counts {
  std::size_t utc = 0, standard = 0, leaps = 0, changes = 0, types = 0, letters = 0;
  std::size_t bytes(std::size_t time_bytes) const {
    return changes * (time_bytes + 1) + types * 6 + letters + leaps * (time_bytes + 4) + standard + utc;
  }
  bool isBelievable() const {
    return types > 0 && types <= 256 && std::max({utc, standard, leaps, changes, letters}) <= kMostOfAKind;
  }
};
std::optional<Counts> readHeader(std::string_view bytes) {
  if (bytes.size() < kHeaderBytes || !bytes.starts_with("TZif")) return std::nullopt;
  const auto count = [&](std::size_t index) {
    return static_cast<std::size_t>(bigEndian(bytes.substr(20 + index * 4, 4)));
  };
  const Counts counts{count(0), count(1), count(2), count(3), count(4), count(5)};
  if (!counts.isBelievable()) return std::nullopt;
  return counts;
}

std::int64_t signedOf(std::string_view bytes) {
  const std::uint64_t value = bigEndian(bytes);
  return bytes.size() == 4 ? static_cast<std::int32_t>(static_cast<std::uint32_t>(value))
                           : static_cast<std::int64_t>(value);
}

bool isUtcText(std::string_view text) {
  return text.ends_with('Z') || text.ends_with("+00:00") || text.ends_with("-00:00");
}

}  // namespace

std::optional<Zone> Zone::parse(std::string_view bytes) {
  auto counts = readHeader(bytes);
  if (!counts) return std::nullopt;
  std::size_t time_bytes = 4;
  const bool has_second_part = bytes[4] >= '2';
  bytes.remove_prefix(kHeaderBytes);
  if (has_second_part) {  // the same again with times of 64 bits; the first part is for old readers
    if (bytes.size() < counts->bytes(4)) return std::nullopt;
    bytes.remove_prefix(counts->bytes(4));
    counts = readHeader(bytes);
    if (!counts) return std::nullopt;
    bytes.remove_prefix(kHeaderBytes);
    time_bytes = 8;
  }
  if (bytes.size() < counts->bytes(time_bytes)) return std::nullopt;
  const std::string_view types = bytes.substr(counts->changes * (time_bytes + 1), counts->types * 6);
  std::vector<std::int32_t> offsets;
  for (std::size_t i = 0; i < counts->types; ++i) {
    const auto seconds = static_cast<std::int32_t>(signedOf(types.substr(i * 6, 4)));
    if (seconds < -kMostSeconds || seconds > kMostSeconds) return std::nullopt;
    offsets.push_back(seconds);
  }
  Zone zone;
  zone.first_seconds_ = offsets.front();
  for (std::size_t i = 0; i < counts->changes; ++i) {
    const std::int64_t at = signedOf(bytes.substr(i * time_bytes, time_bytes));
    const auto type = static_cast<unsigned char>(bytes[counts->changes * time_bytes + i]);
    if (type >= offsets.size() || (!zone.changes_.empty() && at <= zone.changes_.back())) return std::nullopt;
    zone.changes_.push_back(at);
    zone.offsets_.push_back(offsets[type]);
  }
  if (!has_second_part) return zone;
  std::string_view footer = bytes.substr(counts->bytes(8));
  const std::size_t end = footer.find('\n', 1);
  if (footer.empty() || footer.front() != '\n' || end == std::string_view::npos) return std::nullopt;
  footer = footer.substr(1, end - 1);
  if (!footer.empty()) {
    zone.rule_ = parseClockRule(footer);
    if (!zone.rule_) return std::nullopt;
  }
  return zone;
}

std::optional<Zone> Zone::fromRule(std::string_view text) {
  Zone zone;
  zone.rule_ = parseClockRule(text);
  if (!zone.rule_) return std::nullopt;
  return zone;
}

std::int32_t Zone::secondsAt(std::int64_t utc_seconds) const {
  const auto next = std::upper_bound(changes_.begin(), changes_.end(), utc_seconds);
  if (next == changes_.end() && rule_) return rule_->secondsAt(utc_seconds);
  if (next == changes_.begin()) return first_seconds_;
  return offsets_[static_cast<std::size_t>(next - changes_.begin()) - 1];
}

std::int32_t Zone::offsetMinutes(Instant at) const {
  const std::int64_t seconds = at.ms >= 0 ? at.ms / 1000 : (at.ms - 999) / 1000;
  return secondsAt(seconds) / 60;
}

Instant Zone::atLocal(std::int64_t day, int minute_of_day) const {
  constexpr std::int64_t kMinuteMs = 60'000;
  const std::int64_t clock_ms = day * kDayMs + minute_of_day * kMinuteMs;
  // The distances on both sides of a change that may be near; the earlier moment that shows this time is meant.
  const std::int32_t before = offsetMinutes(Instant{clock_ms - kDayMs});
  const std::int32_t after = offsetMinutes(Instant{clock_ms + kDayMs});
  for (const std::int32_t offset : {std::max(before, after), std::min(before, after)}) {
    const Instant guess{clock_ms - offset * kMinuteMs};
    if (offsetMinutes(guess) == offset) return guess;
  }
  return Instant{clock_ms - before * kMinuteMs};
}

bool hasTimeOfDay(const PartialDate& date) {
  if (date.empty() || date.precision() < Precision::Minute) return false;
  return !(isUtcText(date.text()) && date.first().ms % kDayMs == 0);
}

PartialDate dayFor(const Zone& zone, const PartialDate& date) {
  if (date.empty()) return date;
  if (!hasTimeOfDay(date) || !isUtcText(date.text())) return *PartialDate::parse(date.dateText());
  const Instant here{date.first().ms + zone.offsetMinutes(date.first()) * std::int64_t{60'000}};
  return PartialDate::day(here);
}

}  // namespace baton
