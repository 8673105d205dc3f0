// Roadmap: the steps to a record that is ready to use, the most useful first (ROAD-1).
//
// A compiled-in table with a fault ends the program at the first call (the tests load it first). Errors of the reader:
// BadInput naming table and line. Source: knowledge/roadmap, a source per row.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"

namespace baton::knowledge {

struct RoadmapStep {
  std::string_view id;  // "medicines"
  bool is_essential = false;
  int minutes = 0;
  std::string_view title, title_es, why, why_es;
  std::string_view page;  // below the person's: "/add/medication"
  std::string_view source, checked_on;
};

Result<std::vector<RoadmapStep>> readRoadmap(std::string_view table);
const std::vector<RoadmapStep>& roadmapSteps();

}  // namespace baton::knowledge
