// How a finding is shown: what it says, why, what to do and whom to ask; below that what the clinician needs. The same
// pieces stand on the findings page, on Today and under a medicine that is being added.
#pragma once

#include <memory>
#include <string>

#include "record/finding.h"
#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web {

// Of this page's person, audience and language; `add`: as if that were started now.
Result<std::shared_ptr<const record::Findings>> findingsOf(const Page& page, const std::string& add = "");

std::string severityText(Language language, record::Severity severity);
// "today", "at the next contact", "by March 3, 2026".
std::string byText(const Page& page, const std::string& by);
// The whole of it. `actions`: the form below it, may be empty.
Html findingCard(const Page& page, const record::Finding& finding, const Html& actions);
// Title, what to do: for a list under something else.
Html findingShort(const Page& page, const record::Finding& finding);
// What was looked at, and what was not: never left out.
Html checkedPart(const Page& page, const record::Findings& findings);
bool hasUrgent(const record::Findings& findings);  // and not seen yet

}  // namespace baton::web
