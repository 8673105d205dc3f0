// The risk register: eight risks, each with its level, where it is going, what moved it, when somebody last asked and
// who knows (PIC-3).
//
// Why: after an admission or a change of medicine everybody who helps should look at the same known risks. Unknown is
// "never asked", never "none". Read from conditions, scores, reported outcomes, the daily log and red flags by the
// tables of knowledge/risks/. `riskFindings` tells one finding when something of the last 28 days moves known risks;
// what a red flag already says is not said again. Id: "risk-rising/mania+psychosis", the risks that it is about.
// Pure; cost: one pass over conditions and observations for each sign of the table.
#pragma once

#include <string>
#include <vector>

#include "rules/asked.h"

namespace baton::rules {

enum class RiskTrend : std::uint8_t { Unknown, Falling, Steady, Rising };
std::string_view toText(RiskTrend trend);  // "unknown", "falling", "steady", "rising"

// Something that moves a risk: the trigger's name in the reader's language, and what shows it.
struct RiskMove {
  const knowledge::RiskTrigger* trigger = nullptr;
  std::string what;
  PartialDate on;
  record::Evidence evidence;
};

struct RiskEntry {
  const knowledge::Risk* risk = nullptr;
  bool applies = true;  // pregnancy of a man does not
  knowledge::RiskLevel level = knowledge::RiskLevel::NeverAsked;
  bool is_flagged = false;  // a red flag of these days is among the signs
  RiskTrend trend = RiskTrend::Unknown;
  PartialDate last_asked;  // empty: not written down
  std::vector<record::Evidence> evidence;
  std::vector<std::string> who_knows;  // organisations that hold the evidence; "" is what was typed here
  std::vector<RiskMove> moves;         // of the last 28 days, newest first
};

// One entry for each risk, in the order of the table.
std::vector<RiskEntry> riskRegister(const Asked& asked);

void riskFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
