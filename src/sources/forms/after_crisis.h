// "This step is done", "this step is not needed", "it is over" → Task of code after-crisis-step (URG-3), one a step and
// stay; what is said again is its next version. Source: http://hl7.org/fhir/R4/task.html.
#pragma once

#include <cstdint>

#include "sources/forms/form.h"

namespace baton::sources::forms {

enum class StepSaid : std::uint8_t { Done, NotNeeded, Open, Close, Decide };

// Errors: BadUsage for a step or stay that is none, NotNeeded without a note, a day to come, Close while a step is
// open, "medicines" said to be done while one of them is undecided, a decision without a clinician's name.
struct AfterCrisisForm {
  std::string encounter = {};  // "Encounter/…"; "" = the newest
  std::string step = {};  // of knowledge/after_crisis; "all" with NotNeeded: each that is open; not for Close, Decide
  StepSaid said = StepSaid::Done;
  std::string on = {};    // the day; "" = today
  std::string note = {};  // who decided, or why it is not needed
  // Of Decide: one medicine that is not what it was, what was decided about it, and which clinician decided.
  std::string medicine = {};  // line id, or a name
  std::string decision = {};  // keep, stop, change, ask
  std::string by = {};
};

Result<Drafts> make(const AfterCrisisForm& form, const Context& context);

}  // namespace baton::sources::forms
