#include <roaring/roaring.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <unordered_map>

#include "base/assert.h"
#include "base/text.h"
#include "directory/bytes.h"
#include "directory/index.h"
#include "directory/index_frame.h"
#include "knowledge/care_directory.h"

namespace baton::directory {
namespace {

constexpr std::size_t kPiece = 4U << 20U;
constexpr std::size_t kMostInsurerNames = 4096;

struct Packed {  // one row, until its place in the order is known
  std::uint64_t licences;
  std::uint32_t provider, place, expertise, languages;
  std::uint16_t specialties, medication, style, said, wait;
  std::uint8_t ages, site;
};

struct CitySum {
  std::string name;
  double latitude = 0, longitude = 0;
  std::uint32_t count = 0;
};

std::int32_t thousandths(float degrees) { return static_cast<std::int32_t>(std::lround(degrees * 1000)); }

// Points that agree to a thousandth of a degree (100 m) are one place.
std::uint64_t placeKey(const Site& site) {
  if (!site.has_point) return 1ULL << 63U | site.state;
  const auto latitude = static_cast<std::uint64_t>(thousandths(site.latitude) + 90'000);
  const auto longitude = static_cast<std::uint64_t>(thousandths(site.longitude) + 180'000);
  return latitude << 29U | longitude << 9U | static_cast<std::uint64_t>(site.state) << 1U |
         static_cast<std::uint64_t>(site.is_rough);
}

std::uint16_t saidBits(const Statement& all, WaitKind wait) {
  return static_cast<std::uint16_t>(
      static_cast<unsigned>(all.in_person) << kInPersonShift |
      static_cast<unsigned>(all.telehealth) << kTelehealthShift |
      static_cast<unsigned>(all.accepting) << kAcceptingShift | static_cast<unsigned>(all.gender) << kGenderShift |
      static_cast<unsigned>(wait) << kWaitShift | (all.insurers.empty() ? 0U : 1U) << kInsuredShift);
}

class BitmapOwner {
 public:
  BitmapOwner() : bitmap_(roaring_bitmap_create()) {}
  ~BitmapOwner() { roaring_bitmap_free(bitmap_); }
  BitmapOwner(const BitmapOwner&) = delete;
  BitmapOwner& operator=(const BitmapOwner&) = delete;
  roaring_bitmap_t* get() { return bitmap_; }

 private:
  roaring_bitmap_t* bitmap_;
};

}  // namespace

struct IndexBuilder::Work {
  ByteSink sink;
  std::vector<Source> sources;
  std::string buffer, record;
  std::uint64_t written = 0;
  Status trouble;
  frame::Footer footer;

  std::vector<Packed> rows;
  std::vector<std::uint64_t> keys;
  std::vector<std::uint32_t> records;  // in eights
  std::unordered_map<std::uint64_t, std::uint32_t> place_numbers;
  std::vector<PlaceRow> places;
  std::vector<std::string> insurers;
  std::unordered_map<std::string, std::uint16_t> insurer_numbers;
  std::vector<std::pair<std::uint32_t, std::uint16_t>> taken_by;  // (provider, insurer), by provider
  std::map<std::string, std::map<std::uint8_t, CitySum>> cities;  // by folded name and state

  std::uint64_t at() const { return written + buffer.size(); }
  void put(std::string_view bytes) {
    buffer += bytes;
    if (buffer.size() >= kPiece && trouble) {
      trouble = sink(buffer);
      written += buffer.size();
      buffer.clear();
    }
  }
  void alignTo(std::size_t step) {
    while (at() % step != 0) buffer += '\0';
  }
  void beginSection(frame::Section which) {
    alignTo(frame::kAlign);
    footer.sections[which].offset = at();
  }
  void endSection(frame::Section which) { footer.sections[which].size = at() - footer.sections[which].offset; }
  template <class T, class Value>
  void column(frame::Section which, const std::vector<std::uint32_t>& order, const Value& value) {
    beginSection(which);
    for (const std::uint32_t row : order) {
      const T one = value(rows[row]);
      put({reinterpret_cast<const char*>(&one), sizeof one});
    }
    endSection(which);
  }
  void text(frame::Section which, std::string_view bytes) {
    beginSection(which);
    put(bytes);
    endSection(which);
  }

  std::uint32_t placeOf(const Site& site);
  void addCity(const Site& site);
  std::vector<std::uint32_t> sortPlaces();
  void writeColumns(const std::vector<std::uint32_t>& order);
  void writeCities();
  void writeBitmaps(const std::vector<std::uint32_t>& order);
  void fillBitmaps(const std::vector<std::uint32_t>& order, std::vector<BitmapOwner>& bitmaps) const;
};

IndexBuilder::IndexBuilder(ByteSink sink, std::vector<Source> sources, std::int32_t built_on)
    : work_(std::make_unique<Work>()) {
  work_->sink = std::move(sink);
  work_->sources = std::move(sources);
  work_->footer.built_on = built_on;
}
IndexBuilder::~IndexBuilder() = default;

Status IndexBuilder::begin() {
  work_->put(frame::kMagic);
  return {};
}

std::uint32_t IndexBuilder::Work::placeOf(const Site& site) {
  const auto [found, is_new] = place_numbers.emplace(placeKey(site), static_cast<std::uint32_t>(places.size()));
  if (is_new) {
    PlaceRow place = {};
    place.state = site.state;
    place.is_placed = site.has_point ? 1 : 0;
    place.is_rough = site.is_rough ? 1 : 0;
    if (site.has_point) {
      place.latitude = site.latitude;
      place.longitude = site.longitude;
      const double latitude = site.latitude * std::numbers::pi / 180,
                   longitude = site.longitude * std::numbers::pi / 180;
      place.x = static_cast<float>(std::cos(latitude) * std::cos(longitude));
      place.y = static_cast<float>(std::cos(latitude) * std::sin(longitude));
      place.z = static_cast<float>(std::sin(latitude));
    }
    places.push_back(place);
  }
  return found->second;
}

void IndexBuilder::Work::addCity(const Site& site) {
  if (!site.has_point || site.city.empty()) return;
  CitySum& city = cities[foldForMatching(site.city)][site.state];
  if (city.count == 0) city.name = site.city;
  city.latitude += site.latitude;
  city.longitude += site.longitude;
  ++city.count;
}

void IndexBuilder::add(const Provider& provider) {
  Work& work = *work_;
  const Statement& all = provider.all;
  const auto number = static_cast<std::uint32_t>(work.keys.size());
  work.keys.push_back(all.key);
  work.alignTo(8);
  work.records.push_back(static_cast<std::uint32_t>(work.at() / 8));
  std::string& record = work.record;
  record.clear();
  std::string statement;
  append(statement, all);
  putText(record, statement);
  putNumber(record, provider.witnesses.size());
  for (const Witness& witness : provider.witnesses) {
    putNumber(record, witness.source);
    putRaw(record, witness.day);
  }
  for (const Witness& witness : {provider.of_wait, provider.of_accepting, provider.of_telehealth}) {
    putNumber(record, witness.source);
    putRaw(record, witness.day);
  }
  std::string framed;
  putText(framed, record);
  work.put(framed);

  for (const std::string& insurer : all.insurers) {
    const auto [found, is_new] =
        work.insurer_numbers.emplace(insurer, static_cast<std::uint16_t>(work.insurers.size()));
    if (is_new && work.insurers.size() == kMostInsurerNames) {
      work.insurer_numbers.erase(found);
      continue;
    }
    if (is_new) work.insurers.push_back(insurer);
    work.taken_by.emplace_back(number, found->second);
  }
  const WaitKind kind = all.free_day != kNoDay && all.free_day >= kFirstFreeDay ? WaitKind::FreeDay
                        : all.wait_days >= 0                                    ? WaitKind::Days
                                                                                : WaitKind::Unknown;
  Packed row = {all.licences,
                number,
                0,
                all.expertise,
                all.languages,
                static_cast<std::uint16_t>(all.specialties),
                static_cast<std::uint16_t>(all.medication),
                static_cast<std::uint16_t>(all.style),
                saidBits(all, kind),
                static_cast<std::uint16_t>(kind == WaitKind::FreeDay ? std::min(all.free_day - kFirstFreeDay, 65535)
                                           : kind == WaitKind::Days  ? std::min(all.wait_days, 65535)
                                                                     : 0),
                static_cast<std::uint8_t>(all.ages),
                0};
  static const Site kNowhere;
  const std::size_t sites = std::max<std::size_t>(1, all.sites.size());
  for (std::size_t i = 0; i < sites; ++i) {
    const Site& site = all.sites.empty() ? kNowhere : all.sites[i];
    row.place = work.placeOf(site);
    row.site = static_cast<std::uint8_t>(i);
    work.rows.push_back(row);
    work.addCity(site);
  }
}

// Places by latitude, those without a point last; answers the rows in the order of their places.
std::vector<std::uint32_t> IndexBuilder::Work::sortPlaces() {
  std::vector<std::uint32_t> by_latitude(places.size());
  for (std::uint32_t i = 0; i < by_latitude.size(); ++i) by_latitude[i] = i;
  std::ranges::sort(by_latitude, [this](std::uint32_t left, std::uint32_t right) {
    const PlaceRow &a = places[left], &b = places[right];
    if (a.is_placed != b.is_placed) return a.is_placed > b.is_placed;
    if (a.latitude != b.latitude) return a.latitude < b.latitude;
    if (a.longitude != b.longitude) return a.longitude < b.longitude;
    return a.state != b.state ? a.state < b.state : a.is_rough < b.is_rough;
  });
  std::vector<std::uint32_t> new_number(places.size());
  for (std::uint32_t i = 0; i < by_latitude.size(); ++i) new_number[by_latitude[i]] = i;
  std::vector<PlaceRow> sorted;
  sorted.reserve(places.size());
  for (const std::uint32_t place : by_latitude) sorted.push_back(places[place]);
  places = std::move(sorted);

  std::vector<std::uint32_t> starts(places.size() + 1, 0);
  for (Packed& row : rows) {
    row.place = new_number[row.place];
    ++starts[row.place + 1];
  }
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  for (std::size_t i = 0; i < places.size(); ++i) places[i].first_row = starts[i];
  std::vector<std::uint32_t> order(rows.size());
  std::vector<std::uint32_t> next(starts.begin(), starts.end() - 1);
  for (std::uint32_t row = 0; row < rows.size(); ++row) order[next[rows[row].place]++] = row;  // by provider in a place
  footer.first_unplaced = rows.size();
  for (const PlaceRow& place : places) {
    if (place.is_placed == 0) {
      footer.first_unplaced = place.first_row;
      break;
    }
  }
  return order;
}

void IndexBuilder::Work::writeColumns(const std::vector<std::uint32_t>& order) {
  column<std::uint32_t>(frame::kProvider, order, [](const Packed& row) { return row.provider; });
  column<std::uint32_t>(frame::kPlace, order, [](const Packed& row) { return row.place; });
  column<std::uint32_t>(frame::kExpertise, order, [](const Packed& row) { return row.expertise; });
  column<std::uint32_t>(frame::kLanguages, order, [](const Packed& row) { return row.languages; });
  column<std::uint64_t>(frame::kLicences, order, [](const Packed& row) { return row.licences; });
  column<std::uint16_t>(frame::kSpecialties, order, [](const Packed& row) { return row.specialties; });
  column<std::uint16_t>(frame::kMedication, order, [](const Packed& row) { return row.medication; });
  column<std::uint16_t>(frame::kStyle, order, [](const Packed& row) { return row.style; });
  column<std::uint16_t>(frame::kSaid, order, [](const Packed& row) { return row.said; });
  column<std::uint16_t>(frame::kWait, order, [](const Packed& row) { return row.wait; });
  column<std::uint8_t>(frame::kAges, order, [](const Packed& row) { return row.ages; });
  column<std::uint8_t>(frame::kSite, order, [](const Packed& row) { return row.site; });
  text(frame::kPlaces, {reinterpret_cast<const char*>(places.data()), places.size() * sizeof(PlaceRow)});
  text(frame::kKeys, {reinterpret_cast<const char*>(keys.data()), keys.size() * sizeof(std::uint64_t)});
  text(frame::kRecords, {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(std::uint32_t)});
}

void IndexBuilder::Work::writeCities() {
  std::string bytes;
  std::vector<std::uint32_t> starts;
  for (const auto& [folded, by_state] : cities) {
    std::vector<std::pair<std::uint8_t, const CitySum*>> found;
    for (const auto& [state, sum] : by_state) found.emplace_back(state, &sum);
    std::ranges::stable_sort(
        found, [](const auto& left, const auto& right) { return left.second->count > right.second->count; });
    for (const auto& [state, sum] : found) {
      starts.push_back(static_cast<std::uint32_t>(bytes.size()));
      putText(bytes, folded);
      putText(bytes, sum->name);
      putNumber(bytes, state);
      putRaw(bytes, static_cast<float>(sum->latitude / sum->count));
      putRaw(bytes, static_cast<float>(sum->longitude / sum->count));
    }
  }
  text(frame::kCities, bytes);
  text(frame::kCityPlaces, {reinterpret_cast<const char*>(starts.data()), starts.size() * sizeof(std::uint32_t)});
}

void IndexBuilder::Work::fillBitmaps(const std::vector<std::uint32_t>& order, std::vector<BitmapOwner>& bitmaps) const {
  const auto add = [&bitmaps](std::size_t which, std::uint32_t row) { roaring_bitmap_add(bitmaps[which].get(), row); };
  for (std::uint32_t place = 0; place < order.size(); ++place) {
    const Packed& row = rows[order[place]];
    for (unsigned bits = row.specialties; bits != 0; bits &= bits - 1) {
      add(static_cast<std::size_t>(__builtin_ctz(bits)), place);
    }
    const auto video = static_cast<Said>(row.said >> kTelehealthShift & 3U);
    if (video == Said::Yes && row.licences == 0) add(frame::kVideoNoLicence, place);
    if (video != Said::No && row.specialties != 0) {
      const std::size_t first = video == Said::Yes ? frame::kVideo : frame::kMaybeVideo;
      for (std::uint64_t bits = row.licences; bits != 0; bits &= bits - 1) {
        add(first + static_cast<std::size_t>(__builtin_ctzll(bits)), place);
      }
    }
    if (taken_by.empty()) continue;
    auto taken = std::ranges::lower_bound(taken_by, row.provider, {}, &std::pair<std::uint32_t, std::uint16_t>::first);
    for (; taken != taken_by.end() && taken->first == row.provider; ++taken) {
      add(frame::kFirstInsurer + taken->second, place);
    }
  }
}

void IndexBuilder::Work::writeBitmaps(const std::vector<std::uint32_t>& order) {
  std::vector<BitmapOwner> bitmaps(frame::kFirstInsurer + insurers.size());
  fillBitmaps(order, bitmaps);
  std::string bytes;
  std::vector<frame::Span> table;
  for (BitmapOwner& bitmap : bitmaps) {
    roaring_bitmap_run_optimize(bitmap.get());
    roaring_bitmap_shrink_to_fit(bitmap.get());
    bytes.resize((bytes.size() + frame::kAlign - 1) / frame::kAlign * frame::kAlign, '\0');
    const std::size_t size = roaring_bitmap_frozen_size_in_bytes(bitmap.get());
    table.push_back({bytes.size(), size});
    // The library writes to an aligned place.
    void* const space = std::aligned_alloc(frame::kAlign, (size + frame::kAlign) / frame::kAlign * frame::kAlign);
    BATON_ASSERT(space != nullptr);
    roaring_bitmap_frozen_serialize(bitmap.get(), static_cast<char*>(space));
    bytes.append(static_cast<const char*>(space), size);
    std::free(space);
  }
  const std::string_view table_bytes = {reinterpret_cast<const char*>(table.data()),
                                        table.size() * sizeof(frame::Span)};
  footer.checksum = frame::checksumOf(bytes) ^ frame::checksumOf(table_bytes);
  text(frame::kBitmapTable, table_bytes);
  text(frame::kBitmaps, bytes);
}

Status IndexBuilder::finish() {
  Work& work = *work_;
  work.footer.rows = work.rows.size();
  work.footer.providers = work.keys.size();
  work.footer.places = work.places.size();
  work.footer.terms_number = knowledge::directoryTerms().number();
  const std::vector<std::uint32_t> order = work.sortPlaces();
  work.writeColumns(order);
  work.writeCities();
  std::string names;
  for (const Source& source : work.sources) {
    putText(names, source.name);
    putNumber(names, source.is_register ? 1 : 0);
  }
  work.text(frame::kSources, names);
  names.clear();
  for (const std::string& insurer : work.insurers) putText(names, insurer);
  work.text(frame::kInsurers, names);
  work.writeBitmaps(order);
  frame::kEnd.copy(work.footer.end.data(), work.footer.end.size());
  work.alignTo(8);
  work.put({reinterpret_cast<const char*>(&work.footer), sizeof work.footer});
  BATON_CHECK(work.trouble);
  return work.sink(work.buffer);
}

Status buildIndex(const BuildInput& input, const ByteSink& sink) {
  std::size_t total = 0;
  for (const LoadFile& load : input.loads) {
    if (load.termsNumber() != knowledge::directoryTerms().number()) {
      return fail(ErrorCode::Conflict,
                  "The words of the directory have changed since a file was loaded; load it again.");
    }
    total += load.count();
  }
  IndexBuilder builder(sink, input.sources, input.built_on);
  BATON_CHECK(builder.begin());
  std::vector<std::size_t> next(input.loads.size(), 0);
  std::vector<Heard> heard;
  Provider provider;
  std::size_t done = 0;
  for (std::size_t told = 0;;) {
    std::uint64_t key = UINT64_MAX;
    bool is_left = false;
    for (std::size_t i = 0; i < next.size(); ++i) {
      if (next[i] == input.loads[i].count()) continue;
      is_left = true;
      key = std::min(key, input.loads[i].keyAt(next[i]));
    }
    if (!is_left) break;
    heard.clear();
    for (std::size_t i = 0; i < next.size(); ++i) {
      for (; next[i] < input.loads[i].count() && input.loads[i].keyAt(next[i]) == key; ++next[i], ++done) {
        Heard& one = heard.emplace_back();
        one.source = input.source_of[i];
        one.load = static_cast<std::uint32_t>(i);
        if (!input.loads[i].statementAt(next[i], one.statement)) {
          return fail(ErrorCode::Damaged, "A file of the directory is damaged; load its source again.");
        }
      }
    }
    if (fold(input.sources, heard, provider)) builder.add(provider);
    if (input.progress && done - told >= 200'000) {
      told = done;
      input.progress(done, total);
    }
  }
  return builder.finish();
}

}  // namespace baton::directory
