// After a crisis: for each stay in hospital or emergency visit, which steps are done, open or late (capability URG-3).
//
// Opened by the record itself: by an admission or emergency visit of the last kOpenDays, or one that a person has begun
// to work on and not closed. A step is done when the record shows it (papers filed, list confirmed, visit took place,
// news acknowledged, plan revised, thoughts asked about) or when somebody said so (a Task of code after-crisis-step);
// "not needed" is said too and keeps its reason. Nothing is done because of a date alone. Days: knowledge/after_crisis.
// Pure; cost: one pass over the facts for each stay.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "record/chart.h"

namespace baton::record {

inline constexpr std::string_view kAfterCrisisCode = "after-crisis-step";  // Task.code, in kHandoffSystem
// Task.identifier: "Encounter/…#psychiatry", or "Encounter/…#closed" for the whole.
inline constexpr std::string_view kAfterCrisisSystem = "https://baton.health/fhir/identifier/after-crisis-step";
inline constexpr std::string_view kClosed = "closed";
inline constexpr int kOpenDays = 90;

enum class StepState : std::uint8_t { Open, Booked, Late, Done, NotNeeded };

struct CrisisStep {
  std::string_view id;  // of knowledge/after_crisis
  StepState state = StepState::Open;
  std::string due;       // "2026-11-16"
  std::string on;        // the day it was done, or is booked for
  std::string by;        // what shows it: "Visit with Dr. Lee", or who said so
  std::string resource;  // "Encounter/…"; "" when nothing shows it
  std::string note;      // why it is not needed
};

// A medicine that is not what it was before.
struct MedicineDifference {
  enum class Kind : std::uint8_t { New, Stopped, Changed, Unclear, NotMentioned } kind = Kind::New;
  std::string line;  // MedicationLine::id
  std::string text;
  PartialDate on;
  std::string reason;  // as the source says; "" = not explained
};

struct AfterCrisis {
  std::string encounter;  // "Encounter/…"
  bool is_emergency = false;
  bool is_over = false;  // the stay itself; steps count from its end
  PartialDate began;
  PartialDate ended;
  std::string place;
  std::vector<CrisisStep> steps;  // in the order of the table; those that this record has no use for are left out
  std::vector<MedicineDifference> medicines;
  bool is_closed = false;  // by a person
  bool isAllDone() const;
};

// Newest first.
std::vector<AfterCrisis> afterCrises(const Chart& chart);

}  // namespace baton::record
