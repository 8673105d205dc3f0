// What changed between two moments of one record, and the timeline of all of it (capabilities PIC-2, PIC-4).
// Pure; thresholds, what a change matters for and to whom come from knowledge/ (meaningful_change.h).
#pragma once

#include <vector>

#include "record/change.h"
#include "record/chart.h"

namespace baton::sources {

// Most important first (safety, then medications, diagnoses, results, the rest), then newest first.
std::vector<record::Change> changesBetween(const record::Chart& earlier, const record::Chart& later);

// Everything dated in the chart in the order of time, newest first: medication starts and stops with doses, diagnoses,
// encounters and admissions, scores and abnormal results, procedures, goals, clinicians.
struct TimelineEvent {
  PartialDate on;
  std::string kind;
  std::string text;
  std::string detail;
  std::vector<record::Source> sources;
  // The parts of `text`, for who says it in other words: what it concerns, what was before and after (dose, value;
  // of a visit the place is `to`), why, and the id of the line or key of the resource.
  std::string about = {};
  std::string from = {};
  std::string to = {};
  std::string reason = {};
  std::string line = {};
};
std::vector<TimelineEvent> timeline(const record::Chart& chart);

// The moment just before the last ended visit with a clinician, for `changes --since last-visit`; the person's first
// fact when there was none.
Instant lastVisit(const record::Chart& chart);

}  // namespace baton::sources
