// Remark: a sentence about the server with values in it, so that a page can say it in the reader's language.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/instant.h"

namespace baton::app {

struct Day {
  Instant at;  // only its day counts
};
using RemarkValue = std::variant<std::string, Instant, Day>;

struct Remark {
  std::string pattern;  // English, a {} for each value; "" = nothing to say
  std::vector<RemarkValue> values = {};

  bool empty() const { return pattern.empty(); }
  // In English, with dates in ISO 8601: for the command line.
  std::string text() const;
};

}  // namespace baton::app
