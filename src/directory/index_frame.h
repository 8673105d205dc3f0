// The frame of an index file: which section is what. Shared by the builder and the reader, nobody else.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace baton::directory::frame {

inline constexpr std::string_view kMagic = "BATONIX1";
inline constexpr std::string_view kEnd = "BATONIXE";
inline constexpr std::size_t kAlign = 64;  // of sections and bitmaps; Roaring's frozen form needs 32

enum Section : std::size_t {
  kProvider,
  kPlace,
  kExpertise,
  kLanguages,
  kLicences,
  kSpecialties,
  kMedication,
  kStyle,
  kSaid,
  kWait,
  kAges,
  kSite,
  kPlaces,
  kKeys,
  kRecords,
  kCityPlaces,
  kCities,
  kSources,
  kInsurers,
  kBitmapTable,  // (offset within kBitmaps, size) of each
  kBitmaps,
  kSections
};

struct Span {
  std::uint64_t offset = 0, size = 0;
};

struct Footer {
  std::array<Span, kSections> sections = {};
  std::uint64_t rows = 0, providers = 0, places = 0, first_unplaced = 0, terms_number = 0, checksum = 0;
  std::int64_t built_on = 0;
  std::array<char, 8> end = {};
};

// The order of the bitmaps: specialties, video by state, perhaps video by state, video without licence, then
// one for each insurer.
inline constexpr std::size_t kSpecialtyBitmaps = 32, kStateBitmaps = 64;
inline constexpr std::size_t kVideo = kSpecialtyBitmaps, kMaybeVideo = kVideo + kStateBitmaps;
inline constexpr std::size_t kVideoNoLicence = kMaybeVideo + kStateBitmaps;
inline constexpr std::size_t kFirstInsurer = kVideoNoLicence + 1;

// FNV-1a over eight bytes at a time: finds a damaged file, is no protection against a forged one.
inline std::uint64_t checksumOf(std::string_view bytes) {
  std::uint64_t sum = 14695981039346656037U;
  std::size_t i = 0;
  for (; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word = 0;
    __builtin_memcpy(&word, bytes.data() + i, 8);
    sum = (sum ^ word) * 1099511628211U;
  }
  for (; i < bytes.size(); ++i) sum = (sum ^ static_cast<unsigned char>(bytes[i])) * 1099511628211U;
  return sum;
}

}  // namespace baton::directory::frame
