// Telehealth: what a psychiatrist by video has to know of the place where the person is (capability START-2).
//
// Only while a telepsychiatry clinician is an active member of the care team. The checklist is knowledge/start/
// telehealth.tsv; what the record does not answer is told in one finding, "telehealth-gap", and blocks nothing. Its id
// names the open items. Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void telehealthFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
