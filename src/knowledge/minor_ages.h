// At which age a young person's record is theirs: two numbers per region, cited in knowledge/access/minor_ages.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

struct MinorAges {
  std::string region;    // "US", "US-CA"
  int limits_from = 12;  // years: whoever manages the record no longer sees protected items
  int adult_from = 18;   // years: nobody manages the record any more
};

class AccessAges {
 public:
  // Errors: BadInput naming table and line, for ages out of order and a missing row "US".
  static Result<AccessAges> build(std::string_view tsv);
  // The state's row, else the general one.
  const MinorAges& of(std::string_view region) const;
  const std::vector<MinorAges>& all() const { return rows_; }

 private:
  std::vector<MinorAges> rows_;  // the general one first
};

}  // namespace baton::knowledge
