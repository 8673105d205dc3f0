// DrugSet: the medicines that a row names, "lithium; class:nsaid", as numbers of the drug table.
//
// Shared by tables that speak of ingredients and classes alike (labs, monitoring). Errors: a sentence on what is not
// known. Cost: asking is a binary search.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/drugs.h"

namespace baton::knowledge {

struct DrugSet {
  std::vector<std::uint16_t> drugs;       // sorted
  std::vector<std::uint16_t> unverified;  // of them, in the set only by a membership that nobody has verified; sorted
  bool empty() const { return drugs.empty(); }
  bool has(std::uint16_t drug) const;
  bool isVerified(std::uint16_t drug) const;
};

// `list`: ingredients and "class:ID" with "; " or `,` between.
Result<DrugSet> drugSet(const Drugs& drugs, std::string_view list, char separator = ';');

}  // namespace baton::knowledge
