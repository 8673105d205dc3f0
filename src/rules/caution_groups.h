// What is told together: cautions of one medicine or of one topic, whichever makes fewer findings ("From 65 years on"
// for five medicines is one). What interrupts is grouped first; the rest joins what is told already. Pure.
#pragma once

#include <string_view>
#include <vector>

#include "rules/caution_hits.h"

namespace baton::rules {

struct CautionGroup {
  std::string_view key;  // the medicine, or the topic
  std::vector<const CautionHit*> hits;
};

std::vector<CautionGroup> cautionGroups(const std::vector<CautionHit>& hits);

}  // namespace baton::rules
