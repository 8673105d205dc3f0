// Lab results: every dated result of a chart under the group of its test, newest first, whatever it was called.
//
// From observations, their components, procedures and reports ("ECG"). A result without a value, a cancelled one, one
// entered in error and one without a date are none. In: a chart, the tables. Pure. Cost: one pass over the chart; a
// value is converted only when somebody asks. The chart must outlive it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/labs.h"
#include "record/chart.h"

namespace baton::rules {

struct LabResult {
  std::uint16_t group = 0;
  Instant on;                                            // first instant of its date
  const record::About* about = nullptr;                  // of the resource
  const PartialDate* date = nullptr;                     // as written
  const record::ObservationFact* observation = nullptr;  // nullptr for a procedure or report
  const record::ObservationFact::Component* component = nullptr;
};

// A number that can be compared, in the unit of the group.
struct LabValue {
  double number = 0;
  std::string_view comparator;      // "", "<", "<=", ">=", ">"
  std::optional<double> low, high;  // the laboratory's own range
};

class LabResults {
 public:
  LabResults(const knowledge::Labs& labs, const record::Chart& chart, Instant now);
  std::span<const LabResult> of(std::uint16_t group) const;
  // The newest of any of the groups; nullptr when there is none.
  const LabResult* newest(std::span<const std::uint16_t> groups) const;
  bool empty() const { return results_.empty(); }

  // Nullopt: no number, or a unit that cannot be converted.
  std::optional<LabValue> valueOf(const LabResult& result) const;
  // "1.3 mmol/L"; "" when it only was done.
  std::string shown(const LabResult& result) const;

 private:
  void addCodes(const record::Concept& what, LabResult result);
  std::span<const knowledge::Labs::Code> codesOf(const record::Coding& coding);
  void sortByGroup(std::size_t groups);

  const knowledge::Labs& labs_;
  std::vector<LabResult> results_;     // sorted by group, newest first
  std::vector<std::uint32_t> firsts_;  // of each group, and one past the end
  std::unordered_map<std::string_view, std::span<const knowledge::Labs::Code>> of_loinc_;
};

}  // namespace baton::rules
