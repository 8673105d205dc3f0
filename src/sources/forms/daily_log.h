// The daily log → one Observation for each thing told, all with the category text kDailyLog.
//
// Codes: sleep LOINC 93832-4, drinks 74013-4, cigarettes 64218-1; what has no confirmed LOINC code carries text only,
// in English, and is found by it (kMood ...). Severities and mood are numbers from 0 to 10 with the unit "of 10". A
// side effect and a missed dose name the medicine and point at its newest entry (focus). What a caregiver tells has the
// caregiver as performer. Source: http://hl7.org/fhir/R4/observation.html; codes: docs/formats/forms.md.
#pragma once

#include <optional>

#include "sources/forms/form.h"

namespace baton::sources::forms {

inline constexpr std::string_view kDailyLog = "daily-log";
inline constexpr std::string_view kMood = "Mood";
inline constexpr std::string_view kSleepQuality = "Sleep quality";
inline constexpr std::string_view kMissedDose = "Missed dose";
inline constexpr std::string_view kTakenDose = "Dose taken";
inline constexpr std::string_view kTriggers = "What set it off";
inline constexpr std::string_view kAsMeant = "Medicines taken as meant";
inline constexpr std::string_view kWeeklyLog = "weekly-log";
inline constexpr std::string_view kCannabis = "Cannabis use";
inline constexpr std::string_view kSkippedMeals = "Skipped meals";
inline constexpr std::string_view kIrritability = "Irritability";
inline constexpr std::string_view kSpending = "Unusual spending";
inline constexpr std::string_view kSleepReversal = "Awake at night, asleep by day";

struct SymptomEntry {
  std::string name;       // "anxiety"
  std::string severity;   // 0 to 10, or ""
  std::string frequency;  // "most of the day"
};

struct SideEffectEntry {
  std::string name;  // "hand tremor"
  std::string line;  // medicine it may come from: line id, or a name; may be ""
  std::string onset;
  std::string severity;
};

struct MissedDoseEntry {
  std::string line;  // medicine
  std::string reason;
  std::string count;  // doses; "" = one
};

struct DailyLogForm {
  std::string on;             // day or moment; "" = now
  std::string mood;           // 0 (worst) to 10 (best)
  std::string sleep_hours;    // of the last night
  std::string sleep_quality;  // 0 to 10
  std::vector<SymptomEntry> symptoms;
  std::vector<SideEffectEntry> side_effects;
  std::vector<MissedDoseEntry> missed_doses;
  std::vector<std::string> taken_doses;  // medicines, line ids or names, taken at `on`: the last dose for the packet
  std::string drinks;                    // of alcohol, that day
  std::string cannabis;                  // in words: "one edible, 10 mg"
  std::string cigarettes;                // that day
  // What a caregiver sees.
  std::string skipped_meals;  // number that day
  std::string irritability;   // 0 to 10
  std::string spending;       // in words
  bool is_sleep_reversed = false;
  std::string triggers;  // in words
  std::string as_meant;  // all, some, unknown; ""
  bool is_week = false;  // of a week, not of a day: one more category
  // What a caregiver says of themselves: nights up (0 to 7), days off (0 to 7) in the last week.
  std::string nights_up;
  std::string days_off;
  std::string note;
};

Result<Drafts> make(const DailyLogForm& form, const Context& context);

}  // namespace baton::sources::forms
