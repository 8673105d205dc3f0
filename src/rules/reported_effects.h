// Reported effects: what logs, observations and conditions say of side effects, and the medicine changes that fit.
//
// Why: an effect alone says little; an effect four days after a dose was raised has a likely cause. A report fits a
// medicine when the tables grade it for this effect and it began within the days after a start or a rise; or when the
// person, or the source's own note, names the medicine. The newest report of an effect counts; one that says "0",
// "none" or "no" ends it.
// Pure. Cost: one pass over the observations of the last kReportDays; changes are looked at only where there are any.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "knowledge/effects.h"
#include "rules/medicine_changes.h"

namespace baton::rules {

// How far back a report is looked at: an effect at an earlier step can come back at the next one.
inline constexpr int kReportDays = 400;
// What was told longer ago than this is told again only where the medicine has changed since.
inline constexpr int kRecentReportDays = 42;

struct ReportedEffect {
  std::uint16_t effect = 0;  // place in Effects::all()
  PartialDate told;          // the day of the entry
  PartialDate began;         // as far as it says, else `told`
  std::string words;         // as written: "restlessness"
  std::optional<double> severity;
  std::string text;              // value, parts and notes: where a medicine may be named
  bool is_begin_known = false;
  bool is_said_to_be_one = false;  // called a side effect by whoever wrote it
  record::Evidence evidence;
};

struct EffectCause {
  const TakenItem* item = nullptr;
  const knowledge::EffectGrade* grade = nullptr;  // nullptr: no table says so, only the person
  const MedicineChange* change = nullptr;         // nullptr: named, without a change that fits
  int days = 0;                                   // from the change to the beginning
  bool is_named = false;
};

struct LinkedEffect {
  ReportedEffect report;
  std::vector<EffectCause> causes;  // most likely first; may be empty
  // Told longer ago than kRecentReportDays; causes then hold only what has been changed again since.
  bool is_past = false;
  std::size_t told_times = 1;
};

// `changes` must outlive the answer. In the order of Effects::all().
std::vector<LinkedEffect> linkedEffects(const Asked& asked, const std::vector<MedicineChange>& changes);

// The newest start or dose change of the line within the last kNewDays; nullptr when there is none.
const MedicineChange* newestChange(const std::vector<MedicineChange>& changes, std::string_view line, Instant now);

}  // namespace baton::rules
