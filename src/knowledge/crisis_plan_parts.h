// The parts of a crisis plan, in the order in which they are read (capability CARE-4).
//
// Errors of the reader: BadInput naming table and line: a text missing, an id said twice. A compiled-in table with a
// fault ends the program at the first call (the tests load it first). Source: knowledge/crisis/plan_parts.tsv, a source
// per row.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

struct CrisisPlanPart {
  std::string_view id;  // "signs"
  std::string_view title;
  std::string_view title_es;
  std::string_view hint;
  std::string_view hint_es;
  std::string_view source;
};

Result<std::vector<CrisisPlanPart>> readCrisisPlanParts(std::string_view table);
const std::vector<CrisisPlanPart>& crisisPlanParts();
const CrisisPlanPart* findCrisisPlanPart(std::string_view id);

}  // namespace baton::knowledge
