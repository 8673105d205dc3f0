// Untold changes (capability FAIL-3): a medicine that acts on the mind was changed and nobody knows if the therapist
// has heard of it; a therapy began and nobody knows if the prescriber has.
//
// Of the last four weeks, one finding for each side, low, until somebody on that side has acknowledged an update sent
// since (a Task of kAcknowledgeCode; docs/formats/handoffs.md). Kind "unacknowledged-update". Source: the article
// (Mercer, Coordinating Care), sections 5 and 10. Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void untoldChangeFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
