// How the days go, because care must fit them: work, sleep, when and how visits are possible → Observations.
// Codes: LOINC 74159-5 "Work schedule NIOSH"; the others have no confirmed code and carry text only.
#pragma once

#include "sources/forms/form.h"

namespace baton::sources::forms {

struct DailyLifeForm {
  std::string work_schedule;     // "night shifts, Tuesday to Saturday"
  std::string sleep_pattern;     // "asleep at 3, up at 11"
  std::string visit_preference;  // "video, after 4 pm"
  std::string on;                // since when it is so; "" = today
};

Result<Drafts> make(const DailyLifeForm& form, const Context& context);

}  // namespace baton::sources::forms
