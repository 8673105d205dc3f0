// The safety check: over a record, over a record with something added, or over a bare list of words without a store.
//
// `role`: who reads it. The person and caregivers read plain words, clinicians clinical ones; a record is checked as
// far as the gate shows it to that role. `language`: "en" or "es", of what a person reads; clinicians read English.
// Errors: BadUsage for a role that is none, what loading a record may answer.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/home.h"
#include "format/json.h"
#include "record/change.h"
#include "record/disclosure.h"
#include "record/finding.h"
#include "rules/wording.h"

namespace baton::app {

// How far back changes are looked for: rules::kChangesDays, for rooms that reach rules only through app.
inline constexpr int kFindingsDays = 90;
// Plain words for the person and who cares for them, clinical ones for clinicians.
rules::Reader readerOf(const std::string& role);

// Is who this is for shown results, logs and tasks at all? Else no page may say that one is missing or late
// (rules/check.h). By the table of types, less what the person denies them: what was opened beyond it is some, not all.
bool seesResults(const record::Disclosure& seen);

struct CheckRequest {
  std::string role = "self";
  std::string add;  // "NAME DOSE; NAME DOSE": as if it were started now; "" = the record as it is
  std::string language = "en";
};
// Of a view that the caller holds, with the changes of the last kFindingsDays as the same audience sees them. The
// moment is the view's.
record::Findings findingsOf(const record::Disclosure& present, std::span<const record::Change> changes,
                            const CheckRequest& request);
Result<record::Findings> checkRecord(Home& home, const record::PersonId& person, const CheckRequest& request);

struct WordsToCheck {
  std::string medications;  // "a; b; c", or one a line
  std::optional<int> age_years;
  std::string role = "self";
  std::string language = "en";
};
Result<record::Findings> checkWords(const WordsToCheck& words, Instant now);

json::Value findingsJson(const record::Findings& findings);
// `role`: whom the findings were made for.
std::string findingsText(const record::Findings& findings, const std::string& role);

}  // namespace baton::app
