// Results: one measured value out of an observation or one of its components, and whether it is outside what is normal.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/facts.h"

namespace baton::sources::changes {

struct Measured {
  const record::ObservationFact* fact = nullptr;
  std::string_view loinc;
  std::string label;
  const Quantity* quantity = nullptr;  // nullptr when the value is not a number
  std::string shown;
};

// The value itself, then its components; only those with a LOINC code and a value.
std::vector<Measured> measuredIn(const record::ObservationFact& fact);
// Preliminary and cancelled ones do not count.
bool isUsable(const record::ObservationFact& fact);

// "above", "below", "abnormal" or "" by the source's own interpretation, else by its own reference range. Nothing is
// judged by a range that the source does not give.
std::string abnormality(const Measured& measured);

}  // namespace baton::sources::changes
