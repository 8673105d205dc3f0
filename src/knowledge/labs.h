// Labs: what a test is called by every laboratory, its units, and from which value on it matters for whom.
//
// Why: one clinic writes LOINC 2160-0 in mg/dL, another 14682-9 in umol/L, a person types "creatinine"; it is one
// measure. A group is that measure; a limit speaks of a group, a medicine and the circumstances.
// Shapes: groups are numbered in the order of groups.tsv. Values are turned into the unit of the group.
// Errors: BadInput naming table and line: unknown group, code said twice, wrong check digit, unit without number, a
// limit that nothing can reach or that is grave and unverified. Cost: a code or label is found by binary search.
// Source: knowledge/labs/*.tsv, a source per row; how they were checked is in knowledge/labs/README.md.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drug_set.h"
#include "knowledge/interactions.h"

namespace baton::knowledge {

struct LabGroup {
  std::string_view id;  // "lithium-level"
  std::string_view name_plain;
  std::string_view name_plain_es;
  std::string_view name_clinical;
  std::string_view unit;  // UCUM; "": only that it was done counts
};

// "3*high or 120": three times the laboratory's upper limit, else 120.
struct LabBound {
  enum class Kind : std::uint8_t { Fixed, OfLow, OfHigh };
  Kind kind = Kind::Fixed;
  double number = 0;               // the value, or the factor
  std::optional<double> fallback;  // of a factor, where the laboratory gives no range
};

enum class LabOperator : std::uint8_t { Above, AtLeast, Below };

struct LabLimit {
  std::string_view id;
  std::uint16_t group = 0;
  bool is_for_all = false;  // "any": whatever is taken
  DrugSet drugs;
  DrugSet with;  // one of these at the same time; empty: none wanted
  int age_from = 0;
  std::vector<std::string> conditions;  // folded words, or "group:ID"
  bool is_without_conditions = false;   // "not:": none of them may be there
  LabOperator op = LabOperator::Above;
  LabBound bound;
  int fresh_days = 0;
  Severity severity = Severity::Low;
  bool is_verified = false;
  std::string_view why_plain, why_plain_es, why_clinical;
  std::string_view do_plain, do_plain_es, do_clinical;
  std::string_view who, by, source, checked_on;
};

class Labs {
 public:
  std::optional<std::uint16_t> find(std::string_view id) const;
  const LabGroup& group(std::uint16_t number) const { return groups_[number]; }
  std::span<const LabGroup> groups() const { return groups_; }

  struct Code {
    std::string key;
    std::uint16_t group = 0;
  };
  // Empty when the code or label belongs to no group. `system` is the URI of LOINC, SNOMED CT or CPT.
  std::span<const Code> ofCode(std::string_view system, std::string_view code) const;
  std::span<const Code> ofText(const std::string& folded) const;

  // Nullopt: the unit is none that this group knows.
  std::optional<double> inUnit(std::uint16_t group, double value, std::string_view unit) const;

  std::span<const LabLimit> limits() const { return limits_; }
  // Sorted by group, in each the order of the table: places in limits().
  std::span<const LabLimit> limitsOf(std::uint16_t group) const;

  struct Texts {
    std::string_view groups, codes, units, limits;
  };
  static Result<Labs> build(const Drugs& drugs, const Texts& texts);

 private:
  struct Unit {
    std::uint16_t group = 0;
    std::string_view unit;
    double factor = 1;
    double offset = 0;
  };
  Status addGroups(std::string_view text);
  Status addCodes(std::string_view text);
  Status addUnits(std::string_view text);
  Status addLimits(const Drugs& drugs, std::string_view text);
  Status finish();

  std::vector<LabGroup> groups_;
  std::vector<Code> loinc_, other_, text_;  // each sorted by key
  std::vector<Unit> units_;                 // sorted by group, then unit
  std::vector<LabLimit> limits_;            // sorted by group
};

// "a or b or c" → groups; nullopt for a name that is none.
std::optional<std::vector<std::uint16_t>> testsNamed(const Labs& labs, std::string_view text);
// "2.0", "3*high or 120", "2*high"; nullopt for anything else.
std::optional<LabBound> labBound(std::string_view text);
// A LOINC code ends with its Mod 10 check digit (LOINC Users' Guide).
bool isLoinc(std::string_view code);
// Small letters, no blanks, micro sign as "u": how units.tsv is written.
std::string unitKey(std::string_view unit);

}  // namespace baton::knowledge
