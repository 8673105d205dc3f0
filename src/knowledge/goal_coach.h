// Goals coach: from a wish in words to something that can be counted (PIC-2).
//
// A compiled-in table with a fault ends the program at the first call (the tests load it first). Errors of the reader:
// BadInput naming table and line. Source: knowledge/goal_coach, a source per row.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

struct GoalMeasure {
  std::string_view id;                  // "sleep"
  std::vector<std::string_view> words;  // folded parts of words; empty: any other wish
  std::string_view measure, measure_es;
  std::string_view unit, unit_es;
  std::string_view example, example_es;
  std::string_view now, now_es;  // how to find today's number
  bool is_more_better = false;
  std::string_view source, checked_on;
};

Result<std::vector<GoalMeasure>> readGoalMeasures(std::string_view table);
const std::vector<GoalMeasure>& goalMeasures();
// The first row that the wish speaks of; the last row when none does. Cost: one search of the wish for each word.
const GoalMeasure& measureFor(std::string_view wish);

}  // namespace baton::knowledge
