// VisitPrep: one page for one visit (capability FAIL-4): three lines on top, the update below.
//
// The three lines are drafted from the chart (coordination/prepare_visit.h); what the person wrote in their place is a
// Communication of status "preparation" with the identifier below (docs/formats/visit-prep.md), one a role.
#pragma once

#include <string>
#include <string_view>

#include "record/update.h"

namespace baton::record {

inline constexpr std::string_view kVisitPrepSystem = "https://baton.health/fhir/identifier/visit-preparation";

struct ThreeLines {
  std::string changed;  // what changed since the last visit
  std::string worries;  // what worries most
  std::string decide;   // what to decide today
  bool operator==(const ThreeLines&) const = default;
};

struct VisitPrep {
  ThreeLines lines;
  bool is_own = false;  // written by the person, not drafted
  PartialDate written;  // when they wrote it
  PartialDate visit;    // the next visit with this reader, when the record has one
  Update update;        // since the last visit with them
};

}  // namespace baton::record
