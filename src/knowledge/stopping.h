// Stopping: what an abrupt stop of a medicine can do, and what missed doses mean for the next one.
//
// Why: a supply that runs out, a stop without a taper and a week without lamotrigine are each harmless-looking lines of
// a list. Which of them matter, from when on and for how long is a row with a source.
// A row's subject is an ingredient, a class ("class:ssri"), or "any"; the ingredient's own row beats that of its class.
// Units: days. Errors: BadInput naming table and line: unknown subject, class or condition group, empty text, a high
// row that was not verified, two rows for one subject. Cost: a lookup is a walk over a drug's few classes.
// Source: knowledge/stopping/*.tsv, a source per row; knowledge/stopping/README.md says how they were checked.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/conditions.h"
#include "knowledge/drugs.h"
#include "knowledge/interactions.h"

namespace baton::knowledge {

// Words of a row for the reader: plain in English and Spanish, and clinical.
struct RowWords {
  std::string_view plain;
  std::string_view plain_es;
  std::string_view clinical;
};

struct StopRow {
  std::string_view id;  // "benzodiazepine"
  std::string_view subject;
  int taken_days = 0;   // the body is used to it after this long
  int window_days = 0;  // after the stop, told for this long
  Severity severity = Severity::Low;
  Severity gap_severity = Severity::Low;     // where only the supply ran out, and nobody knows whether it was missed
  std::string_view grave_with;               // condition group with which the stop is high ("epilepsy"), or ""
  std::vector<std::string_view> covered_by;  // classes whose members, started meanwhile, take the place
  RowWords risk;                             // clinical: with the usual taper
  RowWords action;
  std::string_view who;
  std::string_view by;
  std::string_view source;
  std::string_view checked_on;
  bool is_verified = false;
};

enum class MissedKind : std::uint8_t {
  Days,   // this many days in a row without
  Since,  // this many days since the last injection
  Doses,  // this many doses missed in two weeks, whatever the medicine
};

struct MissedRow {
  std::string_view id;
  std::string_view subject;
  MissedKind kind = MissedKind::Days;
  std::vector<std::string_view> words;  // of Since: one of these must be in the product's name or form
  int from = 0;
  int usual = 0;  // of Since: the usual time between two injections
  Severity severity = Severity::Low;
  Severity gap_severity = Severity::Low;
  RowWords risk;
  RowWords action;
  std::string_view who;
  std::string_view by;
  std::string_view source;
  std::string_view checked_on;
  bool is_verified = false;
};

inline constexpr int kMissedDosesDays = 14;  // the two weeks of MissedKind::Doses

class Stopping {
 public:
  // Nullptr: no row speaks of this ingredient.
  const StopRow* stop(const Drugs& drugs, std::string_view ingredient) const;
  // Rows of this kind that speak of the ingredient, of its own before those of its class, each by `from`, highest
  // first.
  std::vector<const MissedRow*> missed(const Drugs& drugs, std::string_view ingredient, MissedKind kind) const;
  const std::vector<StopRow>& stops() const { return stops_; }
  const std::vector<MissedRow>& misses() const { return misses_; }

  static Result<Stopping> build(const Drugs& drugs, const Conditions& conditions, std::string_view stops_tsv,
                                std::string_view missed_tsv);

 private:
  Status addStops(const Drugs& drugs, const Conditions& conditions, std::string_view text);
  Status addMisses(const Drugs& drugs, std::string_view text);

  std::vector<StopRow> stops_;
  std::vector<MissedRow> misses_;
};

// "sertraline" or "class:ssri" that `drugs` knows, with at least one member.
bool isSubject(const Drugs& drugs, std::string_view subject);
// Does the subject of a row stand for this ingredient?
bool speaksOf(const Drugs& drugs, std::string_view subject, std::string_view ingredient);

}  // namespace baton::knowledge
