// How a finding is shown: what it says, why, what to do and whom to ask; below that what the clinician needs. The same
// pieces stand on the findings page, on Today and under a medicine that is being added.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "record/disclosure.h"
#include "record/finding.h"
#include "record/watch_plan.h"
#include "web/frame/components.h"
#include "web/frame/page.h"

namespace baton::web {

// Of this page's person, audience and language; `add`: as if that were started now.
Result<std::shared_ptr<const record::Findings>> findingsOf(const Page& page, const std::string& add = "");

// What to look for after each recent change of a medicine, newest first.
std::vector<record::WatchPlan> watchPlansOf(const Page& page, const record::Disclosure& seen);

std::string severityText(Language language, record::Severity severity);
// "today", "at the next contact", "by March 3, 2026".
std::string byText(const Page& page, const std::string& by);
// The whole of it. `actions`: the form below it, may be empty.
Html findingCard(const Page& page, const record::Finding& finding, const Html& actions);
// Title, what to do: for a list under something else.
Html findingShort(const Page& page, const record::Finding& finding);
// A sentence of the rules: its dates as the reader writes them, in <bdi>.
Html sentenceShown(const Page& page, std::string_view text);
// What a finding, a risk or a plan rests on, each a link to its own page.
Html evidenceList(const Page& page, const std::vector<record::Evidence>& evidence);
Html sourceList(const Page& page, const std::vector<record::FindingSource>& sources);
// The words of findings speak to the person: a helper or a parent is told who that is; empty for the person.
Html whomMeant(const Page& page);
// Ways from one of the safety pages to the others; `here` ("/check") is left out.
Html safetyLinks(const Page& page, std::string_view here);
// Prints the page; for whom scripts are off the browser's own way stays.
Html printButton(const Page& page);
// What could not be checked, in a list; nothing where there is nothing.
Html notCheckedPart(const Page& page, const std::vector<record::NotChecked>& not_checked);
// What was looked at, and what was not: never left out.
Html checkedPart(const Page& page, const record::Findings& findings);
bool hasUrgent(const record::Findings& findings);  // and not seen yet

}  // namespace baton::web
