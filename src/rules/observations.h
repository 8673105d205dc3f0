// The observations of a chart by LOINC code: made once for all families of an evaluation, because each of them asks for
// a score, a status or a result by its code, and a chart of some years holds hundreds.
//
// Order: as in the chart, newest first. Views of the chart, which must outlive it. Pure. Cost: one pass; of() is a
// hash lookup.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "record/chart.h"

namespace baton::rules {

// Without a copy: what Concept::codeIn() and label() answer.
std::string_view codeIn(const record::Concept& what, std::string_view system);
std::string_view labelOf(const record::Concept& what);

class Observations {
 public:
  struct Coded {
    const record::ObservationFact* fact = nullptr;
    bool is_first = false;  // of the LOINC codes of the observation: Concept::codeIn()
  };

  explicit Observations(const record::Chart& chart);
  std::span<const Coded> of(std::string_view loinc) const;

 private:
  // Where the code stands, or could.
  std::size_t slotOf(std::string_view loinc) const;

  std::vector<std::uint32_t> slots_;     // code number + 1, open addressing; 0 is empty
  std::vector<std::string_view> codes_;  // by number
  std::vector<std::uint32_t> firsts_;    // of each code in all_, and one past the end
  std::vector<Coded> all_;               // code after code
};

}  // namespace baton::rules
