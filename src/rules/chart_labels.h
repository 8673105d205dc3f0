// Chart labels: does a diagnosis, a symptom or an entry of the daily log say one of these words?
//
// Whole labels after folding, never a part of a sentence: "no fever" is not "fever". Pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "record/chart.h"

namespace baton::rules {

struct Labelled {
  Instant on;
  std::string_view key;   // of the resource
  std::string_view text;  // as written
};

// The newest diagnosis or symptom with one of `words` (folded) or of `group`, dated between `from` and `now`.
std::optional<Labelled> newestLabelled(const record::Chart& chart, std::span<const std::string> words,
                                       std::string_view group, Instant from, Instant now);

// Is it on the problem list now: "group:diabetes" or folded words?
bool hasCondition(const record::Chart& chart, std::span<const std::string> conditions);

bool isCurrent(const record::ConditionLine& line);

}  // namespace baton::rules
