// Agreed: what came of a visit: the decision in words, who does what by when, and what is watched for.
//
// The decision is a Communication with the identifier below; each duty and each watch is a Task of a code of
// kAgreedSystem (docs/formats/after-visit.md): owner = who does it, restriction.period.end = by when, focus = the
// visit. completed = done, cancelled = not needed. Written by sources/forms/after_visit.h. Pure; cost: one pass.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/chart.h"

namespace baton::record {

inline constexpr std::string_view kAgreedSystem = "https://baton.health/fhir/CodeSystem/after-visit";
inline constexpr std::string_view kDutyCode = "agreed-task";
inline constexpr std::string_view kWatchCode = "watch";
inline constexpr std::string_view kFormCode = "intake-form";
inline constexpr std::string_view kAfterVisitSystem = "https://baton.health/fhir/identifier/after-visit";

enum class AgreedState : std::uint8_t { Open, Done, NotNeeded };

struct Agreed {
  std::string key;  // "Task/…"
  bool is_watch = false;
  bool is_form = false;  // an intake form to be filled in and handed in
  std::string what;
  std::string who;      // name, else role; "self" for the person
  std::string who_key;  // "Practitioner/…", "" when only named
  PartialDate agreed;
  PartialDate due;  // empty = no day was said
  AgreedState state = AgreedState::Open;
  PartialDate ended;
  std::string note;
  std::string visit;  // "Encounter/…", "" when it stands alone
  bool isOverdue(Instant now) const { return state == AgreedState::Open && !due.empty() && due.last() < now; }
};
// Open ones first, by day; then the others, the newest first.
std::vector<Agreed> agreedOf(const Chart& chart);

struct VisitOutcome {
  std::string key;  // "Communication/…"
  PartialDate on;   // the day of the visit
  std::string with;
  std::string decided;
  std::string changed;  // in words; medicines stand as statements of their own
  std::string visit;    // "Encounter/…"
};
std::vector<VisitOutcome> visitOutcomes(const Chart& chart);  // newest first

}  // namespace baton::record
