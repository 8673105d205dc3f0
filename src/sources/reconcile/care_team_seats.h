// Seats: everybody whom a fact puts on the care team, with what is known of them, before they are joined to lines.
#pragma once

#include <string>
#include <vector>

#include "record/lines.h"
#include "sources/reconcile/people.h"

namespace baton::sources::reconcile {

// How long somebody who saw or prescribed is still worth naming: two years, the look-back that most offices ask for on
// a new patient's form. Our own convention; such lines are inactive and say when.
inline constexpr int kSeenDays = 2 * 365;

struct Seat {
  const record::About* about = nullptr;  // the fact that says so
  std::string resource;                  // key of the practitioner, organisation or relative; "" when only named
  std::string name;
  std::string name_key;  // folded, without titles and degrees
  std::string npi;
  std::string organization;
  std::string organization_key;
  std::string role;       // of the interface; "" when nothing says
  std::string role_text;  // as the source says it, or "seen on 2026-02-10"
  std::vector<record::Coding> codes;
  std::vector<record::Telecom> telecoms;
  PartialDate since;
  PartialDate until;
  bool is_active = true;
  bool is_only_seen = false;  // known from a visit or a prescription, not from a care team
};

// The order does not depend on the order of the facts.
std::vector<Seat> seatsOf(const record::Facts& facts, const People& people, Instant at);

// "Dr. María Ortiz, MD" → "maria ortiz"; "Ortiz, María" too.
std::string nameKey(std::string_view name);

}  // namespace baton::sources::reconcile
