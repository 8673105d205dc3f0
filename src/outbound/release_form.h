// An authorization to sign, on one page: HTML and PDF (capability TRUST-1). Empty lines for signature and date; Baton
// signs nothing.
//
// Each element of the law stands under its own heading, with the section that asks for it in the small print at its
// end:
//   45 CFR 164.508(c)(1)(i)-(vi): what, who gives, who gets, purpose, end, signature, date, authority of a
//   representative; 45 CFR 164.508(c)(2)(i)-(iii): revoking in writing and its limit, care does not depend on signing,
//   passing on; 45 CFR 164.508(b)(3)(ii): an authorization for psychotherapy notes says that it is for them alone; 42
//   CFR 2.31(a)(1)-(9), (a)(4)(iii), (a)(10) (2024 rule, 89 FR 12472): name, who gives, what, who gets, purpose,
//     revoking, end, signature, date, passing on under HIPAA but not in proceedings against the person, consequences of
//     not signing; 42 CFR 2.31(b): counseling notes alone;
//   42 CFR 2.32(a)(1): the notice that goes with each disclosure, in the law's own words, on a sheet for the reader.
// Compared on 2026-11-30 with published copies of these sections; no lawyer has reviewed the form. State law may ask
// for more. Errors: Storage when no font is installed (PDF). The notice stays English: it is the text of the rule.
#pragma once

#include <string>

#include "base/result.h"
#include "outbound/summary_page.h"
#include "outbound/words.h"
#include "record/release.h"

namespace baton::outbound {

std::string releaseHtml(const record::Release& release, Language language);
Result<std::string> releasePdf(const record::Release& release, Paper paper, Language language);

// 42 CFR 2.32(a)(1), to the letter. The short form goes with each document (record/part2.h).
std::string_view part2Notice();

}  // namespace baton::outbound
