// "This step is done", "this step is not needed", "it is over" → Task of code after-crisis-step (URG-3), one a step and
// stay; what is said again is its next version. Source: http://hl7.org/fhir/R4/task.html.
#pragma once

#include <cstdint>

#include "sources/forms/form.h"

namespace baton::sources::forms {

enum class StepSaid : std::uint8_t { Done, NotNeeded, Open, Close };

// Errors: BadUsage for a step or stay that is none, NotNeeded without a note, a day to come, Close while a step is
// open.
struct AfterCrisisForm {
  std::string encounter;  // "Encounter/…"; "" = the newest
  std::string step;       // of knowledge/after_crisis; not for Close
  StepSaid said = StepSaid::Done;
  std::string on;    // the day; "" = today
  std::string note;  // who decided, or why it is not needed
};

Result<Drafts> make(const AfterCrisisForm& form, const Context& context);

}  // namespace baton::sources::forms
