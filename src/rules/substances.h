// What a chart says of alcohol, cannabis, tobacco, caffeine and other substances: social history, daily logs, AUDIT-C.
//
// Why: they change what medicines do, and stopping one changes it too (tobacco and clozapine). The newest statement
// about a substance counts; a use that was told before and denied since was stopped, at the latest on the day of the
// first denial. A log of one day says that something was taken, never that it is not.
// Codes: LOINC 72166-2 (tobacco smoking status), 11331-6 and 74013-4 (alcohol), 64218-1 (cigarettes), 75626-2 (AUDIT-C
// total); SNOMED CT smoking statuses of US Core. What has no code is read by its words. Errors: none. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "knowledge/knowledge.h"
#include "record/chart.h"
#include "record/finding.h"

namespace baton::rules {

struct SubstanceUse {
  std::string substance;               // canonical name: "alcohol", "tobacco"
  std::optional<int> days_since_stop;  // nullopt: used now
  std::optional<bool> is_regular;
  bool is_rare = false;                    // about once a month or less
  std::vector<record::Evidence> evidence;  // never empty
};

// Only what is used, or was stopped less than kGoneDays ago; sorted by name.
std::vector<SubstanceUse> substancesOf(const knowledge::Knowledge& knowledge, const record::Chart& chart);

// A log of a day counts as current use for this long.
inline constexpr int kLogDays = 30;

}  // namespace baton::rules
