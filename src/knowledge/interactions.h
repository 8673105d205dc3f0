// Interactions: which of the things one person takes do not go well together, and what is known of it.
//
// Why: nobody sees the whole list but Baton. A finding must be right, sourced and rare: only contraindicated and major
// pairs interrupt, and what could not be verified never does.
// Rows are of two subjects, each an ingredient or a class; a third may be asked for. `{a}`, `{b}` and `{c}` in the
// plain texts stand for the names of what was found. `a` acts on `b` where there is a direction. Which row speaks, for
// one pair and one cause: ingredient with ingredient beats ingredient with class beats class with class; a row with a
// third item or a condition beats one without; of equals the more severe, then the narrower. A row that is unverified
// or whose condition cannot be decided never silences another. Errors: BadInput naming table and line: unknown subject,
// empty field, unreadable condition, an interruption without verification or below `high`, two rows that say different
// severities of the same pair, cause and conditions. Cost: find asks of each row only whether both its subjects are
// taken, from a list of six bytes a row: a few µs for 12 drugs. Source: knowledge/interactions/*.tsv, a source per row;
// how they were checked is in that folder's README.md.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"
#include "knowledge/interaction_condition.h"

namespace baton::knowledge {

enum class Severity : std::uint8_t { Urgent, High, Moderate, Low };  // most severe first
std::string_view toText(Severity severity);
std::optional<Severity> severityOf(std::string_view text);

struct InteractionRow {
  std::string_view id;  // "lithium-nsaid"
  std::string_view a;   // "ibuprofen" or "class:nsaid"
  std::string_view b;
  std::string_view third;  // "" where two are enough
  Severity severity = Severity::Low;
  bool interrupts = false;
  bool is_verified = false;
  std::string_view cause;  // findings of one cause are told once: "serotonin", "bleeding", "lithium-level"
  InteractionConditions conditions;
  std::string_view mechanism;
  std::string_view onset;  // hours | days | weeks
  std::string_view effect_clinical;
  std::string_view effect_plain;
  std::string_view action_clinical;
  std::string_view action_plain;
  std::string_view who;  // "psychiatrist; pharmacy"
  std::string_view by;   // now | 48h | next-contact | next-visit
  std::string_view source;
  std::string_view source_url;
  std::string_view checked_on;
  std::array<std::uint16_t, 3> subjects = {};  // of a, b, third: drug number, or number of drugs + class number
  std::uint32_t breadth = 1;                   // how many pairs it speaks of: of equals the narrower is told

  // 20 for two named ingredients, 10 for one; more with a third item or a condition.
  int rank() const;
};

struct InteractionHit {
  const InteractionRow* row = nullptr;
  std::size_t a = 0;  // places in what was asked
  std::size_t b = 0;
  std::optional<std::size_t> third;
  bool is_certain = true;   // false: a condition could not be decided (dose, route or age not known)
  bool interrupts = false;  // the row interrupts, is certain, and every membership it rests on is verified
};

class Interactions {
 public:
  // Everything that holds among `taken`, most severe first, then in the order of `taken`. Names that `drugs` does not
  // know are passed over: the caller says that they were not checked.
  std::vector<InteractionHit> find(const Drugs& drugs, std::span<const Taken> taken,
                                   std::optional<int> age_years) const;
  std::span<const InteractionRow> rows() const { return rows_; }
  const InteractionRow* row(std::string_view id) const;

  // The compiled-in tables are compared with each other by the tests; replaced ones at start.
  enum class Check : std::uint8_t { Trust, Everything };
  static Result<Interactions> build(const Drugs& drugs, std::string_view class_rows_tsv,
                                    std::string_view specific_rows_tsv, Check check);

 private:
  Status addTable(const Drugs& drugs, std::string_view text, std::string_view table);
  Status checkContradictions() const;

  std::vector<InteractionRow> rows_;
  std::vector<std::array<std::uint16_t, 2>> subjects_;  // a and b of each row, side by side
};

// A member of these two lists only.
inline constexpr std::array<std::string_view, 3> kOnsets = {"hours", "days", "weeks"};
inline constexpr std::array<std::string_view, 4> kDeadlines = {"now", "48h", "next-contact", "next-visit"};

}  // namespace baton::knowledge
