// Provider reports: what the person found out of a clinician of the directory themselves, by asking ("no new people",
// "three weeks") (capability FIND-1). Kept apart from the directory: it is the person's word, in the person's record.
//
// Each is a Task of code provider-report (docs/formats/provider-report.md): identifier = the clinician, businessStatus
// = what was said, a coding each, authoredOn = when. One Task a clinician; asking again is its next version. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "record/chart.h"

namespace baton::record {

inline constexpr std::string_view kProviderReportSystem = "https://baton.health/fhir/CodeSystem/provider-report";
inline constexpr std::string_view kProviderReportCode = "provider-report";
inline constexpr std::string_view kNpiSystem = "http://hl7.org/fhir/sid/us-npi";
inline constexpr std::string_view kDirectoryKeySystem = "https://baton.health/fhir/directory-provider";

struct ProviderReport {
  std::string key;       // "Task/…"
  std::string provider;  // NPI, or the directory's own key
  std::string name;
  std::string accepting;  // "yes", "no", "" = not asked
  std::string video;      // the same
  std::optional<int> wait_days;
  bool is_gone = false;
  std::string note;
  PartialDate on;
};
// The newest first. What was taken back is not here.
std::vector<ProviderReport> providerReports(const Chart& chart);

}  // namespace baton::record
