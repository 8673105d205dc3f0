// index: the directory as columns in one file, ready to be searched without being read.
//
// A row is a provider at one place; rows of one place stand together, places are sorted by latitude, so that a circle
// around a point is a few runs of rows and the distance is worked out once for a place. For what is not bound to a
// place (video visits in a state, a specialty anywhere, a plan) there are compressed bitmaps of rows (Roaring).
// Everything else of a provider (name, addresses, plans, who says what) is a record read only for the answers.
// The file is mapped into memory and used as it lies there; opening looks at its frame and the bitmaps' checksum.
// Format: docs/formats/directory.md. Cost: about 50 bytes a row beside the records. Threads: any may read.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "directory/fold.h"
#include "directory/load_file.h"

struct roaring_bitmap_s;

namespace baton::directory {

// How the columns hold answers: two bits each of `said`.
inline constexpr unsigned kInPersonShift = 0, kTelehealthShift = 2, kAcceptingShift = 4, kGenderShift = 6,
                          kWaitShift = 8;
inline constexpr unsigned kInsuredShift = 10;                   // one bit: some plan is named
enum class WaitKind : std::uint8_t { Unknown, Days, FreeDay };  // `wait` is days, or days since 2020-01-01
inline constexpr std::int32_t kFirstFreeDay = 18262;            // 2020-01-01

struct Columns {
  std::span<const std::uint32_t> provider, place, expertise, languages;
  std::span<const std::uint64_t> licences;
  std::span<const std::uint16_t> specialties, medication, style, said, wait;
  std::span<const std::uint8_t> ages, site;
  std::size_t size() const { return provider.size(); }
};

struct PlaceRow {
  float latitude, longitude;
  float x, y, z;            // of the point on the unit sphere
  std::uint32_t first_row;  // rows of the place: up to the next place's
  std::uint8_t state, is_placed, is_rough, reserved;
};

// What a provider's record says; `site` picks the address of a row.
struct Detail {
  std::uint64_t key = 0;
  Provider provider;
};

struct City {
  std::string name;  // "Springfield"
  std::uint8_t state = kNoState;
  float latitude = 0, longitude = 0;
};

using Bitmap = std::shared_ptr<const roaring_bitmap_s>;

class Index {
 public:
  // `bytes` lie at an address divisible by 64 and outlive it. Errors: Damaged; Conflict when it was made with other
  // terms (build it again).
  static Result<Index> open(std::string_view bytes);

  const Columns& columns() const { return columns_; }
  std::span<const PlaceRow> places() const { return places_; }
  std::span<const Source> sources() const { return sources_; }
  std::size_t providers() const { return providers_; }
  std::int32_t builtOn() const { return built_on_; }
  // Rows of places with a point come first; from here on nobody knows where.
  std::uint32_t firstUnplacedRow() const { return first_unplaced_; }

  std::optional<Detail> detailOf(std::uint32_t provider) const;  // nullopt: no such provider, or damaged
  std::uint64_t keyOf(std::uint32_t provider) const;
  std::optional<std::uint32_t> find(std::uint64_t key) const;
  // "springfield": every place of that name, the one with most providers first.
  std::vector<City> citiesNamed(std::string_view name) const;

  Bitmap ofSpecialty(unsigned specialty) const;
  Bitmap videoIn(unsigned state) const;       // offers video, and has a licence there
  Bitmap maybeVideoIn(unsigned state) const;  // has a licence there; nobody says whether there is video
  Bitmap videoWithoutLicence() const;         // offers video; nobody says where licensed
  Bitmap withInsurer(std::size_t insurer) const;
  std::span<const std::string> insurers() const { return insurers_; }

  // Bytes of the columns, places and bitmaps: what searching keeps in memory.
  std::size_t bytesBesideRecords() const { return bytes_beside_; }

 private:
  Bitmap bitmapAt(std::size_t i) const { return i < bitmaps_.size() ? bitmaps_[i] : nullptr; }

  Columns columns_;
  std::span<const PlaceRow> places_;
  std::span<const std::uint64_t> keys_;
  std::span<const std::uint32_t> records_;  // places of records, in eights of a byte
  std::string_view record_bytes_, city_bytes_;
  std::span<const std::uint32_t> city_places_;
  std::vector<Source> sources_;
  std::vector<std::string> insurers_;
  std::vector<Bitmap> bitmaps_;
  std::size_t providers_ = 0, bytes_beside_ = 0;
  std::int32_t built_on_ = kNoDay;
  std::uint32_t first_unplaced_ = 0;
};

// Providers must come in the order of their keys. Memory: about 60 bytes a row while building.
class IndexBuilder {
 public:
  IndexBuilder(ByteSink sink, std::vector<Source> sources, std::int32_t built_on);
  ~IndexBuilder();
  IndexBuilder(const IndexBuilder&) = delete;
  IndexBuilder& operator=(const IndexBuilder&) = delete;

  Status begin();
  void add(const Provider& provider);
  Status finish();

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

// Merges the loads by key, folds, builds. `loads[i]` belongs to sources[source_of[i]]; later in the list = later load.
struct BuildInput {
  std::vector<LoadFile> loads;
  std::vector<std::uint16_t> source_of;
  std::vector<Source> sources;
  std::int32_t built_on = kNoDay;
  std::function<void(std::size_t done, std::size_t total)> progress = {};
};
Status buildIndex(const BuildInput& input, const ByteSink& sink);

}  // namespace baton::directory
