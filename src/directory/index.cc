#include "directory/index.h"

#include <roaring/roaring.h>

#include <algorithm>
#include <cstring>

#include "base/text.h"
#include "directory/bytes.h"
#include "directory/index_frame.h"
#include "knowledge/care_directory.h"

namespace baton::directory {
namespace {

tl::unexpected<Error> damaged() {
  return fail(ErrorCode::Damaged, "The index of the directory is damaged; build it again with: baton directory build");
}

template <class T>
bool take(std::string_view bytes, std::uint64_t count, std::span<const T>& column) {
  if (bytes.size() / sizeof(T) != count || bytes.size() % sizeof(T) != 0) return false;
  column = {reinterpret_cast<const T*>(bytes.data()), static_cast<std::size_t>(count)};
  return true;
}

struct City_ {
  std::string_view folded;
  City city;
};

bool cityAt(std::string_view bytes, std::uint32_t place, City_& read) {
  if (place >= bytes.size()) return false;
  ByteReader reader{bytes.substr(place)};
  read.folded = reader.text();
  read.city.name = reader.text();
  read.city.state = static_cast<std::uint8_t>(reader.number());
  read.city.latitude = reader.raw<float>();
  read.city.longitude = reader.raw<float>();
  return reader.ok;
}

}  // namespace

Result<Index> Index::open(std::string_view bytes) {
  frame::Footer footer;
  if (bytes.size() < frame::kMagic.size() + sizeof footer || !bytes.starts_with(frame::kMagic)) return damaged();
  std::memcpy(&footer, bytes.data() + bytes.size() - sizeof footer, sizeof footer);
  if (std::string_view(footer.end.data(), footer.end.size()) != frame::kEnd) return damaged();
  if (footer.terms_number != knowledge::directoryTerms().number()) {
    return fail(ErrorCode::Conflict, "The words of the directory have changed; load its files again.");
  }
  const std::uint64_t end = bytes.size() - sizeof footer;
  for (const frame::Span& section : footer.sections) {
    if (section.offset > end || section.size > end - section.offset || section.offset % frame::kAlign != 0)
      return damaged();
  }
  const auto section = [&](frame::Section which) {
    return bytes.substr(footer.sections[which].offset, footer.sections[which].size);
  };
  Index index;
  Columns& columns = index.columns_;
  const std::uint64_t rows = footer.rows;
  const bool fits =
      take(section(frame::kProvider), rows, columns.provider) && take(section(frame::kPlace), rows, columns.place) &&
      take(section(frame::kExpertise), rows, columns.expertise) &&
      take(section(frame::kLanguages), rows, columns.languages) &&
      take(section(frame::kLicences), rows, columns.licences) &&
      take(section(frame::kSpecialties), rows, columns.specialties) &&
      take(section(frame::kMedication), rows, columns.medication) &&
      take(section(frame::kStyle), rows, columns.style) && take(section(frame::kSaid), rows, columns.said) &&
      take(section(frame::kWait), rows, columns.wait) && take(section(frame::kAges), rows, columns.ages) &&
      take(section(frame::kSite), rows, columns.site) && take(section(frame::kPlaces), footer.places, index.places_) &&
      take(section(frame::kKeys), footer.providers, index.keys_) &&
      take(section(frame::kRecords), footer.providers, index.records_) &&
      take(section(frame::kCityPlaces), section(frame::kCityPlaces).size() / 4, index.city_places_);
  if (!fits || footer.first_unplaced > rows || rows > UINT32_MAX) return damaged();
  std::uint32_t last = 0;
  for (const PlaceRow& place : index.places_) {
    if (place.first_row < last || place.first_row > rows) return damaged();
    last = place.first_row;
  }
  index.record_bytes_ = bytes.substr(0, end);
  index.city_bytes_ = section(frame::kCities);
  index.providers_ = footer.providers;
  index.built_on_ = static_cast<std::int32_t>(footer.built_on);
  index.first_unplaced_ = static_cast<std::uint32_t>(footer.first_unplaced);
  for (ByteReader reader{section(frame::kSources)}; !reader.bytes.empty();) {
    Source source{std::string(reader.text()), reader.number() == 1};
    if (!reader.ok) return damaged();
    index.sources_.push_back(std::move(source));
  }
  for (ByteReader reader{section(frame::kInsurers)}; !reader.bytes.empty();) {
    std::string insurer(reader.text());
    if (!reader.ok) return damaged();
    index.insurers_.push_back(std::move(insurer));
  }
  const std::string_view table = section(frame::kBitmapTable), bitmaps = section(frame::kBitmaps);
  if ((frame::checksumOf(bitmaps) ^ frame::checksumOf(table)) != footer.checksum) return damaged();
  std::span<const frame::Span> spans;
  if (!take(table, table.size() / sizeof(frame::Span), spans)) return damaged();
  if (spans.size() != frame::kFirstInsurer + index.insurers_.size()) return damaged();
  for (const frame::Span& span : spans) {
    if (span.offset > bitmaps.size() || span.size > bitmaps.size() - span.offset) return damaged();
    const roaring_bitmap_t* const view = roaring_bitmap_frozen_view(bitmaps.data() + span.offset, span.size);
    if (view == nullptr) return damaged();
    index.bitmaps_.emplace_back(
        view, [](const roaring_bitmap_t* one) { roaring_bitmap_free(const_cast<roaring_bitmap_t*>(one)); });
  }
  for (std::size_t which = 0; which < frame::kSections; ++which) {
    if (which != frame::kCities && which != frame::kCityPlaces) index.bytes_beside_ += footer.sections[which].size;
  }
  return index;
}

std::uint64_t Index::keyOf(std::uint32_t provider) const { return provider < keys_.size() ? keys_[provider] : 0; }

std::optional<std::uint32_t> Index::find(std::uint64_t key) const {
  const auto found = std::ranges::lower_bound(keys_, key);
  if (found == keys_.end() || *found != key) return std::nullopt;
  return static_cast<std::uint32_t>(found - keys_.begin());
}

std::optional<Detail> Index::detailOf(std::uint32_t provider) const {
  if (provider >= records_.size()) return std::nullopt;
  const std::uint64_t place = static_cast<std::uint64_t>(records_[provider]) * 8;
  if (place >= record_bytes_.size()) return std::nullopt;
  ByteReader frame{record_bytes_.substr(place)};
  ByteReader reader{frame.text()};
  Detail detail;
  detail.key = keys_[provider];
  if (!frame.ok || !parse(reader.text(), detail.provider.all)) return std::nullopt;
  const std::uint64_t witnesses = reader.number();
  const auto witness = [&reader] {
    Witness one;
    one.source = static_cast<std::uint16_t>(reader.number());
    one.day = reader.raw<std::int32_t>();
    return one;
  };
  for (std::uint64_t i = 0; reader.ok && i < witnesses; ++i) detail.provider.witnesses.push_back(witness());
  detail.provider.of_wait = witness();
  detail.provider.of_accepting = witness();
  detail.provider.of_telehealth = witness();
  if (!reader.ok) return std::nullopt;
  return detail;
}

std::vector<City> Index::citiesNamed(std::string_view name) const {
  const std::string wanted = foldForMatching(name);
  City_ read;
  const auto first = std::ranges::lower_bound(city_places_, wanted, {}, [&](std::uint32_t place) {
    return cityAt(city_bytes_, place, read) ? std::string(read.folded) : std::string();
  });
  std::vector<City> found;
  for (auto one = first; one != city_places_.end() && cityAt(city_bytes_, *one, read) && read.folded == wanted; ++one) {
    found.push_back(read.city);
  }
  return found;
}

Bitmap Index::ofSpecialty(unsigned specialty) const {
  return specialty < frame::kSpecialtyBitmaps ? bitmapAt(specialty) : nullptr;
}
Bitmap Index::videoIn(unsigned state) const {
  return state < frame::kStateBitmaps ? bitmapAt(frame::kVideo + state) : nullptr;
}
Bitmap Index::maybeVideoIn(unsigned state) const {
  return state < frame::kStateBitmaps ? bitmapAt(frame::kMaybeVideo + state) : nullptr;
}
Bitmap Index::videoWithoutLicence() const { return bitmapAt(frame::kVideoNoLicence); }
Bitmap Index::withInsurer(std::size_t insurer) const {
  return insurer < insurers_.size() ? bitmapAt(frame::kFirstInsurer + insurer) : nullptr;
}

}  // namespace baton::directory
