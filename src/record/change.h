// Change: one difference between two moments of a record that somebody should know (capability PIC-2).
//
// Made by sources/changes from two charts; pure. `kind` is one of:
// medication-started, medication-stopped, medication-dose-changed, medication-status-changed, condition-added,
// condition-resolved, allergy-added, allergy-removed, result-abnormal, score-changed, admission, discharge,
// encounter, clinician-added, clinician-left, goal-added, goal-progress, procedure, immunization, document-added.
#pragma once

#include <string>
#include <vector>

#include "record/coded.h"

namespace baton::record {

struct Change {
  std::string kind;
  std::string about;                     // what it concerns, as people call it: "sertraline", "PHQ-9 total score"
  std::string line;                      // id of the line or key of the resource
  std::string from;                      // "" when there was nothing before
  std::string to;                        // "" when there is nothing after
  PartialDate on;                        // when it happened; when Baton learned it, if the sources do not say
  std::string reason;                    // why, when a source says so
  std::vector<std::string> matters_for;  // mood, sleep, concentration, safety, metabolism
  std::vector<std::string> roles;        // interface.md roles that it matters to
  std::string text;                      // one plain sentence with date
  std::vector<Source> sources;
};

}  // namespace baton::record
