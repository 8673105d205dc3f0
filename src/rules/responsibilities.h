// Responsibilities (capability FAIL-1): the "invisible handoff", where everybody expects somebody else to do it.
//
// Told only where several clinicians take part, or where the person names owners already; all open ones in one finding,
// and only those that matter for this record (knowledge/responsibilities). Somebody who left the team owns in name
// only; who was asked lately may still answer. Two who each said "mine" are a finding of their own. Never above
// moderate: nothing here is worth an alarm by itself. Ids: "unowned-responsibility/lab-follow-up+refills",
// "double-ownership/refills". Source: the article (Mercer, Coordinating Care), section 10. Pure.
#pragma once

#include "rules/asked.h"

namespace baton::rules {

void responsibilityFindings(const Asked& asked, Said& said);

}  // namespace baton::rules
