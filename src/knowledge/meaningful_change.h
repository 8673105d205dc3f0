// Meaningful change: which step in a measured value is worth telling someone, for what, and whom.
//
// In: two quantities of the same LOINC code. Out: whether the step between them reaches the published threshold.
// Units: UCUM codes; the table lists the units it can convert, any other pair of units gives nullopt rather than a
// guess. Source: knowledge/changes/thresholds.tsv and bands.tsv, a citation with year per row.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace baton::knowledge {

enum class StepKind : std::uint8_t {
  Absolute,  // step in `unit`
  Percent,   // step in % of the earlier value
  Crossing,  // passing the limit in either direction (eGFR 60, ANC 1500); `step` is the limit
};
enum class BetterWhen : std::uint8_t {
  Lower,   // PHQ-9
  Higher,  // eGFR
  Neither  // weight, lithium level: what it means depends on the person
};

struct ChangeThreshold {
  std::string id;                  // "phq-9"
  std::vector<std::string> loinc;  // codes that are the same measure
  std::string name;
  std::string unit;  // UCUM code the step is given in; "{score}" for scales
  StepKind kind = StepKind::Absolute;
  Decimal step;
  BetterWhen better_when = BetterWhen::Neither;
  std::vector<std::string> matters_for;  // mood sleep concentration safety metabolism ...
  std::vector<std::string> roles;        // therapist psychiatrist primary-care telepsychiatry caregiver pharmacy ...
  std::string source;                    // citation with year
};

enum class ChangeSense : std::uint8_t { Better, Worse, Higher, Lower, Same };
struct Change {
  const ChangeThreshold* threshold = nullptr;
  bool is_meaningful = false;
  ChangeSense sense = ChangeSense::Same;  // Better/Worse where the table says which; Higher/Lower otherwise
  double difference = 0;                  // after − before, in the threshold's unit
};

// "PHQ-9 of 16: moderately severe".
struct SeverityBand {
  std::string scale;  // the threshold's id
  Decimal low;
  Decimal high;      // inclusive
  std::string text;  // "moderately severe"
  std::string source;
};

class Changes {
 public:
  const std::vector<ChangeThreshold>& all() const { return thresholds_; }
  // Nullptr when there is none. Scales without a confirmed LOINC code (PCL-5, Y-BOCS) are found only so.
  const ChangeThreshold* findById(std::string_view id) const;
  // A code may have more than one threshold (a step and a limit). Empty when the table has none.
  std::vector<const ChangeThreshold*> find(std::string_view loinc) const;
  // Nullopt: units that cannot be compared, or a comparator ("<0.2") that leaves the step open.
  std::optional<Change> compare(const ChangeThreshold& threshold, const Quantity& before, const Quantity& after) const;
  // The most telling of the thresholds of this code: a meaningful one first. Nullopt as above or without a threshold.
  std::optional<Change> compare(std::string_view loinc, const Quantity& before, const Quantity& after) const;
  // Nullptr when the scale has no bands or the value is outside all of them.
  const SeverityBand* severity(std::string_view loinc, const Decimal& score) const;

  static Result<Changes> build(std::string_view thresholds_tsv, std::string_view bands_tsv);

 private:
  struct Conversion {
    std::size_t threshold = 0;
    std::string unit;
    double factor = 1;
  };
  std::optional<double> inUnit(std::size_t threshold, const Quantity& quantity) const;

  std::vector<ChangeThreshold> thresholds_;
  std::vector<Conversion> conversions_;
  std::vector<SeverityBand> bands_;
};

}  // namespace baton::knowledge
