// CrisisPlan: what to do when things get hard, in the person's own words (capability CARE-4).
//
// One CarePlan of FHIR R4 in the record (fhir/crisis_plan.h); each save is its next version. The parts are those of
// knowledge/crisis/plan_parts.tsv.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/instant.h"

namespace baton::record {

struct CrisisPlan {
  struct Part {
    std::string id;
    std::string text;
    bool operator==(const Part&) const = default;
  };
  std::vector<Part> parts;  // those with a text, in the order of the table
  PartialDate changed;      // when it was last written
  PartialDate rehearsed;    // when it was last gone through with somebody; "" = never
  bool empty() const { return parts.empty(); }
  std::string_view textOf(std::string_view id) const {
    for (const Part& part : parts) {
      if (part.id == id) return part.text;
    }
    return {};
  }
};

}  // namespace baton::record
