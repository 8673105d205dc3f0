// What a search for a clinician can ask for, how provider taxonomy codes are read, and where ZIP codes are.
//
// Why: directories (NPPES, Plan-Net) say "2084P0804X"; people ask for "a psychiatrist for my teenager, near 02139".
// Shapes: terms of a kind are counted from 0 in the table's order, so that a set of them is one number (a bit each, at
// most 32 of a kind). States and territories are the 62 USPS codes, counted in the order of the alphabet, a bit each of
// 64. Points are degrees. A ZIP code that has no area of its own (post boxes) stands in the middle of its first three
// digits; `is_rough` says so. Errors: BadInput naming table and line.
// Sources: knowledge/directory/*.tsv, each with its own (NUCC, Census Gazetteer, USPS L002).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

enum class TermKind : std::uint8_t { Specialty, Ages, Expertise, Medication, Style, Language };
inline constexpr std::size_t kTermKinds = 6;
std::string_view toText(TermKind kind);  // "specialty" ...

struct DirectoryTerm {
  std::string_view id;  // "child-psychiatry"; of a language its code
  std::string_view name;
  std::string_view name_es;
};

class DirectoryTerms {
 public:
  std::span<const DirectoryTerm> of(TermKind kind) const { return terms_[static_cast<std::size_t>(kind)]; }
  // Id, name or one of the other words, in any case. nullopt: the table does not know it.
  std::optional<unsigned> find(TermKind kind, std::string_view text) const;
  // "ptsd; adhd" → bits; what the table does not know is put into `unknown`.
  std::uint32_t setOf(TermKind kind, std::string_view list, std::vector<std::string>* unknown = nullptr) const;
  std::vector<std::string_view> idsOf(TermKind kind, std::uint32_t set) const;
  // Changes when a term is added, moved or taken away: sets that were stored under another number mean something else.
  std::uint64_t number() const { return number_; }

  static Result<DirectoryTerms> build(std::string_view terms_tsv);

 private:
  std::array<std::vector<DirectoryTerm>, kTermKinds> terms_;
  std::array<std::unordered_map<std::string, unsigned>, kTermKinds> by_word_;
  std::uint64_t number_ = 0;
};

struct TaxonomyCode {
  std::string_view display;
  std::uint32_t specialties = 0;
  std::uint32_t ages = 0;  // 0: the code does not say
};

class TaxonomyCodes {
 public:
  const TaxonomyCode* find(std::string_view code) const;  // nullptr: not a kind of clinician that can be searched for
  std::size_t size() const { return codes_.size(); }
  static Result<TaxonomyCodes> build(const DirectoryTerms& terms, std::string_view taxonomy_tsv);

 private:
  std::unordered_map<std::string_view, TaxonomyCode> codes_;
};

struct ZipPoint {
  double latitude = 0;
  double longitude = 0;
  bool is_rough = false;  // the middle of all areas that begin with the same three digits
};

class ZipAreas {
 public:
  // "02139", "02139-4307", "021394307"; "021" for the area of the three digits.
  std::optional<ZipPoint> pointOf(std::string_view zip) const;
  // Bit of the state that most of the ZIP's prefix belongs to.
  std::optional<unsigned> stateOf(std::string_view zip) const;
  std::optional<unsigned> stateFrom(std::string_view code) const;  // "MA"
  std::string_view stateCode(unsigned state) const;                // "MA"; "" when there is none
  std::size_t states() const { return states_.size(); }

  static Result<ZipAreas> build(std::string_view zips_tsv, std::string_view prefixes_tsv);

 private:
  struct Area {
    std::uint32_t zip;
    std::int32_t latitude, longitude;  // thousandths of a degree
  };
  std::vector<Area> areas_;  // sorted by zip
  std::array<ZipPoint, 1000> prefix_points_ = {};
  std::array<bool, 1000> has_prefix_point_ = {};
  std::array<std::int8_t, 1000> prefix_states_ = {};  // -1: none
  std::vector<std::string_view> states_;              // sorted
};

// The compiled-in tables, read once when first asked for (zips: 4 ms).
const DirectoryTerms& directoryTerms();
const TaxonomyCodes& taxonomyCodes();
const ZipAreas& zipAreas();

}  // namespace baton::knowledge
