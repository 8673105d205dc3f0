// Refills: after how many days a missing refill is worth a word, and which medicines are controlled substances.
//
// Why: the arithmetic of days of supply is in rules/supply.h; what it is measured against are rows with a source.
// A limit is one number under a closed set of names; a table without one of them, or with another, is refused.
// Units: days, except coverage-share in percent. Errors: BadInput naming table and line. Cost: lookups are binary
// searches. Source: knowledge/refills/*.tsv, a source per row.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"

namespace baton::knowledge {

enum class RefillLimit : std::uint8_t {
  GapPsychotropic,   // days without supply, of a medicine that acts on the mind
  GapOther,          // the same, of any other
  ShortCourse,       // a single supply of at most this many days is a course, not a lasting treatment
  EarlyDays,         // days of a controlled substance still at hand when the next was handed over
  EarlyFills,        // and how often within the window before it is told
  CoverageShare,     // percent of days covered, below which it is told
  CoverageWindow,    // over this many days
  CoverageShortest,  // and not for less than these
};
inline constexpr std::size_t kRefillLimits = 8;

struct RefillSource {
  int value = 0;
  std::string_view source;
  std::string_view checked_on;
  bool is_verified = false;
};

struct Controlled {
  std::string_view ingredient;
  std::string_view schedule;  // "II" ... "V", of the US Controlled Substances Act
  std::string_view source;
  std::string_view checked_on;
  bool is_verified = false;
};

class Refills {
 public:
  int limit(RefillLimit which) const { return limits_[static_cast<std::size_t>(which)].value; }
  const RefillSource& sourceOf(RefillLimit which) const { return limits_[static_cast<std::size_t>(which)]; }
  // Nullptr: not a controlled substance of the table.
  const Controlled* controlled(std::string_view ingredient) const;
  const std::vector<Controlled>& allControlled() const { return controlled_; }

  static Result<Refills> build(const Drugs& drugs, std::string_view limits_tsv, std::string_view controlled_tsv);

 private:
  std::array<RefillSource, kRefillLimits> limits_;
  std::vector<Controlled> controlled_;  // sorted by ingredient
};

}  // namespace baton::knowledge
