#include "knowledge/care_directory.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "base/assert.h"
#include "base/text.h"
#include "knowledge/embedded.h"
#include "knowledge/table.h"

namespace baton::knowledge {
namespace {

constexpr std::string_view kTerms = "directory/terms.tsv";
constexpr std::string_view kTaxonomy = "directory/taxonomy.tsv";
constexpr std::string_view kZips = "directory/zips.tsv";
constexpr std::string_view kPrefixes = "directory/zip_prefixes.tsv";
constexpr std::array<std::string_view, kTermKinds> kKinds = {"specialty",  "ages",  "expertise",
                                                             "medication", "style", "language"};

std::string_view tableNamed(std::string_view path) {
  const auto tables = embeddedTables();
  const auto found = std::ranges::find(tables, path, &EmbeddedTable::path);
  BATON_ASSERT(found != tables.end());
  return found->text;
}

template <class T>
T whole(Result<T> made) {  // the compiled-in tables were read by the tests
  BATON_ASSERT(made.has_value());
  return std::move(*made);
}

std::optional<std::int32_t> numberFrom(std::string_view text) {
  std::int32_t number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// The first `count` digits as a number; nullopt when there are fewer.
std::optional<std::uint32_t> leadingDigits(std::string_view zip, std::size_t count) {
  if (zip.size() < count) return std::nullopt;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (zip[i] < '0' || zip[i] > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(zip[i] - '0');
  }
  return number;
}

}  // namespace

std::string_view toText(TermKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

Result<DirectoryTerms> DirectoryTerms::build(std::string_view terms_tsv) {
  static constexpr std::array<std::string_view, 5> kColumns = {"kind", "id", "name", "name_es", "words"};
  DirectoryTerms built;
  built.number_ = 14695981039346656037U;  // FNV-1a
  BATON_CHECK(forEachRow(terms_tsv, kTerms, kColumns, [&](const TableRow& row) -> Status {
    const auto* const kind = std::ranges::find(kKinds, row[0]);
    if (kind == kKinds.end()) return tableFault(kTerms, row.line, "no such kind.");
    const auto which = static_cast<std::size_t>(kind - kKinds.begin());
    const bool is_language = static_cast<TermKind>(which) == TermKind::Language;
    if (row[1].empty() || (!is_language && (row[2].empty() || row[3].empty()))) {
      return tableFault(kTerms, row.line, "a field is empty.");
    }
    auto& terms = built.terms_[which];
    if (terms.size() == 32) return tableFault(kTerms, row.line, "more than 32 terms of a kind.");
    const auto place = static_cast<unsigned>(terms.size());
    terms.push_back({row[1], row[2], row[3]});
    std::set<std::string> words = {foldForMatching(row[1])};
    for (const std::size_t named : {2, 3}) {
      if (!row[named].empty()) words.insert(foldForMatching(row[named]));
    }
    for (const std::string_view word : splitList(row[4])) words.insert(foldForMatching(word));
    for (const std::string& word : words) {
      if (!built.by_word_[which].emplace(word, place).second) return tableFault(kTerms, row.line, "a word said twice.");
    }
    for (const std::string_view part : {row[0], std::string_view("/"), row[1], std::string_view(";")}) {
      for (const char letter : part)
        built.number_ = (built.number_ ^ static_cast<unsigned char>(letter)) * 1099511628211U;
    }
    return {};
  }));
  return built;
}

std::optional<unsigned> DirectoryTerms::find(TermKind kind, std::string_view text) const {
  const auto& words = by_word_[static_cast<std::size_t>(kind)];
  const std::string folded = foldForMatching(text);
  if (const auto found = words.find(folded); found != words.end()) return found->second;
  if (kind != TermKind::Language) return std::nullopt;
  // "es-MX" is Spanish; "Spanish" is found by the name that the pages use.
  if (const auto found = words.find(folded.substr(0, folded.find('-'))); found != words.end()) return found->second;
  return std::nullopt;
}

std::uint32_t DirectoryTerms::setOf(TermKind kind, std::string_view list, std::vector<std::string>* unknown) const {
  std::uint32_t set = 0;
  std::string parts(list);
  std::ranges::replace(parts, ',', ';');
  std::ranges::replace(parts, '|', ';');
  for (const std::string_view part : splitList(parts)) {
    if (const auto found = find(kind, part)) {
      set |= 1U << *found;
    } else if (unknown != nullptr) {
      unknown->emplace_back(part);
    }
  }
  return set;
}

std::vector<std::string_view> DirectoryTerms::idsOf(TermKind kind, std::uint32_t set) const {
  std::vector<std::string_view> ids;
  const auto terms = of(kind);
  for (std::size_t i = 0; i < terms.size(); ++i) {
    if ((set >> i & 1U) != 0) ids.push_back(terms[i].id);
  }
  return ids;
}

Result<TaxonomyCodes> TaxonomyCodes::build(const DirectoryTerms& terms, std::string_view taxonomy_tsv) {
  static constexpr std::array<std::string_view, 7> kColumns = {"code",   "display",    "specialties", "ages",
                                                               "source", "source_url", "checked_on"};
  TaxonomyCodes built;
  BATON_CHECK(forEachRow(taxonomy_tsv, kTaxonomy, kColumns, [&](const TableRow& row) -> Status {
    for (const std::size_t needed : {0, 1, 2, 4, 5, 6}) {
      if (row[needed].empty()) return tableFault(kTaxonomy, row.line, "a field is empty.");
    }
    if (row[0].size() != 10 || row[0].back() != 'X') return tableFault(kTaxonomy, row.line, "no taxonomy code.");
    std::vector<std::string> unknown;
    const TaxonomyCode code{row[1], terms.setOf(TermKind::Specialty, row[2], &unknown),
                            terms.setOf(TermKind::Ages, row[3], &unknown)};
    if (!unknown.empty()) return tableFault(kTaxonomy, row.line, "no such term: " + unknown.front());
    if (!built.codes_.emplace(row[0], code).second) return tableFault(kTaxonomy, row.line, "said twice.");
    return {};
  }));
  return built;
}

const TaxonomyCode* TaxonomyCodes::find(std::string_view code) const {
  const auto found = codes_.find(code);
  return found == codes_.end() ? nullptr : &found->second;
}

Result<ZipAreas> ZipAreas::build(std::string_view zips_tsv, std::string_view prefixes_tsv) {
  static constexpr std::array<std::string_view, 3> kZipColumns = {"zip", "lat", "lon"};
  static constexpr std::array<std::string_view, 2> kPrefixColumns = {"prefix", "states"};
  ZipAreas built;
  std::array<std::int64_t, 1000> latitudes = {}, longitudes = {}, counts = {};
  BATON_CHECK(forEachRow(zips_tsv, kZips, kZipColumns, [&](const TableRow& row) -> Status {
    const auto zip = leadingDigits(row[0], 5);
    const auto latitude = numberFrom(row[1]);
    const auto longitude = numberFrom(row[2]);
    if (row[0].size() != 5 || !zip || !latitude || !longitude) return tableFault(kZips, row.line, "not a ZIP area.");
    if (!built.areas_.empty() && built.areas_.back().zip >= *zip) return tableFault(kZips, row.line, "not in order.");
    built.areas_.push_back({*zip, *latitude, *longitude});
    latitudes[*zip / 100] += *latitude;
    longitudes[*zip / 100] += *longitude;
    ++counts[*zip / 100];
    return {};
  }));
  for (std::size_t prefix = 0; prefix < counts.size(); ++prefix) {
    if (counts[prefix] == 0) continue;
    const double thousands = 1000.0 * static_cast<double>(counts[prefix]);
    built.prefix_points_[prefix] = {static_cast<double>(latitudes[prefix]) / thousands,
                                    static_cast<double>(longitudes[prefix]) / thousands, true};
    built.has_prefix_point_[prefix] = true;
  }
  std::array<std::string_view, 1000> firsts = {};
  std::set<std::string_view> states;
  BATON_CHECK(forEachRow(prefixes_tsv, kPrefixes, kPrefixColumns, [&](const TableRow& row) -> Status {
    const auto prefix = leadingDigits(row[0], 3);
    const auto named = splitList(row[1]);
    if (row[0].size() != 3 || !prefix || named.empty()) return tableFault(kPrefixes, row.line, "not a prefix.");
    firsts[*prefix] = named.front();
    states.insert(named.begin(), named.end());
    return {};
  }));
  if (states.size() > 64) return tableFault(kPrefixes, 0, "more than 64 states.");
  built.states_.assign(states.begin(), states.end());
  for (std::size_t prefix = 0; prefix < firsts.size(); ++prefix) {
    const auto state = firsts[prefix].empty() ? std::nullopt : built.stateFrom(firsts[prefix]);
    built.prefix_states_[prefix] = state ? static_cast<std::int8_t>(*state) : std::int8_t{-1};
  }
  return built;
}

std::optional<ZipPoint> ZipAreas::pointOf(std::string_view zip) const {
  if (const auto five = leadingDigits(zip, 5)) {
    const auto found = std::ranges::lower_bound(areas_, *five, {}, &Area::zip);
    if (found != areas_.end() && found->zip == *five) {
      return ZipPoint{found->latitude / 1000.0, found->longitude / 1000.0, false};
    }
  }
  const auto three = leadingDigits(zip, 3);
  if (!three || !has_prefix_point_[*three]) return std::nullopt;
  return prefix_points_[*three];
}

std::optional<unsigned> ZipAreas::stateOf(std::string_view zip) const {
  const auto three = leadingDigits(zip, 3);
  if (!three || prefix_states_[*three] < 0) return std::nullopt;
  return static_cast<unsigned>(prefix_states_[*three]);
}

std::optional<unsigned> ZipAreas::stateFrom(std::string_view code) const {
  if (code.size() != 2) return std::nullopt;
  const auto upper = [](char letter) {
    return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 32) : letter;
  };
  const std::array<char, 2> letters = {upper(code[0]), upper(code[1])};
  const std::string_view wanted(letters.data(), letters.size());
  const auto found = std::ranges::lower_bound(states_, wanted);
  if (found == states_.end() || *found != wanted) return std::nullopt;
  return static_cast<unsigned>(found - states_.begin());
}

std::string_view ZipAreas::stateCode(unsigned state) const { return state < states_.size() ? states_[state] : ""; }

const DirectoryTerms& directoryTerms() {
  static const DirectoryTerms kBuilt = whole(DirectoryTerms::build(tableNamed(kTerms)));
  return kBuilt;
}

const TaxonomyCodes& taxonomyCodes() {
  static const TaxonomyCodes kBuilt = whole(TaxonomyCodes::build(directoryTerms(), tableNamed(kTaxonomy)));
  return kBuilt;
}

const ZipAreas& zipAreas() {
  static const ZipAreas kBuilt = whole(ZipAreas::build(tableNamed(kZips), tableNamed(kPrefixes)));
  return kBuilt;
}

}  // namespace baton::knowledge
