// Is there a condition of a group, as of now? For rules that ask by knowledge/names/conditions.tsv. Pure.
#pragma once

#include <algorithm>
#include <string_view>

#include "rules/asked.h"

namespace baton::rules {

// "remission" still counts: the illness is there, its symptoms are not.
inline const record::ConditionLine* conditionOf(const Asked& asked, std::string_view group) {
  const auto found = std::find_if(
      asked.chart.conditions.begin(), asked.chart.conditions.end(), [&](const record::ConditionLine& line) {
        return line.group == group && line.status != "resolved" && line.status != "refuted" &&
               line.status != "inactive" && !line.is_not_interpreted;
      });
  return found == asked.chart.conditions.end() ? nullptr : &*found;
}

}  // namespace baton::rules
