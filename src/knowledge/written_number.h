// Numbers as people write them in a prescription: "1", "1/2", "1 1/2", "one (1)", "1-2", "two to three", "half".
#pragma once

#include <optional>
#include <vector>

#include "base/decimal.h"
#include "knowledge/sig_matches.h"
#include "knowledge/words.h"

namespace baton::knowledge {

struct WrittenNumber {
  Decimal value;
  std::optional<Decimal> high;     // of a range
  std::size_t length = 0;          // words it covers; 0: no number here
  bool has_trailing_zero = false;  // "1.0"
  bool has_naked_decimal = false;  // ".5"
};

WrittenNumber readNumber(const SigMatches& sig, std::size_t at);

}  // namespace baton::knowledge
