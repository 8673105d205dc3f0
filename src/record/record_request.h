// Record requests: what was asked of which office, what is due when, and how far it is (capability REC-5).
//
// Each is a Task of code record-request (docs/formats/record_requests.md): owner = the office, authoredOn = asked,
// restriction.period.end = due, businessStatus = asked, extended, received, filed or refused, executionPeriod.end =
// received, focus = the paper it was filed as. Due dates: knowledge/records/limits.tsv. Pure.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "record/chart.h"

namespace baton::record {

inline constexpr std::string_view kRecordRequestSystem = "https://baton.health/fhir/CodeSystem/record-request";
inline constexpr std::string_view kRecordRequestCode = "record-request";
inline constexpr std::array<std::string_view, 5> kRecordRequestStates = {"asked", "extended", "received", "filed",
                                                                         "refused"};

struct RecordRequest {
  std::string key;  // "Task/…"
  std::string office;
  std::string what;
  std::string process;        // how this office wants to be asked
  std::string authorization;  // "needed", "sent" or "" = none is needed
  PartialDate asked;
  PartialDate due;
  PartialDate received;
  std::string state;  // one of kRecordRequestStates, or "stopped" when the person took it back
  std::string paper;  // "DocumentReference/…", once filed
  bool isOpen() const { return state == "asked" || state == "extended"; }
  bool isOverdue(Instant now) const { return isOpen() && !due.empty() && due.last() < now; }
};
// Open ones first, by due day; then the others, newest first.
std::vector<RecordRequest> recordRequests(const Chart& chart);

}  // namespace baton::record
