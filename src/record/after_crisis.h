// After a crisis: for each stay in hospital or emergency visit, which steps are done, open or late (capability URG-3).
//
// Opened by the record itself: by an admission, an emergency visit, or discharge papers without either, of the last
// kOpenDays; or one that Baton learned of within so many days of its end: it stays open until a person closes it.
// Each medicine that is not what it was before is decided by a named clinician, one Task each. A step is done when the
// record shows it (papers filed, list confirmed, visit took place, news acknowledged, plan revised, thoughts asked
// about) or when somebody said so (a Task of code after-crisis-step); "not needed" is said too and keeps its reason.
// Nothing is done because of a date alone. Days: knowledge/after_crisis. Pure; cost: one pass over the facts for each
// stay.
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
// "Encounter/…#medicine/medication/quetiapine": what a clinician decided about one medicine (Task.businessStatus).
inline constexpr std::string_view kMedicineStep = "medicine/";
inline constexpr std::string_view kDecisions[] = {"keep", "stop", "change", "ask"};
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
  // What a clinician decided about it: "keep", "stop", "change", "ask" (asked, and not decided yet), "" = nobody was
  // asked. It changes no medicine: the list does that.
  std::string decision = {};
  std::string decided_by = {};  // who
  PartialDate decided_on = {};
  std::string note = {};
  bool isDecided() const { return !decision.empty() && decision != "ask"; }
};

struct AfterCrisis {
  std::string encounter;  // "Encounter/…"; "DocumentReference/…" where only discharge papers tell of the stay
  bool is_from_papers = false;
  bool is_emergency = false;
  bool is_over = false;  // the stay itself; steps count from its end
  PartialDate began;
  PartialDate ended;
  std::string place;
  std::vector<CrisisStep> steps;  // in the order of the table; those that this record has no use for are left out
  std::vector<MedicineDifference> medicines;
  std::string
      watch_until;         // last day of the weeks that need extra care (knowledge/after_crisis/windows.tsv); "" = none
  bool is_closed = false;  // by a person
  bool isAllDone() const;
};

// Does this document tell of a discharge: LOINC 18842-5, or the word in its title or type?
bool isDischargePaper(const DocumentFact& document);
// Papers of a stay: from its first day to kPapersDays after its last.
inline constexpr int kPapersDays = 14;  // this project's proposal
bool isPaperOf(const DocumentFact& document, const AfterCrisis& stay);

// Newest first.
std::vector<AfterCrisis> afterCrises(const Chart& chart);

}  // namespace baton::record
