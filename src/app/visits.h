// Visits: what is booked, what is planned, and what took place, each as one row for pages. Made of a disclosure; pure.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "record/disclosure.h"

namespace baton::app {

enum class VisitKind : std::uint8_t { Appointment, Plan, Visit, Procedure };

struct VisitRow {
  VisitKind kind = VisitKind::Visit;
  std::string key;
  std::string name;  // "Medication visit"; Baton's own English word where the source has none
  std::string who;
  std::string place;
  std::string reason;
  std::string status;  // FHIR code
  PartialDate on;
  PartialDate ended;
  bool is_not_interpreted = false;
  record::Source source;
};

struct Visits {
  std::vector<VisitRow> next;   // booked, from today on, soonest first
  std::vector<VisitRow> plans;  // care plans, orders and tasks that are open
  std::vector<VisitRow> past;   // visits, stays, procedures, past or cancelled appointments; newest first
};
Visits visitsOf(const record::Disclosure& disclosure);

}  // namespace baton::app
