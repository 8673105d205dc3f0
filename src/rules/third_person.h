// The words of findings for somebody else than the person: "before you take ibuprofen" → "before the person takes
// ibuprofen".
//
// Why: a caregiver who reads "your blood pressure" reads of their own. The tables speak to the person; who reads along
// gets the same sentences about the person. In Spanish only "usted" has to go: "su" and the verbs serve both.
// What stands between quotation marks is somebody's own words and stays. Pure; the test goes over every text of the
// tables.
#pragma once

#include <string>
#include <string_view>

#include "record/finding.h"
#include "rules/wording.h"

namespace baton::rules {

std::string aboutThePerson(std::string_view text, Language language);
// Title, reasons, steps, what was and was not checked; evidence and sources stay as they were written.
void tellToOthers(record::Findings& findings);

}  // namespace baton::rules
