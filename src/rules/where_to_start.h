// Where to start: answers to a few questions → where care can begin, and why (capability START-1).
//
// It is a guide and no decision: the reasons are shown, every other place that the answers speak for is named beside,
// and what was not answered is said. Danger leads to urgent care whatever else was answered. In: keys and values of
// knowledge::startKeys(); a key may stand several times where it may have several values. Errors: BadUsage for an
// unknown key or value, and for two values of a key that has one. Pure. Source: knowledge/start/*.tsv.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "knowledge/start.h"
#include "rules/wording.h"

namespace baton::rules {

using StartAnswers = std::vector<std::pair<std::string, std::string>>;

struct StartPlaceAdvice {
  std::string id;                // "therapy"
  std::string name;              // "a therapist"
  std::vector<std::string> why;  // what speaks for it, strongest first
  std::string best_for, limits, coordinate;
  bool is_in_place = false;  // the person is seen there already
};

struct StartAdvice {
  StartPlaceAdvice first;
  std::vector<StartPlaceAdvice> also;     // in the order of what speaks for them
  bool is_urgent = false;                 // show crisis help now
  std::vector<std::string> not_answered;  // questions, as a person reads them
  std::vector<record::FindingSource> sources;
};

Result<StartAdvice> whereToStart(const knowledge::Start& start, const StartAnswers& answers, Language language);

}  // namespace baton::rules
