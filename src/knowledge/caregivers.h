// What those who help see and carry: patterns over weeks, when helping gets too much, whom they can call for themselves
// (CARE-1, CARE-3).
//
// Errors of the readers: BadInput naming table and line. A compiled-in table with a fault ends the program at the first
// call (the tests load it first). Source: knowledge/caregivers/, a source per row.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

struct CarePattern {
  std::string_view id;        // "sleep-reversal"
  std::string_view observed;  // Observation.code.text of the log
  int from = 0;               // the number from which it counts; 0 = written at all
  int window_days = 28;
  int least_weeks = 2;  // different weeks in the window
  std::string_view title, title_es, clinical, who, source, checked_on;
};
struct LoadLimit {
  std::string_view id;  // nights, no-break, tasks, missed-weeks
  int from = 0;
  std::string_view title, title_es, source, checked_on;  // "{1}" is the number
};
struct CareSupport {
  std::string_view id, name, name_es, about, about_es, call, url, source, checked_on;
};

Result<std::vector<CarePattern>> readCarePatterns(std::string_view table);
Result<std::vector<LoadLimit>> readLoadLimits(std::string_view table);
Result<std::vector<CareSupport>> readCareSupports(std::string_view table);
const std::vector<CarePattern>& carePatterns();
const std::vector<LoadLimit>& loadLimits();
const std::vector<CareSupport>& careSupports();

}  // namespace baton::knowledge
