// After a crisis: the steps that put care together again after a stay in hospital or an emergency visit (URG-3).
//
// Days count from its end. Errors of the reader: BadInput naming table and line. A compiled-in table with a fault ends
// the program at the first call (the tests load it first). Source: knowledge/after_crisis/steps.tsv, a source per row.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "knowledge/interactions.h"

namespace baton::knowledge {

struct AfterCrisisStep {
  std::string_view id;   // "psychiatry"
  std::string_view who;  // role: who is asked for it; "self" = the person sees to it
  int due_days = 0;
  int due_days_medicines = 0;  // where a medicine was started, stopped or changed
  std::string_view title, title_es, what, what_es, clinical;
  Severity severity = Severity::Moderate;
  std::string_view source, checked_on;
};

Result<std::vector<AfterCrisisStep>> readAfterCrisis(std::string_view table);
const std::vector<AfterCrisisStep>& afterCrisisSteps();
const AfterCrisisStep* findAfterCrisisStep(std::string_view id);

// The weeks after a stay that need extra care: how many days, and the words with {0} for the last day. windows.tsv.
struct RiskWindow {
  int days = 0;
  std::string_view title, title_es, source, checked_on;
};
const RiskWindow& riskWindow();

// Words by which a date in discharge papers is taken for a proposed visit. follow_up.tsv.
struct FollowUpWord {
  std::string_view kind;  // "visit", or a role: "psychiatrist"
  std::string_view word;  // folded
};
const std::vector<FollowUpWord>& followUpWords();

// Do these words (the reason, type or service of a stay) speak of a stay for the mind? stays.tsv.
bool speaksOfTheMind(std::string_view words);

}  // namespace baton::knowledge
