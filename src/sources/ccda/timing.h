// effectiveTime elements of a substance administration → bounds and FHIR Timing.
//
// Shapes: IVL_TS or TS (when it is taken: bounds), PIVL_TS (every so often), EIVL_TS (with meals, at bedtime), SXPR_TS
// (several of them). Nothing is guessed from free text.
// Source: C-CDA on FHIR, "Medications", Medication Timing and Frequency; FHIR R4 Timing.
#pragma once

#include "format/json.h"
#include "format/xml.h"
#include "sources/ccda/import.h"

namespace baton::sources::ccda {

struct Schedule {
  json::Value bounds;  // Period with start and/or end
  std::string moment;  // the one time it was given, when only a moment is said
  json::Value repeat;  // Timing.repeat without bounds: frequency, period, when ...
};

Schedule toSchedule(Import& import, xml::Node administration);
// Timing of the schedule; with bounds inside when `with_bounds`.
enum class Bounds { Inside, Apart };
json::Value toTiming(const Schedule& schedule, Bounds bounds);

}  // namespace baton::sources::ccda
