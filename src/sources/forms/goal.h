// Goals and how they go: Goal with what is measured, where it starts and where it should get; progress → a new version
// of the Goal with its achievement, and an Observation (focus: the Goal) for each measured value.
// Source: http://hl7.org/fhir/R4/goal.html (gol-1: a target with a detail needs its measure).
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct GoalForm {
  std::string description;  // "Sleep seven hours"
  std::string measure;      // "hours of sleep"
  std::string baseline;     // "4.5 h"
  std::string target;       // "7 h"
  std::string due;          // date
  std::string owner;        // who set it; "" = who writes
  std::string start;
  std::string note;
};

struct GoalProgressForm {
  std::string goal;         // line id ("goal/...") or resource key
  std::string achievement;  // "", improving, worsening, no-change, achieved, sustaining, no-progress, not-achieved
  std::string value;        // measured now: "6 h"
  std::string on;
  std::string note;
};

Result<Drafts> make(const GoalForm& form, const Context& context);
Result<Drafts> make(const GoalProgressForm& form, const Context& context);

}  // namespace baton::sources::forms
